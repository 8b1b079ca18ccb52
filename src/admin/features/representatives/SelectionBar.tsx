import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowSync16Regular, Play16Filled, Stop16Filled } from '@fluentui/react-icons'
import { TextButton } from '../../../ui/TextButton.tsx'
import type { Selection } from './selection.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 12px',
    padding: '6px 12px',
    marginBottom: '4px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground2,
  },
  count: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  end: { marginInlineStart: 'auto', display: 'flex', gap: '16px' },
})

interface SelectionBarProps {
  readonly selection: Selection
  readonly all: number
  /** Not while a filter narrows the list: "all" means everybody. */
  readonly mayChooseAll: boolean
  readonly working: boolean
  readonly onSelect: (selection: Selection) => void
  readonly onTurn: (syncActive: boolean) => void
  readonly onPlan: () => void
}

/** What can be done with those that are selected; absent while nobody is. */
export function SelectionBar({ selection, all, mayChooseAll, working, onSelect, onTurn, onPlan }: SelectionBarProps) {
  const styles = useStyles()
  const count = selection === 'all' ? all : selection.size
  if (count === 0) return null
  return (
    <div role="toolbar" aria-label="Selected representatives" className={styles.root}>
      <span className={styles.count} role="status">
        {count.toLocaleString()} selected
      </span>
      <Button appearance="subtle" size="small" icon={<Play16Filled />} disabledFocusable={working} onClick={() => onTurn(true)}>
        Turn sync on
      </Button>
      <Button appearance="subtle" size="small" icon={<Stop16Filled />} disabledFocusable={working} onClick={() => onTurn(false)}>
        Turn sync off
      </Button>
      <Button appearance="subtle" size="small" icon={<ArrowSync16Regular />} disabledFocusable={working} onClick={onPlan}>
        Plan Initial Sync
      </Button>
      <span className={styles.end}>
        {mayChooseAll && selection !== 'all' && all > count && (
          <TextButton onClick={() => onSelect('all')}>Select all {all.toLocaleString()}</TextButton>
        )}
        <TextButton onClick={() => onSelect(new Set())}>Clear</TextButton>
      </span>
    </div>
  )
}
