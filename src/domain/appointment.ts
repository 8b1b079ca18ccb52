import type { CalendarId, EmailAddress, EventId, MailboxId } from './ids.ts'
import type { CalendarDate, TimeSpan } from './time-span.ts'

export type Sensitivity = 'normal' | 'personal' | 'private' | 'confidential'
export type AppointmentKind = 'single' | 'series' | 'occurrence' | 'exception'

export interface Attendee {
  readonly name: string
  readonly email: EmailAddress
  /** Rooms and resources are shown, never turned into people (product decision 10). */
  readonly kind: 'person' | 'resource'
}

/** An appointment as Outlook has it now: the part of a Graph event that the product may look at. */
export interface Appointment {
  readonly mailboxId: MailboxId
  readonly eventId: EventId
  /**
   * The calendar it lies in; null where that was not told. To be compared with an earlier reading of the same appointment and with
   * nothing else: Graph was seen to name a calendar here by another id than in its list of calendars.
   */
  readonly calendarId: CalendarId | null
  /** The same in every attendee's copy: recognises one meeting in several mailboxes. */
  readonly iCalUId: string
  readonly changeKey: string
  readonly kind: AppointmentKind
  /** Set for an occurrence or exception. Notifications of a changed date name the series only. */
  readonly seriesMasterId: EventId | null
  /** The day that the pattern gives this date of a series, wherever it was moved to. Null for what is no date of a series. */
  readonly occurrenceOn: CalendarDate | null
  readonly subject: string
  readonly when: TimeSpan
  readonly isOrganizer: boolean
  readonly organizer: { readonly name: string; readonly email: EmailAddress }
  readonly attendees: readonly Attendee[]
  readonly isCancelled: boolean
  readonly sensitivity: Sensitivity
  readonly categories: readonly string[]
  /** When Exchange last saved it; the start of the delay that the log shows. */
  readonly changedAt: string
}
