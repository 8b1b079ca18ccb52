import type { EventFields, EventRef, StoredEvent, WallTime } from './event-model.ts'
import { expandDates, nextDate } from './recurrence.ts'
import { addDays, daysBetween, wallToMs } from './zones.ts'

const dayMs = 86_400_000

export interface Window {
  /** epoch milliseconds; an event is inside when it starts before `to` and ends after `from` */
  readonly from: number
  readonly to: number
}

/** The fields of what a reference names: of an occurrence, the master's with times moved and its own changes on top. */
export function fieldsOf({ event, date }: EventRef): EventFields {
  if (date === undefined || event.recurrence === null) return event.fields
  const days = daysBetween(event.fields.start.dateTime.slice(0, 10), date)
  const shifted = { start: shift(event.fields.start, days), end: shift(event.fields.end, days) }
  return { ...event.fields, ...shifted, ...event.exceptions[date] }
}

export function typeOf({ event, date }: EventRef): 'singleInstance' | 'occurrence' | 'exception' | 'seriesMaster' {
  if (event.recurrence === null) return 'singleInstance'
  if (date === undefined) return 'seriesMaster'
  return event.exceptions[date] === undefined ? 'occurrence' : 'exception'
}

/** Every occurrence of a series inside the window, moved ones included wherever their pattern date lies. */
export function occurrencesIn(event: StoredEvent, window: Window): EventRef[] {
  if (event.recurrence === null) return []
  const length = daysBetween(event.fields.start.dateTime.slice(0, 10), event.fields.end.dateTime.slice(0, 10))
  // Two days of margin: the window is in UTC, the pattern in local days.
  const from = addDays(isoDate(window.from), -length - 2)
  const dates = new Set(expandDates(event.recurrence, from, addDays(isoDate(window.to), 2)))
  for (const date of Object.keys(event.exceptions)) dates.add(date)
  for (const date of event.cancelledDates) dates.delete(date)
  return [...dates]
    .sort()
    .map((date) => ({ event, date }))
    .filter((ref) => isInside(ref, window))
}

/** What a calendar view shows of one event. */
export function viewOf(event: StoredEvent, window: Window): EventRef[] {
  if (event.folder !== 'calendar') return []
  if (event.recurrence !== null) return occurrencesIn(event, window)
  return isInside({ event }, window) ? [{ event }] : []
}

export function isOccurrenceOf(event: StoredEvent, date: string): boolean {
  if (event.recurrence === null || event.cancelledDates.includes(date)) return false
  return event.exceptions[date] !== undefined || expandDates(event.recurrence, date, date).length === 1
}

/** The pattern date of the first occurrence at or after the range's start. */
export const firstDate = (event: StoredEvent) =>
  event.recurrence === null ? undefined : nextDate(event.recurrence, event.recurrence.range.startDate)

export function startMs(ref: EventRef): number {
  const { start, isAllDay } = fieldsOf(ref)
  return toMs(start, isAllDay)
}

function isInside(ref: EventRef, window: Window): boolean {
  const { start, end, isAllDay } = fieldsOf(ref)
  // No zone is a day away from UTC: most events of a large calendar are told apart without asking for their zone.
  if (Date.parse(`${start.dateTime}Z`) - dayMs >= window.to || Date.parse(`${end.dateTime}Z`) + dayMs < window.from) return false
  const begins = toMs(start, isAllDay)
  const ends = toMs(end, isAllDay)
  return begins < window.to && (ends > window.from || (begins === ends && begins >= window.from))
}

/** All-day events are dates: Graph answers them at midnight UTC whatever zone they were made in, and compares them so. */
export const toMs = (time: WallTime, isAllDay: boolean) => wallToMs(time.dateTime, isAllDay ? 'UTC' : time.timeZone)

const isoDate = (ms: number) =>
  new Date(Math.min(Math.max(ms, -62_135_596_800_000), 253_402_000_000_000)).toISOString().slice(0, 10)

const shift = (time: WallTime, days: number): WallTime => ({
  ...time,
  dateTime: addDays(time.dateTime.slice(0, 10), days) + time.dateTime.slice(10),
})
