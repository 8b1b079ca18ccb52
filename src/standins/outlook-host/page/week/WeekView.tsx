import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type CSSProperties, useEffect, useRef } from 'react'
import type { Temporal } from 'temporal-polyfill'
import type { CalendarEntry } from '../mailbox/appointment.ts'
import type { HostCategory } from '../../host-config.ts'
import { today } from '../mailbox/zone.ts'
import { AllDayEvent } from './AllDayEvent.tsx'
import { DayColumn } from './DayColumn.tsx'
import { hourHeight, layOutWeek, type WeekDay } from './week.ts'

const useStyles = makeStyles({
  scroller: { overflowY: 'auto', height: '100%', scrollbarWidth: 'thin' },
  grid: { display: 'grid', position: 'relative' },
  head: { position: 'sticky', top: 0, zIndex: 3, backgroundColor: tokens.colorNeutralBackground1 },
  corner: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  day: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS}`,
    borderLeft: `1px solid ${tokens.colorNeutralStroke3}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    borderTop: '3px solid transparent',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    minWidth: 0,
  },
  today: { borderTopColor: tokens.colorBrandBackground, color: tokens.colorBrandForeground1 },
  number: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  hours: { position: 'relative' },
  hour: {
    position: 'absolute',
    right: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    transform: 'translateY(4px)',
  },
})

interface WeekViewProps {
  readonly monday: Temporal.PlainDate
  readonly appointments: readonly CalendarEntry[]
  readonly categories: readonly HostCategory[]
  readonly zone: string
  readonly selectedId: string | null
  readonly onOpen: (appointment: CalendarEntry) => void
  readonly onNew: (date: Temporal.PlainDate, minutes: number) => void
}

export function WeekView({ monday, appointments, categories, zone, selectedId, onOpen, onNew }: WeekViewProps) {
  const styles = useStyles()
  const scroller = useRef<HTMLDivElement>(null)
  const { days, firstHour, lastHour } = layOutWeek(monday, appointments, zone)
  const columns: CSSProperties = { gridTemplateColumns: `44px repeat(${days.length}, minmax(0, 1fr))` }
  const hours = Array.from({ length: lastHour - firstHour }, (_, index) => firstHour + index)

  useEffect(() => {
    // a long day begins at its usual hours, not at midnight
    if (scroller.current !== null) scroller.current.scrollTop = Math.max(0, 7 - firstHour) * hourHeight
  }, [firstHour])

  return (
    <div className={styles.scroller} ref={scroller}>
      <div className={mergeClasses(styles.grid, styles.head)} style={columns}>
        <div className={styles.corner} />
        {days.map((day) => (
          <DayHead
            key={day.date.toString()}
            day={day}
            zone={zone}
            categories={categories}
            selectedId={selectedId}
            onOpen={onOpen}
          />
        ))}
      </div>
      <div className={styles.grid} style={columns}>
        <div className={styles.hours} aria-hidden>
          {hours.map((hour, index) => (
            <span key={hour} className={styles.hour} style={{ top: index * hourHeight }}>
              {hour}
            </span>
          ))}
        </div>
        {days.map((day) => (
          <DayColumn
            key={day.date.toString()}
            day={day}
            firstHour={firstHour}
            lastHour={lastHour}
            zone={zone}
            categories={categories}
            selectedId={selectedId}
            onOpen={onOpen}
            onNew={(minutes) => onNew(day.date, minutes)}
          />
        ))}
      </div>
    </div>
  )
}

interface DayHeadProps extends Pick<WeekViewProps, 'zone' | 'categories' | 'selectedId' | 'onOpen'> {
  readonly day: WeekDay
}

function DayHead({ day, zone, categories, selectedId, onOpen }: DayHeadProps) {
  const styles = useStyles()
  const isToday = day.date.equals(today(zone))
  return (
    <div className={mergeClasses(styles.day, isToday && styles.today)}>
      <span>{day.date.toLocaleString('en-GB', { weekday: 'short' })}</span>
      <span className={styles.number}>{day.date.day}</span>
      {day.allDay.map((appointment) => (
        <AllDayEvent
          key={appointment.id}
          appointment={appointment}
          categories={categories}
          isSelected={appointment.id === selectedId}
          onOpen={onOpen}
        />
      ))}
    </div>
  )
}
