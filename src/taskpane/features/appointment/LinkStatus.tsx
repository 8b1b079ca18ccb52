import { makeStyles, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircle16Filled,
  Clock16Regular,
  LinkDismiss16Regular,
  LockClosed16Regular,
  Warning16Filled,
} from '@fluentui/react-icons'
import type { AppointmentView } from '../../../api/read-appointment.ts'
import type { LinkView } from '../../../api/schemas.ts'
import { formatKnownAt } from '../../../ui/format-when.ts'
import { useSpeech } from '../../languages/speech.ts'
import { Said } from '../../texts/Said.tsx'
import { doubtOf } from './doubt-of.ts'
import { StatusLine } from './rail-lines.tsx'

const useStyles = makeStyles({
  good: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  below: { display: 'block' },
  danger: { color: tokens.colorStatusDangerForeground1 },
})

interface LinkStatusProps {
  readonly link: LinkView
  readonly readOnly: boolean
  /** Rmsync can not be asked: since when this is known. */
  readonly knownAt: string | null
  /** Of the mailbox it lies in. */
  readonly freshness: AppointmentView['freshness']
}

/** The state of the link as icon and words, beside the line that shows it. */
export function LinkStatus({ link, readOnly, knownAt, freshness }: LinkStatusProps) {
  const styles = useStyles()
  const texts = useSpeech().texts.appointment
  // IFS was just looked at: what it no longer has is not current, whatever was relayed last.
  const state = link.activity.kind === 'gone' ? { kind: 'activity-missing' as const } : link.state
  switch (state.kind) {
    case 'linked':
      return <LinkedStatus link={link} readOnly={readOnly} knownAt={knownAt} freshness={freshness} />
    case 'appointment-cancelled':
      return <StatusLine icon={<Warning16Filled className={styles.warning} aria-hidden />}>{texts.cancelledStays}</StatusLine>
    case 'activity-missing':
      return (
        <StatusLine icon={<LinkDismiss16Regular className={styles.danger} aria-hidden />}>
          {texts.activityGone(link.activityNo)}
        </StatusLine>
      )
    case 'paused':
      return (
        <StatusLine icon={<Warning16Filled className={styles.warning} aria-hidden />}>
          <b>{texts.outcomes.paused}</b>
          <span className={styles.below}>
            <Said text={state.why} said={state.said} />
          </span>
        </StatusLine>
      )
    case 'waiting':
    case 'set-aside':
      return (
        <StatusLine icon={<Warning16Filled className={styles.warning} aria-hidden />}>
          <b>{texts.waits}</b> <Said text={state.why} said={state.said} />
        </StatusLine>
      )
  }
}

interface LinkedStatusProps extends Omit<LinkStatusProps, 'link'> {
  readonly link: Pick<LinkView, 'currentAsOf' | 'linkedBy'>
}

/**
 * Of a link, or a whole series, that is as it should be. A green mark only while it is proved: what nothing happened to is as current as
 * the last look at its mailbox, and no longer current once nobody looks.
 */
export function LinkedStatus({ link, readOnly, knownAt, freshness }: LinkedStatusProps) {
  const styles = useStyles()
  const { locale, texts } = useSpeech()
  const { appointment } = texts
  const told = (instant: string) => formatKnownAt(instant, locale, new Date())
  if (knownAt !== null) return <StatusLine icon={<Clock16Regular aria-hidden />}>{appointment.knownAt(told(knownAt))}</StatusLine>
  if (readOnly) {
    return <StatusLine icon={<LockClosed16Regular aria-hidden />}>{appointment.linkedBy(link.linkedBy)}</StatusLine>
  }
  const looked = freshness?.currentAsOf ?? null
  const asOf = told(looked !== null && looked > link.currentAsOf ? looked : link.currentAsOf)
  const doubt = freshness === undefined ? null : doubtOf(freshness)
  return doubt === null ? (
    <StatusLine icon={<CheckmarkCircle16Filled className={styles.good} aria-hidden />}>
      {appointment.currentAsOf(asOf)}
    </StatusLine>
  ) : (
    <StatusLine icon={<Warning16Filled className={styles.warning} aria-hidden />}>
      <b>{appointment.knownAt(asOf)}</b>
      <span className={styles.below}>{appointment[doubt]}</span>
    </StatusLine>
  )
}
