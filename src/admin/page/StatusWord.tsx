import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircle16Filled,
  Circle16Regular,
  ErrorCircle16Filled,
  PauseCircle16Regular,
  Warning16Filled,
} from '@fluentui/react-icons'
import type { ReactNode } from 'react'

export type Status = 'good' | 'warning' | 'bad' | 'paused' | 'off'

const useStyles = makeStyles({
  root: { display: 'inline-flex', alignItems: 'center', columnGap: '8px', minWidth: 0 },
  icon: { flexShrink: 0 },
  // stands on the line of the text beside it, not on the icon
  words: { alignSelf: 'baseline', minWidth: 0 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  paused: { color: tokens.colorStatusWarningForeground3 },
  off: { color: tokens.colorNeutralForeground3 },
})
const icons = {
  good: CheckmarkCircle16Filled,
  warning: Warning16Filled,
  bad: ErrorCircle16Filled,
  paused: PauseCircle16Regular,
  off: Circle16Regular,
} as const

/** Status as icon and word; the colour repeats what both say. */
export function StatusWord({ status, children }: { readonly status: Status; readonly children: ReactNode }) {
  const styles = useStyles()
  const Icon = icons[status]
  return (
    <span className={styles.root}>
      <Icon className={mergeClasses(styles.icon, styles[status])} aria-hidden />
      <span className={styles.words}>{children}</span>
    </span>
  )
}
