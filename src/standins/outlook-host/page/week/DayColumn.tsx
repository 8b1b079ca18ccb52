import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { MouseEvent } from 'react'
import type { CalendarEntry } from '../mailbox/appointment.ts'
import type { HostCategory } from '../../host-config.ts'
import { today, wallTime } from '../mailbox/zone.ts'
import { EventLabel, eventName } from './EventLabel.tsx'
import { useEventStyles } from './event-styles.ts'
import { placeSideBySide } from './side-by-side.ts'
import { useNow } from './use-now.ts'
import { hourHeight, minutesWithin, type WeekDay } from './week.ts'

const shortestMinutes = 22
const slotMinutes = 30

const useStyles = makeStyles({
  column: {
    position: 'relative',
    borderLeft: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundImage: `repeating-linear-gradient(${tokens.colorNeutralStroke3} 0 1px, transparent 1px ${hourHeight}px)`,
  },
  event: { position: 'absolute', marginLeft: '1px' },
  now: {
    position: 'absolute',
    left: 0,
    right: 0,
    height: '2px',
    backgroundColor: tokens.colorCompoundBrandStroke,
    zIndex: 2,
    pointerEvents: 'none',
  },
  place: { display: 'block', opacity: 0.85 },
})

interface DayColumnProps {
  readonly day: WeekDay
  readonly firstHour: number
  readonly lastHour: number
  readonly zone: string
  readonly categories: readonly HostCategory[]
  readonly selectedId: string | null
  readonly onOpen: (appointment: CalendarEntry) => void
  readonly onNew: (minutes: number) => void
}

export function DayColumn({ day, firstHour, lastHour, zone, categories, selectedId, onOpen, onNew }: DayColumnProps) {
  const styles = useStyles()
  const eventStyles = useEventStyles()
  const now = useNow()
  const toPixels = (minutes: number): number => ((minutes - firstHour * 60) * hourHeight) / 60
  const placed = placeSideBySide(day.timed, (appointment) => {
    const { from, to } = minutesWithin(day.date, appointment.start, appointment.end, zone)
    return { from, to: Math.max(to, from + shortestMinutes) }
  })
  const newAt = ({ nativeEvent, target, currentTarget }: MouseEvent): void => {
    if (target !== currentTarget) return
    const minutes = firstHour * 60 + (nativeEvent.offsetY * 60) / hourHeight
    onNew(Math.floor(minutes / slotMinutes) * slotMinutes)
  }
  const { hour, minute } = wallTime(now, zone)
  const nowAt = toPixels(hour * 60 + minute)

  return (
    <div className={styles.column} style={{ height: (lastHour - firstHour) * hourHeight }} onDoubleClick={newAt}>
      {placed.map(({ item: appointment, lane, lanes }) => {
        const { from, to } = minutesWithin(day.date, appointment.start, appointment.end, zone)
        const isSelected = appointment.id === selectedId
        return (
          <button
            key={appointment.id}
            type="button"
            data-event-id={appointment.id}
            className={mergeClasses(
              eventStyles.event,
              styles.event,
              appointment.invitees.length > 0 && eventStyles.meeting,
              isSelected && eventStyles.selected,
              appointment.isCancelled && eventStyles.cancelled,
            )}
            style={{
              top: toPixels(from) + 1,
              height: toPixels(Math.max(to, from + shortestMinutes)) - toPixels(from) - 2,
              left: `${(lane * 100) / lanes}%`,
              width: `calc(${100 / lanes}% - 3px)`,
            }}
            aria-label={eventName(appointment, spanText(day, appointment, zone))}
            aria-pressed={isSelected}
            onClick={() => onOpen(appointment)}
          >
            <EventLabel appointment={appointment} categories={categories} />
            {to - from >= 45 && (
              <span className={styles.place} aria-hidden>
                {appointment.location}
              </span>
            )}
          </button>
        )
      })}
      {day.date.equals(today(zone)) && nowAt >= 0 && hour < lastHour && <div className={styles.now} style={{ top: nowAt }} />}
    </div>
  )
}

function spanText({ date }: WeekDay, { start, end }: CalendarEntry, zone: string): string {
  const time = (at: number): string => wallTime(at, zone).toPlainTime().toString({ smallestUnit: 'minute' })
  return `${date.toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })}, ${time(start)} to ${time(end)}`
}
