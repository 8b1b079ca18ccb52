import { mergeClasses } from '@fluentui/react-components'
import type { CalendarEntry } from '../mailbox/appointment.ts'
import type { HostCategory } from '../../host-config.ts'
import { EventLabel, eventName } from './EventLabel.tsx'
import { useEventStyles } from './event-styles.ts'

interface AllDayEventProps {
  readonly appointment: CalendarEntry
  readonly categories: readonly HostCategory[]
  readonly isSelected: boolean
  readonly onOpen: (appointment: CalendarEntry) => void
}

export function AllDayEvent({ appointment, categories, isSelected, onOpen }: AllDayEventProps) {
  const styles = useEventStyles()
  return (
    <button
      type="button"
      data-event-id={appointment.id}
      className={mergeClasses(
        styles.event,
        appointment.invitees.length > 0 && styles.meeting,
        isSelected && styles.selected,
        appointment.isCancelled && styles.cancelled,
      )}
      aria-label={eventName(appointment, 'all day')}
      aria-pressed={isSelected}
      onClick={() => onOpen(appointment)}
    >
      <EventLabel appointment={appointment} categories={categories} />
    </button>
  )
}
