import type { Temporal } from 'temporal-polyfill'
import type { Draft } from '../mailbox/appointment.ts'
import { startOfDay, wallTime } from '../mailbox/zone.ts'

const halfHourMs = 30 * 60_000

/** A new appointment of half an hour, from the next half hour when nothing else is said. */
export function newDraft(zone: string, fields: Partial<Draft> = {}): Draft {
  const start = fields.start ?? Math.ceil(Date.now() / halfHourMs) * halfHourMs
  return {
    subject: '',
    isAllDay: false,
    location: '',
    invitees: [],
    categories: [],
    sensitivity: 'normal',
    bodyHtml: '',
    ...fields,
    start,
    end: fields.end ?? wallTime(start, zone).add({ minutes: 30 }).epochMilliseconds,
  }
}

/** Where a new appointment begins in a week: now when it is this week, else its Monday morning, so that it is seen. */
export function startIn(monday: Temporal.PlainDate, zone: string): number {
  const isThisWeek = Date.now() >= startOfDay(monday, zone) && Date.now() < startOfDay(monday.add({ weeks: 1 }), zone)
  return isThisWeek ? Math.ceil(Date.now() / halfHourMs) * halfHourMs : atMinute(monday, 9 * 60, zone)
}

export const atMinute = (date: Temporal.PlainDate, minutes: number, zone: string): number =>
  wallTime(startOfDay(date, zone), zone).withPlainTime({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).epochMilliseconds
