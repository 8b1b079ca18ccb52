import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Filled, Warning16Filled } from '@fluentui/react-icons'
import { useId } from 'react'
import { formatStart } from '../../../ui/format-when.ts'
import { TextButton } from '../../../ui/TextButton.tsx'
import { FailureInPlace } from '../../failures/FailureInPlace.tsx'
import { useSpeech } from '../../languages/speech.ts'
import { usePanel } from '../../panel-context.ts'
import type { NewActivity } from './group-by-week.ts'
import type { NewActivitiesTexts } from './texts/en.ts'
import type { Step } from './use-pushes.ts'

interface ActivityRowProps {
  readonly activity: NewActivity
  readonly selected: boolean
  /** What became of adding it; absent: nobody tried. */
  readonly step: Step | undefined
  readonly onToggle: () => void
  readonly onInvite: (linkId: string) => void
}

const useStyles = makeStyles({
  // The colour of a selected row reaches from edge to edge.
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: '10px',
    rowGap: '6px',
    alignItems: 'start',
    marginInline: '-16px',
    padding: '9px 16px',
    '@media (max-width: 319px)': { marginInline: '-12px', paddingInline: '12px' },
  },
  selected: {
    backgroundColor: tokens.colorBrandBackground2,
    '@media (forced-colors: active)': { outline: '1px solid Highlight' },
  },
  // 32 px to be hit, no more room than its mark.
  box: { marginBlock: '-6px', marginInline: '-8px' },
  mark: { marginTop: '2px', marginInlineStart: '2px' },
  label: { cursor: 'pointer' },
  title: { display: 'block', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'break-word' },
  second: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  onSelected: { color: tokens.colorNeutralForeground2 },
  muted: { color: tokens.colorNeutralForeground3 },
  end: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground3 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  warning: { display: 'inline-flex', alignItems: 'center', gap: '4px', color: tokens.colorStatusWarningForeground3 },
  below: { gridColumn: '2 / -1' },
})

/** One activity: to be selected, on its way, added, or not, with the reason. */
export function ActivityRow({ activity, selected, step, onToggle, onInvite }: ActivityRowProps) {
  const styles = useStyles()
  const id = useId()
  const { openPage } = usePanel()
  const { locale, texts: all } = useSpeech()
  const texts = all.newActivities
  const { cannotBeAdded } = activity
  const isDone = step?.kind === 'done'
  const isUnderWay = step?.kind === 'waiting' || step?.kind === 'working'
  const detail = [
    cannotBeAdded === null ? null : whyNot(activity, texts),
    activity.when === null ? null : formatStart(activity.when, locale, all.ui),
    activity.connection?.name,
  ].filter((part) => part !== null && part !== undefined)
  return (
    <li className={mergeClasses(styles.row, selected && styles.selected)}>
      {isDone ? (
        <CheckmarkCircle16Filled className={mergeClasses(styles.good, styles.mark)} aria-hidden />
      ) : (
        <Checkbox
          id={id}
          className={styles.box}
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-detail`}
          checked={selected}
          disabled={cannotBeAdded !== null || isUnderWay}
          onChange={onToggle}
        />
      )}
      <label htmlFor={id} className={cannotBeAdded === null && !isDone ? styles.label : undefined}>
        <span id={`${id}-title`} dir="auto" className={mergeClasses(styles.title, cannotBeAdded !== null && styles.muted)}>
          {activity.description}
        </span>
        <span id={`${id}-detail`} className={mergeClasses(styles.second, selected && styles.onSelected)}>
          {detail.join(' · ')}
        </span>
      </label>
      <span className={styles.end}>
        {cannotBeAdded !== null && (
          <TextButton
            onClick={() => {
              openPage(activity.url)
            }}
            aria-label={texts.openThis(activity.description)}
          >
            {texts.open}
          </TextButton>
        )}
        {step?.kind === 'working' && texts.adding}
        {isDone && (
          <span className={styles.good} data-done>
            {step.outcome === 'added' ? texts.added : texts.alreadyThere}
          </span>
        )}
        {step?.kind === 'failed' && (
          <span className={styles.warning}>
            <Warning16Filled aria-hidden />
            {texts.notAdded}
          </span>
        )}
      </span>
      {isDone && step.outcome === 'added' && (
        <span className={styles.below}>
          <TextButton
            aria-label={texts.inviteTo(activity.description)}
            onClick={() => {
              onInvite(step.linkId)
            }}
          >
            {all.invitations.title}
          </TextButton>
        </span>
      )}
      {step?.kind === 'failed' && (
        <div className={styles.below}>
          <FailureInPlace failure={step.failure} />
        </div>
      )}
    </li>
  )
}

/** The two reasons there are, in words of ours; a third would come in the service's own. */
function whyNot({ when, state, cannotBeAdded }: NewActivity, texts: NewActivitiesTexts): string {
  if (when === null) return texts.noStart
  return state === 'completed' ? texts.completed : `${cannotBeAdded?.reason ?? ''} ${cannotBeAdded?.fix ?? ''}`
}
