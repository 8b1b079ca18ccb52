import { CounterBadge, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components'
import { lazy, Suspense, useCallback, useState } from 'react'
import { ErrorInPlace } from '../ui/ErrorInPlace.tsx'
import { Scroll } from '../ui/SubPage.tsx'
import { useLoad } from '../ui/use-load.ts'
import { AppointmentTab } from './AppointmentTab.tsx'
import { toFailure } from './backend/client.ts'
import { listNewActivities } from './backend/new-activities.ts'
import { NewActivitiesPage } from './features/new-activities/NewActivitiesPage.tsx'
import type { Host } from './host/host.ts'
import { PanelSkeleton } from './PanelSkeleton.tsx'
import { usePanel } from './panel-context.ts'

const PanelMenu = lazy(() => import('./PanelMenu.tsx').then((module) => ({ default: module.PanelMenu })))

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  header: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    height: '44px',
    flexShrink: 0,
    boxSizing: 'border-box',
    paddingLeft: '6px',
    paddingRight: '4px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  tab: { paddingLeft: '8px', paddingRight: '8px', whiteSpace: 'nowrap' },
  badge: { marginLeft: '6px' },
  notice: { flexShrink: 0, padding: '12px 16px 0' },
})

type TabName = 'appointment' | 'new'

/** The frame: two tabs and a menu. A page behind the first one covers the frame. */
export function PanelShell({ host, userName }: { readonly host: Host; readonly userName: string }) {
  const styles = useStyles()
  const { client, me } = usePanel()
  const [tab, setTab] = useState<TabName>('appointment')
  const [covered, setCovered] = useState(false)
  const fresh = useLoad('new-activities', () => listNewActivities(client), toFailure)
  const { reload } = fresh
  const refreshNew = useCallback(() => {
    reload(true)
  }, [reload])
  const count = fresh.state.kind === 'ready' ? fresh.state.value.activities.length : 0
  const otherMailbox = userName !== '' && userName.toLowerCase() !== host.mailboxAddress.toLowerCase()

  if (me.representative === null) {
    return (
      <Scroll>
        <ErrorInPlace
          message="You are not set up as a representative that syncs."
          fix="Ask your administrator to give you the permission set EXCHANGE_SYNC_USER in IFS, with your e-mail address."
          reference={null}
        />
      </Scroll>
    )
  }
  return (
    <div className={styles.root}>
      {!covered && (
        <header className={styles.header}>
          <TabList
            size="small"
            selectedValue={tab}
            onTabSelect={(_event, data) => {
              setTab(data.value as TabName)
            }}
          >
            <Tab value="appointment" className={styles.tab}>
              Appointment
            </Tab>
            <Tab value="new" className={styles.tab}>
              New activities
              {count > 0 && <CounterBadge className={styles.badge} count={count} color="informative" size="small" />}
            </Tab>
          </TabList>
          <Suspense>
            <PanelMenu userName={userName} />
          </Suspense>
        </header>
      )}
      {otherMailbox && !covered && (
        <div className={styles.notice}>
          <ErrorInPlace
            message={`You are signed in as ${userName}, this mailbox is ${host.mailboxAddress}.`}
            fix="Sign in to Outlook with the mailbox's own account."
            reference={null}
          />
        </div>
      )}
      {tab === 'appointment' ? (
        <Suspense fallback={<PanelSkeleton />}>
          <AppointmentTab host={host} onCover={setCovered} onLinkChanged={refreshNew} />
        </Suspense>
      ) : (
        <NewActivitiesPage state={fresh.state} onReload={reload} onAdded={() => undefined} />
      )}
    </div>
  )
}
