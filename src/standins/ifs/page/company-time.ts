import { Temporal } from 'temporal-polyfill'
import { badRequest } from '../odata/odata-error.ts'

/** The made-up company keeps UTC in IFS and reads the clock here, as its calendars in Outlook do. */
const zone = 'Europe/Berlin'

/** `2026-11-24T10:00`, as a date field of a page takes it. */
export function toWall(timestamp: string, allDay: boolean): string {
  const instant = Temporal.Instant.from(timestamp)
  return instant
    .toZonedDateTimeISO(allDay ? 'UTC' : zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}

/** Midnight to midnight stands for whole days: days have no zone. */
export const isAllDay = (start: string, end: string): boolean =>
  start < end && [start, end].every((one) => one.endsWith('T00:00:00Z'))

export function toTimestamps(start: string, end: string): { StartDate: string | null; EndDate: string | null } {
  const wholeDays = start < end && [start, end].every((wall) => wall.endsWith('T00:00'))
  const meant = wholeDays ? 'UTC' : zone
  return { StartDate: toUtc(start, meant, 'when.start'), EndDate: toUtc(end, meant, 'when.end') }
}

function toUtc(wall: string, timeZone: string, field: string): string | null {
  if (wall === '') return null
  try {
    return Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone).toInstant().toString({ smallestUnit: 'second' })
  } catch {
    throw badRequest(`${field}: ${wall} is no day of the calendar.`)
  }
}
