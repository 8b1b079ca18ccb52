import { makeStyles, tokens } from '@fluentui/react-components'
import {
  ArrowSync16Regular,
  ArrowUndo16Regular,
  CalendarCancel16Regular,
  CheckmarkCircle16Filled,
  Link16Regular,
  LinkDismiss16Regular,
  PauseCircle16Regular,
  PlayCircle16Regular,
  Subtract16Regular,
  Warning16Filled,
  Mail16Regular,
} from '@fluentui/react-icons'
import type { LogRowView } from '../../../api/schemas.ts'
import { outcomeWords } from './outcome-words.ts'

const useStyles = makeStyles({
  root: { display: 'inline-flex', alignItems: 'center', columnGap: '8px', '& svg': { flexShrink: 0 } },
  // stands on the line of the text beside it, not on the icon
  words: { alignSelf: 'baseline' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  neutral: { color: tokens.colorNeutralForeground2 },
})

/** Green only where IFS has what Outlook says; a cancelled appointment left its activity as it was. */
const looks = {
  updated: [CheckmarkCircle16Filled, 'good'],
  deleted: [CheckmarkCircle16Filled, 'good'],
  linked: [Link16Regular, 'good'],
  cancelled: [CalendarCancel16Regular, 'neutral'],
  invited: [Mail16Regular, 'neutral'],
  unlinked: [LinkDismiss16Regular, 'neutral'],
  undone: [ArrowUndo16Regular, 'neutral'],
  paused: [PauseCircle16Regular, 'warning'],
  resumed: [PlayCircle16Regular, 'neutral'],
  'nothing-to-do': [Subtract16Regular, 'neutral'],
  retry: [ArrowSync16Regular, 'neutral'],
  'set-aside': [Warning16Filled, 'warning'],
} as const satisfies Record<LogRowView['outcome'], readonly [typeof Link16Regular, string]>

export function OutcomeWord({ outcome }: { readonly outcome: LogRowView['outcome'] }) {
  const styles = useStyles()
  const [Icon, look] = looks[outcome]
  return (
    <span className={styles.root}>
      <Icon className={styles[look]} aria-hidden />
      <span className={styles.words}>{outcomeWords[outcome]}</span>
    </span>
  )
}
