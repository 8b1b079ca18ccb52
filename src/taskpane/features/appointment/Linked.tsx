import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Filled, LinkDismiss16Regular, Open16Regular, Warning16Filled } from '@fluentui/react-icons'
import { lazy, Suspense, useEffect } from 'react'
import type { AppointmentView } from '../../../api/read-appointment.ts'
import type { LinkView } from '../../../api/schemas.ts'
import { formatTime } from '../../../ui/format-when.ts'
import { Rail, type RailState } from '../../../ui/Rail.tsx'
import { Scroll } from '../../../ui/SubPage.tsx'
import { Trail } from '../../../ui/Trail.tsx'
import { usePanel } from '../../panel-context.ts'
import { AppointmentLines, RecordLines, StatusLine } from './rail-lines.tsx'
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
  actions: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '8px' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  good: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  second: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
})

const refreshEveryMs = 15_000

const railStates: Readonly<Record<LinkView['state']['kind'], RailState>> = {
  linked: 'linked',
  'appointment-cancelled': 'paused',
  'activity-missing': 'broken',
  'set-aside': 'paused',
}

/** Screens 05, 10 and 15: to what it is linked, since when that is current, and what happened. */
export function Linked({ view, link, onUnlinked, onRefresh }: LinkedProps) {
  const styles = useStyles()
  const { locale, me, openPage } = usePanel()
  const readOnly = view.mayLink.kind === 'no' && view.mayLink.code === 'not-organizer'
  useEffect(() => {
    // What rmsync relays meanwhile shows by itself, while somebody can see it.
    const refresh = () => {
      if (document.visibilityState === 'visible') onRefresh()
    }
    const timer = setInterval(refresh, refreshEveryMs)
    window.addEventListener('focus', refresh)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', refresh)
    }
  }, [onRefresh])

  const activity = link.activity.kind === 'shown' ? link.activity.activity : null
  const lines =
    activity === null
      ? [`Activity ${link.activityNo}`]
      : [
          [`Activity ${activity.activityNo}`, activity.activityType, texts.states[activity.state] ?? activity.state]
            .filter((part) => part !== '')
            .join(' · '),
          ...(activity.opportunityNo === '' ? [] : [`Opportunity ${activity.opportunityNo}`]),
        ]
  return (
    <Scroll>
      <Rail
        state={readOnly && link.state.kind === 'linked' ? 'read-only' : railStates[link.state.kind]}
        recordIcon={activity?.connection?.kind === 'lead' ? 'person' : 'building'}
        appointment={<AppointmentLines view={view} locale={locale} />}
        status={<State link={link} locale={locale} readOnly={readOnly} />}
        record={
          <RecordLines
            title={activity?.connection?.name ?? activity?.description ?? `Activity ${link.activityNo}`}
            lines={lines}
          />
        }
      />
      {view.mayLink.kind === 'no' && view.mayLink.code === 'not-organizer' && (
        <p className={styles.second}>{view.mayLink.reason}</p>
      )}
      {link.activity.kind === 'hidden' && <p className={styles.second}>{texts.hidden}</p>}
      {!view.syncActive && <p className={styles.second}>{texts.syncOff}</p>}
      <div className={styles.actions}>
        <Button
          icon={<Open16Regular />}
          disabled={activity === null}
          onClick={() => {
            if (activity !== null) openPage(activity.url)
          }}
        >
          {texts.openInIfs}
        </Button>
        {!readOnly && (
          <Suspense fallback={<Button disabled>{texts.manageLink}</Button>}>
            <ManageLink linkId={link.linkId} onUnlinked={onUnlinked} />
          </Suspense>
        )}
      </div>
      <section className={styles.section}>
        <h2 className={styles.heading}>{texts.whatHappened}</h2>
        <Trail label={texts.whatHappened} entries={toTrail(link.trail, { locale, me: me.name, now: new Date() })} />
      </section>
    </Scroll>
  )
}

function State({ link, locale, readOnly }: { readonly link: LinkView; readonly locale: string; readonly readOnly: boolean }) {
  const styles = useStyles()
  const warning = <Warning16Filled className={styles.warning} aria-hidden />
  switch (link.state.kind) {
    case 'linked':
      return (
        <StatusLine icon={<CheckmarkCircle16Filled className={styles.good} aria-hidden />}>
          {readOnly ? (
            texts.linkedBy(link.linkedBy)
          ) : (
            <>
              {texts.currentAsOf} <b>{formatTime(link.currentAsOf, locale)}</b>
            </>
          )}
        </StatusLine>
      )
    case 'appointment-cancelled':
      return <StatusLine icon={warning}>{texts.cancelledStays}</StatusLine>
    case 'activity-missing':
      return <StatusLine icon={<LinkDismiss16Regular aria-hidden />}>{texts.activityGone(link.activityNo)}</StatusLine>
    case 'set-aside':
      return (
        <StatusLine icon={warning}>
          <b>{texts.waits}.</b> {link.state.why}
        </StatusLine>
      )
  }
}
