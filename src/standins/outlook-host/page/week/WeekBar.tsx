import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular, ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons'
import type { Temporal } from 'temporal-polyfill'
import { today } from '../mailbox/zone.ts'
import { workWeekOf } from './week.ts'

const useStyles = makeStyles({
  bar: { minHeight: '48px', display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, paddingInline: '12px' },
  range: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalS,
    flexGrow: 1,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
})

interface WeekBarProps {
  readonly monday: Temporal.PlainDate
  readonly zone: string
  readonly onMonday: (monday: Temporal.PlainDate) => void
  readonly onNew: () => void
}

export function WeekBar({ monday, zone, onMonday, onNew }: WeekBarProps) {
  const styles = useStyles()
  return (
    <div className={styles.bar}>
      <Button onClick={() => onMonday(workWeekOf(today(zone)))}>Today</Button>
      <Button
        appearance="subtle"
        icon={<ChevronLeftRegular />}
        aria-label="Previous week"
        onClick={() => onMonday(monday.subtract({ weeks: 1 }))}
      />
      <Button
        appearance="subtle"
        icon={<ChevronRightRegular />}
        aria-label="Next week"
        onClick={() => onMonday(monday.add({ weeks: 1 }))}
      />
      <h2 className={styles.range} aria-live="polite">
        {rangeText(monday, today(zone).year)}
      </h2>
      <Button appearance="subtle" icon={<AddRegular />} onClick={onNew}>
        New
      </Button>
    </div>
  )
}

/** `23–27 November`, or `30 November – 4 December`; with the year when it is another one */
function rangeText(monday: Temporal.PlainDate, thisYear: number): string {
  const friday = monday.add({ days: 4 })
  const long = { day: 'numeric', month: 'long', ...(friday.year === thisYear ? {} : { year: 'numeric' as const }) } as const
  return monday.month === friday.month
    ? `${monday.day}–${friday.toLocaleString('en-GB', long)}`
    : `${monday.toLocaleString('en-GB', long)} – ${friday.toLocaleString('en-GB', long)}`
}
