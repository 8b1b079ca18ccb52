import type { Appointment } from './appointment.ts'
import type { CalendarDate } from './time-span.ts'

/** A series as Outlook expands it, never as we would. Always whole: a date that is left out would look as if it was taken out. */
export interface Series {
  /** Of kind `single` once the series was turned into one appointment; it then has no dates. */
  readonly master: Appointment
  /** The dates that lie in the horizon, occurrences and exceptions alike. */
  readonly instances: readonly Appointment[]
  /** The exceptions of the whole series, wherever they were moved to. */
  readonly exceptions: readonly Appointment[]
  /** Days of the pattern that were taken out of it: nothing else tells of them (Graph `cancelledOccurrences`). */
  readonly cancelledOn: readonly CalendarDate[]
}
