import type { Temporal } from 'temporal-polyfill'
import type { Draft } from '../mailbox/appointment.ts'
import { startOfDay, wallTime } from '../mailbox/zone.ts'

const halfHourMs = 30 * 60_000

/** A new appointment: the next half hour, or where the person clicked. */
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

export const atMinute = (date: Temporal.PlainDate, minutes: number, zone: string): number =>
  wallTime(startOfDay(date, zone), zone).withPlainTime({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).epochMilliseconds
