import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { Link16Regular, Open16Regular } from '@fluentui/react-icons'
import { lazy, Suspense, useEffect } from 'react'
import type { AppointmentView } from '../../../api/read-appointment.ts'
import type { ConnectionView, LinkView } from '../../../api/schemas.ts'
import { Rail, type RailState, type RecordIcon } from '../../../ui/Rail.tsx'
import { Scroll } from '../../../ui/SubPage.tsx'
import { Trail } from '../../../ui/Trail.tsx'
import { getLinkPulse } from '../../backend/get-link-pulse.ts'
import { usePanel } from '../../panel-context.ts'
import { LinkStatus } from './LinkStatus.tsx'
import { Note } from './Note.tsx'
import { OnActivity } from './OnActivity.tsx'
import { AppointmentLines, RecordLines } from './rail-lines.tsx'
import { texts } from './texts.ts'
import { toTrail } from './to-trail.ts'

// Menu and dialog come after first paint.
const ManageLink = lazy(() => import('./ManageLink.tsx').then((module) => ({ default: module.ManageLink })))

interface LinkedProps {
  readonly view: AppointmentView
  readonly link: LinkView
  readonly onUnlinked: () => void
  /** Looks again, keeping what is shown. */
  readonly onRefresh: () => void
}

const useStyles = makeStyles({
  actions: {
    display: 'flex',
    gap: '8px',
    '& > button': { flexGrow: 1, minWidth: 0, whiteSpace: 'nowrap', paddingInline: '8px' },
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
})

const askEveryMs = 3_000
/** What somebody does in IFS leaves no news with rmsync: that is looked for now and then. */
const lookEveryMs = 60_000

const railStates: Readonly<Record<LinkView['state']['kind'], RailState>> = {
  linked: 'linked',
  'appointment-cancelled': 'paused',
  'activity-missing': 'broken',
  waiting: 'paused',
  paused: 'paused',
  'set-aside': 'paused',
}
const recordIcons: Readonly<Record<ConnectionView['kind'], RecordIcon>> = {
  account: 'organisation',
  lead: 'person',
  supplier: 'supplier',
  'supplier-request': 'supplier',
}

/** Screens 05, 10 and 15: to what it is linked, since when that is current, and what happened. */
export function Linked({ view, link, onUnlinked, onRefresh }: LinkedProps) {
  const styles = useStyles()
  const { locale, me, openPage } = usePanel()
  const guest = view.mayLink.kind === 'no' && view.mayLink.code === 'not-organizer' ? view.mayLink : null
  const activity = link.activity.kind === 'shown' ? link.activity.activity : null
  useNews(link, onRefresh)

  return (
    <Scroll>
      <Rail
        state={
          link.activity.kind === 'gone'
            ? 'broken'
            : guest !== null && link.state.kind === 'linked'
              ? 'read-only'
              : railStates[link.state.kind]
        }
        recordIcon={recordIcons[activity?.connection?.kind ?? 'account']}
        appointment={<AppointmentLines view={view} locale={locale} />}
        status={<LinkStatus link={link} readOnly={guest !== null} />}
        record={<Record link={link} />}
      />
      {guest !== null && <Note>{guest.reason}</Note>}
      {link.activity.kind === 'hidden' && <Note>{texts.hidden}</Note>}
      {!view.syncActive && guest === null && <Note>{texts.syncOff}</Note>}
      {(activity !== null || guest === null) && (
        <div className={styles.actions}>
          {activity !== null && (
            <Button
              icon={<Open16Regular />}
              onClick={() => {
                openPage(activity.url)
              }}
            >
              {texts.openInIfs}
            </Button>
          )}
          {guest === null && (
            <Suspense
              fallback={
                <Button disabledFocusable icon={<Link16Regular />}>
                  {texts.manageLink}
                </Button>
              }
            >
              <ManageLink linkId={link.linkId} onUnlinked={onUnlinked} />
            </Suspense>
          )}
        </div>
      )}
      {guest !== null && <OnActivity view={view} />}
      <section className={styles.section}>
        <h2 className={styles.heading}>{texts.whatHappened}</h2>
        <Trail label={texts.whatHappened} entries={toTrail(link.trail, { locale, me: me.name, now: new Date() })} />
      </section>
    </Scroll>
  )
}

function Record({ link }: { readonly link: LinkView }) {
  const plain = texts.activity(link.activityNo)
  if (link.activity.kind !== 'shown') return <RecordLines title={plain} lines={[]} />
  const { connection, description, activityType, state, opportunityNo } = link.activity.activity
  const facts = [plain, activityType, texts.states[state] ?? state].filter((part) => part !== '').join(' · ')
  return (
    <RecordLines
      title={connection?.name ?? description}
      lines={[facts, ...(opportunityNo === '' ? [] : [texts.opportunity(opportunityNo)])]}
    />
  )
}

/** What rmsync relays meanwhile shows by itself, while somebody can see it. Asking whether there is news is cheap; looking is not. */
function useNews(link: LinkView, onNews: () => void): void {
  const { client } = usePanel()
  const { linkId } = link
  const known = link.trail[0]?.rowId ?? null
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState !== 'visible') return
      getLinkPulse(client, linkId).then(
        ({ newestRowId }) => {
          if (newestRowId !== known) onNews()
        },
        // No answer is no news: what is shown stays, and the next turn asks again.
        () => undefined,
      )
    }
    const timers = [setInterval(ask, askEveryMs), setInterval(onNews, lookEveryMs)]
    window.addEventListener('focus', onNews)
    return () => {
      timers.forEach(clearInterval)
      window.removeEventListener('focus', onNews)
    }
  }, [client, linkId, known, onNews])
}
