import { makeStyles, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircle16Filled,
  Clock16Regular,
  LinkDismiss16Regular,
  LockClosed16Regular,
  Warning16Filled,
} from '@fluentui/react-icons'
import type { LinkView } from '../../../api/schemas.ts'
import { formatKnownAt } from '../../../ui/format-when.ts'
import { useSpeech } from '../../languages/speech.ts'
import { Said } from '../../texts/Said.tsx'
import { StatusLine } from './rail-lines.tsx'

const useStyles = makeStyles({
  good: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  danger: { color: tokens.colorStatusDangerForeground1 },
})

interface LinkStatusProps {
  readonly link: LinkView
  readonly readOnly: boolean
  /** Rmsync can not be asked: since when this is known. */
  readonly knownAt: string | null
}

/** The state of the link as icon and words, beside the line that shows it. */
export function LinkStatus({ link, readOnly, knownAt }: LinkStatusProps) {
  const styles = useStyles()
  const { locale, texts: all } = useSpeech()
  const texts = all.appointment
  const told = (instant: string) => formatKnownAt(instant, locale, new Date())
  // IFS was just looked at: what it no longer has is not current, whatever was relayed last.
  const state = link.activity.kind === 'gone' ? { kind: 'activity-missing' as const } : link.state
  if (knownAt !== null && state.kind === 'linked') {
    return <StatusLine icon={<Clock16Regular aria-hidden />}>{texts.knownAt(told(knownAt))}</StatusLine>
  }
  switch (state.kind) {
    case 'linked':
      return readOnly ? (
        <StatusLine icon={<LockClosed16Regular aria-hidden />}>{texts.linkedBy(link.linkedBy)}</StatusLine>
      ) : (
        <StatusLine icon={<CheckmarkCircle16Filled className={styles.good} aria-hidden />}>
          {texts.currentAsOf(told(link.currentAsOf))}
        </StatusLine>
      )
    case 'appointment-cancelled':
      return <StatusLine icon={<Warning16Filled className={styles.warning} aria-hidden />}>{texts.cancelledStays}</StatusLine>
    case 'activity-missing':
      return (
        <StatusLine icon={<LinkDismiss16Regular className={styles.danger} aria-hidden />}>
          {texts.activityGone(link.activityNo)}
        </StatusLine>
      )
    case 'waiting':
    case 'paused':
    case 'set-aside':
      return (
        <StatusLine icon={<Warning16Filled className={styles.warning} aria-hidden />}>
          <b>{texts.waits}</b> <Said text={state.why} said={state.said} />
        </StatusLine>
      )
  }
}
