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
  mergeClasses,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components'
import {
  ArrowSync20Regular,
  Database20Regular,
  HeartPulse20Regular,
  History20Regular,
  Navigation20Regular,
  PanelRight20Regular,
  People20Regular,
  Server20Regular,
  Settings20Regular,
  Stethoscope20Regular,
} from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { type PageName, pages, pathOf, useGo } from './route.ts'
import { type ServiceStanding, ServiceState } from './ServiceState.tsx'

const useStyles = makeStyles({
  bar: {
    height: '48px',
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    padding: '0 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 419px)': { columnGap: '4px', padding: '0 8px' },
  },
  product: {
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightSemibold,
    '@media (max-width: 419px)': { display: 'none' },
  },
  tenant: {
    flexGrow: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
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
    boxSizing: 'border-box',
    '@media (max-width: 899px)': { display: 'none' },
  },
  drawer: { padding: '16px 8px' },
  opener: { display: 'none', '@media (max-width: 899px)': { display: 'inline-flex' } },
  section: { marginBottom: '16px' },
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
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground1,
    fontWeight: tokens.fontWeightSemibold,
    boxShadow: tokens.shadow2,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1 },
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' },
    '& svg': { color: tokens.colorBrandForeground1 },
  },
  label: { flexGrow: 1 },
  badge: {
    minWidth: '20px',
    boxSizing: 'border-box',
    padding: '0 6px',
    textAlign: 'center',
    fontSize: tokens.fontSizeBase100,
    lineHeight: '18px',
    fontWeight: tokens.fontWeightSemibold,
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
  },
  // a column, so that what decides stands at the foot of a short page too
  main: {
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
    boxSizing: 'border-box',
    padding: '20px 28px 48px',
    '@media (max-width: 899px)': { padding: '16px 16px 48px' },
  },
})

interface AdminFrameProps {
  readonly name: string
  readonly tenantName: string
  readonly page: PageName
  readonly standing: ServiceStanding
  /** How many alerts Health shows. */
  readonly alerts: number
  readonly onSignOut: () => void
  readonly children: ReactNode
}

const icons: Readonly<Record<PageName, typeof Server20Regular>> = {
  health: HeartPulse20Regular,
  log: History20Regular,
  representatives: People20Regular,
  'initial-sync': ArrowSync20Regular,
  service: Server20Regular,
  configuration: Settings20Regular,
  panel: PanelRight20Regular,
  doctor: Stethoscope20Regular,
  backup: Database20Regular,
}
const groups = ['Watch', 'Run', 'Set up'] as const

/** Bar, navigation and the place of the page; below 900 px the navigation is a drawer. */
export function AdminFrame({ name, tenantName, page, standing, alerts, onSignOut, children }: AdminFrameProps) {
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
        <ServiceState standing={standing} />
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
          <Navigation page={page} alerts={alerts} />
        </div>
        <OverlayDrawer open={drawer} size="small" position="start" onOpenChange={(_event, { open }) => setDrawer(open)}>
          <DrawerBody className={styles.drawer}>
            <Navigation
              page={page}
              alerts={alerts}
              onGone={() => {
                setDrawer(false)
              }}
            />
          </DrawerBody>
        </OverlayDrawer>
        <main className={styles.main}>{children}</main>
      </div>
    </>
  )
}

interface NavigationProps {
  readonly page: PageName
  readonly alerts: number
  readonly onGone?: () => void
}

function Navigation({ page, alerts, onGone }: NavigationProps) {
  const styles = useStyles()
  const go = useGo()
  return (
    <nav aria-label="Admin pages">
      {groups.map((group) => (
        <div key={group} className={styles.section}>
          <h2 className={styles.group}>{group}</h2>
          {pages
            .filter((candidate) => candidate.group === group)
            .map(({ name, title }) => {
              const Icon = icons[name]
              return (
                <a
                  key={name}
                  href={pathOf(name)}
                  className={mergeClasses(styles.item, name === page && styles.current)}
                  {...(name === page ? { 'aria-current': 'page' as const } : {})}
                  onClick={(event) => {
                    if (event.ctrlKey || event.metaKey || event.shiftKey) return
                    event.preventDefault()
                    go(name)
                    onGone?.()
                  }}
                >
                  <Icon aria-hidden />
                  <span className={styles.label}>{title}</span>
                  {name === 'health' && alerts > 0 && (
                    <span className={styles.badge} aria-label={alerts === 1 ? '1 alert' : `${alerts} alerts`} role="img">
                      {alerts}
                    </span>
                  )}
                </a>
              )
            })}
        </div>
      ))}
    </nav>
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
