import { Temporal } from 'temporal-polyfill'
import type { Sensitivity } from '../../../src/domain/appointment.ts'
import type { CalendarId, EmailAddress, EventId, LinkId, ActivityNo, MailboxId } from '../../../src/domain/ids.ts'
import type { CalendarDate, Instant, TimeSpan } from '../../../src/domain/time-span.ts'
import type { AppointmentRef, Calendar, LinkMarker } from '../../../src/rmsync/ports/calendar.ts'

/** An appointment as a person makes it in Outlook. */
export interface PersonMakes {
  readonly subject: string
  readonly when: TimeSpan
  readonly attendees?: readonly { name: string; email: string; kind: 'person' | 'resource' }[]
  readonly sensitivity?: Sensitivity
  readonly categories?: readonly string[]
  /** Makes it a series: every week on this day, so many times. */
  readonly weeks?: number
}

/** A calendar and the person at the other side of it. */
export interface CalendarWorld {
  readonly calendar: Calendar
  readonly mailboxId: MailboxId
  readonly email: EmailAddress
  /** Answers the id that office.js gives, in REST form. */
  makes(facts: PersonMakes): Promise<string>
  changes(eventId: EventId, facts: Partial<PersonMakes>): Promise<void>
  deletes(eventId: EventId): Promise<void>
  copies(eventId: EventId): Promise<void>
  markerOf(ref: AppointmentRef): Promise<LinkMarker | null>
  bodyTextOf(ref: AppointmentRef): Promise<string>
  mailCount(): number
  /** To whom invitations went so far, in order; null where nobody can look into the outbox. */
  invitations(): readonly string[] | null
  close(): Promise<void>
}

/** A calendar whose other side does what a test says; no real tenant does. */
export interface ObedientWorld extends CalendarWorld {
  /** What a person does in Outlook: into another calendar of the mailbox. */
  moves(eventId: EventId, calendarId: CalendarId): Promise<void>
  /** What a person does in Outlook: with everything in it. */
  deletesCalendar(calendarId: CalendarId): Promise<void>
  /** Every cursor given so far is forgotten. */
  forgetCursors(): void
  /** Where notifications may go. */
  readonly notificationUrl: string
}

export const instant = (text: string): Instant => text as Instant

export const timed = (startAt: string, endAt: string, zone = 'Europe/Berlin'): TimeSpan => ({
  kind: 'timed',
  startAt: instant(startAt),
  endAt: instant(endAt),
  zone,
})

/** The same time of the same weekday, so many weeks: by the clock of the zone, whatever summer time does. */
export function weekly(when: TimeSpan, weeks: number): TimeSpan[] {
  if (when.kind === 'all-day') throw new RangeError('A series of whole days has no clock to follow.')
  const { startAt, endAt, zone } = when
  const later = (at: Instant, week: number) =>
    Temporal.Instant.from(at).toZonedDateTimeISO(zone).add({ weeks: week }).toInstant().toString()
  return Array.from({ length: weeks }, (_, week) => timed(later(startAt, week), later(endAt, week), zone))
}

export const allDay = (startOn: string, endOn: string): TimeSpan => ({
  kind: 'all-day',
  startOn: startOn as CalendarDate,
  endOn: endOn as CalendarDate,
})

export const window = { from: instant('2031-03-01T00:00:00Z'), to: instant('2031-04-01T00:00:00Z') }

/** How the names of categories and calendars begin that the contract makes, so that they can be told from a person's. */
export const contractCategory = 'IFS contract '

export const link = { linkId: 'link-1' as LinkId, activityNo: '4711' as ActivityNo }
