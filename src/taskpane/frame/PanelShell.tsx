import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { Warning16Filled } from '@fluentui/react-icons'
import { lazy, startTransition, Suspense, useCallback, useEffect, useState } from 'react'
import type { Failure } from '../../api/failure.ts'
import { Bars } from '../../ui/Bars.tsx'
import { ErrorInPlace } from '../../ui/ErrorInPlace.tsx'
import { Scroll } from '../../ui/SubPage.tsx'
import { untilOnline } from '../../ui/until-online.ts'
import { toFailure } from '../backend/client.ts'
import { FailureInPlace } from '../failures/FailureInPlace.tsx'
import type { Host } from '../host/host.ts'
import { AppointmentTab } from '../item/AppointmentTab.tsx'
import type { FirstLook } from '../item/look-at-item.ts'
import { useSpeech } from '../languages/speech.ts'
import { usePanel } from '../panel-context.ts'
import { loadRest } from './load-rest.ts'
import { PanelFrame, type TabName } from './PanelFrame.tsx'
import { useNewActivities } from './use-new-activities.ts'

const NewActivitiesPage = lazy(() =>
  untilOnline(() => import('../features/new-activities/NewActivitiesPage.tsx')).then((module) => ({
    default: module.NewActivitiesPage,
  })),
)

const InvitationsPage = lazy(() =>
  untilOnline(() => import('../features/invitations/InvitationsPage.tsx')).then((module) => ({
    default: module.InvitationsPage,
  })),
)

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
  wide: { gridColumn: '1 / -1' },
})

interface PanelShellProps {
  readonly host: Host
  readonly firstLook: FirstLook
  readonly userName: string
  /** Must be called from a click. */
  readonly onSwitchAccount: () => Promise<void>
}

/** The frame: two tabs and a menu. A page behind the first one covers the frame. */
export function PanelShell({ host, firstLook, userName, onSwitchAccount }: PanelShellProps) {
  const styles = useStyles()
  const { client, me, menu } = usePanel()
  const { frame: texts, newActivities } = useSpeech().texts
  const [tab, setTab] = useState<TabName>('appointment')
  const [covered, setCovered] = useState(false)
  const [shown, setShown] = useState(false)
  // They can wait until the appointment is seen, unless it is them that somebody wants to see.
  const fresh = useNewActivities(client, (shown || tab === 'new') && me.representative !== null)
  const isMailbox = (address = '') => address.toLowerCase() === host.mailboxAddress.toLowerCase()
  // Many companies have people sign in by another name than their address; rmsync knows whose mailbox is whose.
  const isKnownByBoth = me.email.toLowerCase() === userName.toLowerCase() && isMailbox(me.representative?.email)
  const otherMailbox = userName !== '' && !isMailbox(userName) && !isKnownByBoth
  const onShown = useCallback(() => {
    setShown(true)
  }, [])
  // Once everything that is asked for by itself is there.
  const settled = shown && fresh.state.kind !== 'loading'
  useEffect(() => (settled ? loadRest() : undefined), [settled])

  return (
    <div className={styles.root}>
      {!covered && (
        <PanelFrame
          tab={tab}
          count={fresh.count}
          menu={menu}
          onTab={(next) => {
            // What was added meanwhile leaves the list once somebody comes back to it.
            if (next === 'new') fresh.comeBack()
            startTransition(() => {
              setTab(next)
            })
          }}
          onDone={host.isMobile ? host.close : null}
        />
      )}
      {otherMailbox && !covered && (
        <SwitchAccount userName={userName} mailboxAddress={host.mailboxAddress} onSwitchAccount={onSwitchAccount} />
      )}
      {me.representative === null ? (
        <Scroll>
          <ErrorInPlace message={texts.notRepresentative} fix={texts.notRepresentativeFix} reference={null} />
        </Scroll>
      ) : (
        <Suspense
          fallback={
            <Scroll>
              <Bars label={newActivities.loading} heights={[32, 48, 48, 48]} />
            </Scroll>
          }
        >
          {tab === 'appointment' ? (
            <AppointmentTab
              host={host}
              firstLook={firstLook}
              onCover={setCovered}
              onLinkChanged={fresh.refresh}
              onShown={onShown}
            />
          ) : (
            <NewActivitiesPage
              state={fresh.state}
              onReload={fresh.reload}
              onAdded={fresh.onAdded}
              onCover={setCovered}
              invite={(linkId, onBack) => <InvitationsPage linkId={linkId} onBack={onBack} onSent={onBack} />}
            />
          )}
        </Suspense>
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
  const { frame: texts } = useSpeech().texts
  const [failure, setFailure] = useState<Failure | null>(null)
  return (
    <div className={styles.notice} role="status">
      <Warning16Filled className={styles.warning} aria-hidden />
      <span>{texts.otherAccount(userName, mailboxAddress)}</span>
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
        {texts.switchAccount}
      </Button>
      {failure !== null && (
        <div className={styles.wide}>
          <FailureInPlace failure={failure} />
        </div>
      )}
    </div>
  )
}
