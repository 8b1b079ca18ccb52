import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { Warning16Filled } from '@fluentui/react-icons'
import { Suspense, useCallback, useState } from 'react'
import type { Failure } from '../api/failure.ts'
import { ErrorInPlace } from '../ui/ErrorInPlace.tsx'
import { Scroll } from '../ui/SubPage.tsx'
import { useLoad } from '../ui/use-load.ts'
import { AppointmentTab } from './AppointmentTab.tsx'
import { toFailure } from './backend/client.ts'
import { listNewActivities } from './backend/new-activities.ts'
import { NewActivitiesPage } from './features/new-activities/NewActivitiesPage.tsx'
import type { Host } from './host/host.ts'
import { PanelFrame, type TabName } from './PanelFrame.tsx'
import { PanelSkeleton } from './PanelSkeleton.tsx'
import { usePanel } from './panel-context.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  notice: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    columnGap: '8px',
    rowGap: '8px',
    flexShrink: 0,
    padding: '12px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  warning: { color: tokens.colorStatusWarningForeground3 },
  second: { gridColumn: 2, justifySelf: 'start' },
})

interface PanelShellProps {
  readonly host: Host
  readonly userName: string
  /** Must be called from a click. */
  readonly onSwitchAccount: () => Promise<void>
}

/** The frame: two tabs and a menu. A page behind the first one covers the frame. */
export function PanelShell({ host, userName, onSwitchAccount }: PanelShellProps) {
  const styles = useStyles()
  const { client, me, menu } = usePanel()
  const [tab, setTab] = useState<TabName>('appointment')
  const [covered, setCovered] = useState(false)
  const [added, setAdded] = useState(0)
  const fresh = useLoad('new-activities', () => listNewActivities(client), toFailure)
  const { reload } = fresh
  const refreshNew = useCallback(() => {
    setAdded(0)
    reload(true)
  }, [reload])
  const count = fresh.state.kind === 'ready' ? fresh.state.value.activities.length - added : 0
  const otherMailbox = userName !== '' && userName.toLowerCase() !== host.mailboxAddress.toLowerCase()

  return (
    <div className={styles.root}>
      {!covered && (
        <PanelFrame
          tab={tab}
          count={count}
          menu={menu}
          onTab={(next) => {
            // What was added meanwhile leaves the list once somebody comes back to it.
            if (next === 'new' && added > 0) refreshNew()
            setTab(next)
          }}
        />
      )}
      {otherMailbox && !covered && (
        <SwitchAccount userName={userName} mailboxAddress={host.mailboxAddress} onSwitchAccount={onSwitchAccount} />
      )}
      {me.representative === null ? (
        <Scroll>
          <ErrorInPlace
            message="You are not set up as a representative that syncs."
            fix="Ask your administrator to give you the permission set EXCHANGE_SYNC_USER in IFS, with your e-mail address."
            reference={null}
          />
        </Scroll>
      ) : tab === 'appointment' ? (
        <Suspense fallback={<PanelSkeleton />}>
          <AppointmentTab host={host} onCover={setCovered} onLinkChanged={refreshNew} />
        </Suspense>
      ) : (
        <NewActivitiesPage
          state={fresh.state}
          onReload={reload}
          onAdded={() => {
            setAdded((before) => before + 1)
          }}
        />
      )}
    </div>
  )
}

/** A token of another account than the mailbox acts on the wrong person's appointments (msal-js issue 7356): it is said, with a way out. */
function SwitchAccount({
  userName,
  mailboxAddress,
  onSwitchAccount,
}: {
  readonly userName: string
  readonly mailboxAddress: string
  readonly onSwitchAccount: () => Promise<void>
}) {
  const styles = useStyles()
  const [failure, setFailure] = useState<Failure | null>(null)
  return (
    <div className={styles.notice} role="status">
      <Warning16Filled className={styles.warning} aria-hidden />
      <span>
        You are signed in as <b>{userName}</b>, this mailbox is <b>{mailboxAddress}</b>.
      </span>
      <Button
        size="small"
        className={styles.second}
        onClick={() => {
          setFailure(null)
          onSwitchAccount().catch((error: unknown) => {
            setFailure(toFailure(error))
          })
        }}
      >
        Switch account
      </Button>
      {failure !== null && (
        <div style={{ gridColumn: '1 / -1' }}>
          <ErrorInPlace {...failure} />
        </div>
      )}
    </div>
  )
}
