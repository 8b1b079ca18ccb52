import type { Appointment } from '../../src/domain/appointment.ts'
import type { EventId } from '../../src/domain/ids.ts'
import type { CalendarDate, Instant } from '../../src/domain/time-span.ts'
import type { FakeCalendar } from './fake-calendar.ts'
import { aReview } from './world.ts'

export const masterId = 'series-1' as EventId
const dayMs = 86_400_000

const span = (on: string, hour = 9) => ({
  kind: 'timed' as const,
  startAt: `${on}T${String(hour).padStart(2, '0')}:00:00Z` as Instant,
  endAt: `${on}T${String(hour + 1).padStart(2, '0')}:00:00Z` as Instant,
  zone: 'Europe/Berlin',
})

export const days = (first: string, count: number, every = 7): readonly CalendarDate[] =>
  Array.from(
    { length: count },
    (_none, index) =>
      new Date(Date.parse(`${first}T00:00:00Z`) + index * every * dayMs).toISOString().slice(0, 10) as CalendarDate,
  )

export const dateId = (on: string, series: string = masterId): EventId => `${series}-${on}` as EventId

/** One date as Outlook lists it: an id of its own, made of series and day. */
export const aDate = (on: string, changes: Partial<Appointment> = {}, series: EventId = masterId): Appointment => ({
  ...aReview,
  eventId: dateId(on, series),
  iCalUId: `${series}-uid-${on}`,
  kind: 'occurrence',
  seriesMasterId: series,
  occurrenceOn: on as CalendarDate,
  when: span(on),
  ...changes,
})

/** A series in the mailbox of Ellen, with a date on each of these days. */
export function putSeries(
  calendar: FakeCalendar,
  on: readonly string[],
  changes: Partial<Appointment> = {},
  series: EventId = masterId,
): Appointment {
  const master: Appointment = {
    ...aReview,
    eventId: series,
    iCalUId: `${series}-uid`,
    kind: 'series',
    when: span(on[0] ?? ''),
    ...changes,
  }
  calendar.put(master)
  const { eventId: _id, iCalUId: _uid, kind: _kind, when: _when, ...shared } = master
  for (const day of on) calendar.put(aDate(day, { ...shared, seriesMasterId: series, occurrenceOn: day as CalendarDate }, series))
  return master
}

export const spanOn = span
