import {
  Avatar,
  Button,
  DrawerBody,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components'
import { CheckmarkCircle16Filled, ErrorCircle16Filled, History20Regular, Navigation20Regular } from '@fluentui/react-icons'
import { type ReactNode, useEffect, useState } from 'react'
import { isReady } from './backend/get-health.ts'

const useStyles = makeStyles({
  bar: {
    height: '48px',
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    padding: '0 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  product: { whiteSpace: 'nowrap', fontWeight: tokens.fontWeightSemibold },
  tenant: {
    flexGrow: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  service: {
    display: 'inline-flex',
    whiteSpace: 'nowrap',
    alignItems: 'center',
    columnGap: '6px',
    fontSize: tokens.fontSizeBase200,
  },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  body: {
    display: 'grid',
    gridTemplateColumns: '216px minmax(0, 1fr)',
    minHeight: 'calc(100vh - 48px)',
    '@media (max-width: 899px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  navigation: {
    backgroundColor: tokens.colorNeutralBackground2,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: '16px 8px',
    '@media (max-width: 899px)': { display: 'none' },
  },
  drawer: { padding: '16px 8px' },
  opener: { display: 'none', '@media (max-width: 899px)': { display: 'inline-flex' } },
  group: {
    margin: '0 12px 6px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
  item: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    boxShadow: tokens.shadow2,
  },
  icon: { color: tokens.colorBrandForeground1 },
  main: { padding: '20px 28px 48px', '@media (max-width: 899px)': { padding: '16px 16px 48px' } },
})

interface AdminFrameProps {
  readonly name: string
  readonly tenantName: string
  readonly onSignOut: () => void
  readonly children: ReactNode
}

const askEveryMs = 15_000

export function AdminFrame({ name, tenantName, onSignOut, children }: AdminFrameProps) {
  const styles = useStyles()
  const [drawer, setDrawer] = useState(false)
  return (
    <>
      <header className={styles.bar}>
        <Button
          className={styles.opener}
          appearance="subtle"
          icon={<Navigation20Regular />}
          aria-label="Admin pages"
          aria-expanded={drawer}
          onClick={() => setDrawer(true)}
        />
        <Logo />
        <span className={styles.product}>RM Panel</span>
        <span className={styles.tenant}>{tenantName}</span>
        <ServiceState />
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              appearance="transparent"
              aria-label={`Account of ${name}`}
              icon={<Avatar size={28} name={name} color="colorful" />}
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem onClick={onSignOut}>Sign out</MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      </header>
      <div className={styles.body}>
        <div className={styles.navigation}>
          <Navigation />
        </div>
        <OverlayDrawer open={drawer} size="small" position="start" onOpenChange={(_event, { open }) => setDrawer(open)}>
          <DrawerBody className={styles.drawer}>
            <Navigation />
          </DrawerBody>
        </OverlayDrawer>
        <main className={styles.main}>{children}</main>
      </div>
    </>
  )
}

/** Only the pages that exist. */
function Navigation() {
  const styles = useStyles()
  return (
    <nav aria-label="Admin pages">
      <h2 className={styles.group}>Watch</h2>
      <a href="/admin/log" aria-current="page" className={styles.item}>
        <History20Regular className={styles.icon} aria-hidden />
        Calendar Sync Log
      </a>
    </nav>
  )
}

function ServiceState() {
  const styles = useStyles()
  const [ready, setReady] = useState<boolean | null>(null)
  useEffect(() => {
    let wanted = true
    const ask = () => {
      void isReady().then((answer) => {
        if (wanted) setReady(answer)
      })
    }
    ask()
    const timer = setInterval(ask, askEveryMs)
    return () => {
      wanted = false
      clearInterval(timer)
    }
  }, [])
  if (ready === null) return null
  return (
    <span className={styles.service} role="status">
      {ready ? (
        <CheckmarkCircle16Filled className={styles.good} aria-hidden />
      ) : (
        <ErrorCircle16Filled className={styles.bad} aria-hidden />
      )}
      {ready ? 'Service running' : 'Service does not answer'}
    </span>
  )
}

/** The icon of the product: an appointment (square) over a record (ring). */
function Logo() {
  return (
    <svg width="24" height="24" viewBox="0 0 32 32" fill="none" aria-hidden>
      <path
        d="M13 18H8.5A4.5 4.5 0 0 1 4 13.500V8.500A4.500 4.500 0 0 1 8.500 4h7A4.500 4.500 0 0 1 20 8.500V11"
        stroke="#3B92E8"
        strokeWidth="4"
      />
      <circle cx="21" cy="21" r="7" stroke="#1F7BD6" strokeWidth="4" />
    </svg>
  )
}
