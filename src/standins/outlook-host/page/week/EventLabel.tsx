import { ArrowRepeatAllRegular, LockClosedRegular } from '@fluentui/react-icons'
import type { CalendarEntry } from '../mailbox/appointment.ts'
import type { HostCategory } from '../../host-config.ts'
import { categoryColor } from './category-colors.ts'
import { useEventStyles } from './event-styles.ts'

/** Subject with its category squares and marks. What they mean is in the event's accessible name. */
export function EventLabel({ appointment, categories }: { appointment: CalendarEntry; categories: readonly HostCategory[] }) {
  const styles = useEventStyles()
  return (
    <span className={styles.subject} aria-hidden>
      {appointment.categories.map((name) => (
        <span key={name} className={styles.square} title={name} style={{ backgroundColor: categoryColor(name, categories) }} />
      ))}
      {appointment.subject || '(No subject)'}
      {appointment.sensitivity !== 'normal' && <LockClosedRegular className={styles.mark} />}
      {appointment.type !== 'singleInstance' && <ArrowRepeatAllRegular className={styles.mark} />}
    </span>
  )
}

/** What a screen reader says of an event. */
export function eventName(appointment: CalendarEntry, when: string): string {
  return [
    appointment.subject || 'No subject',
    when,
    appointment.location,
    appointment.isCancelled ? 'cancelled' : '',
    appointment.sensitivity === 'normal' ? '' : appointment.sensitivity,
    appointment.type === 'singleInstance' ? '' : 'part of a series',
    ...appointment.categories.map((name) => `category ${name}`),
  ]
    .filter((part) => part !== '')
    .join(', ')
}
