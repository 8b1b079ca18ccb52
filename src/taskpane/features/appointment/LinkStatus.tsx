import { makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Filled, LinkDismiss16Regular, LockClosed16Regular, Warning16Filled } from '@fluentui/react-icons'
import type { LinkView } from '../../../api/schemas.ts'
import { formatTime } from '../../../ui/format-when.ts'
import { usePanel } from '../../panel-context.ts'
import { StatusLine } from './rail-lines.tsx'
import { texts } from './texts.ts'

const useStyles = makeStyles({
  good: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  danger: { color: tokens.colorStatusDangerForeground1 },
})

/** The state of the link as icon and words, beside the line that shows it. */
export function LinkStatus({ link, readOnly }: { readonly link: LinkView; readonly readOnly: boolean }) {
  const styles = useStyles()
  const { locale } = usePanel()
  // IFS was just looked at: what it no longer has is not current, whatever was relayed last.
  const state = link.activity.kind === 'gone' ? { kind: 'activity-missing' as const } : link.state
  switch (state.kind) {
    case 'linked':
      return readOnly ? (
        <StatusLine icon={<LockClosed16Regular aria-hidden />}>{texts.linkedBy(link.linkedBy)}</StatusLine>
      ) : (
        <StatusLine icon={<CheckmarkCircle16Filled className={styles.good} aria-hidden />}>
          {texts.currentAsOf} <b>{formatTime(link.currentAsOf, locale)}</b>
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
          <b>{texts.waits}.</b> {state.why}
        </StatusLine>
      )
  }
}
