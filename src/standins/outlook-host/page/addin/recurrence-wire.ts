import { Temporal } from 'temporal-polyfill'
import type { Appointment } from '../mailbox/appointment.ts'
import { wallTime } from '../mailbox/zone.ts'
import type { MailboxOwner } from '../mailbox/owner.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekdays = 'friday,monday,thursday,tuesday,wednesday'

/** Graph's recurrence in office.js's words (outlook-host-protocol.md §6); null when the appointment is no series. */
export function toWireRecurrence(appointment: Appointment | null, owner: MailboxOwner): object | null {
  if (appointment === null || appointment.recurrence === null) return null
  const { pattern, range } = appointment.recurrence
  const start = wallTime(appointment.start, owner.ianaZone)
  const first = Temporal.PlainDate.from(range.startDate)
  const days = (pattern.daysOfWeek ?? []).map((day) => day.toLowerCase())
  const isWeekday = pattern.type === 'weekly' && pattern.interval === 1 && [...days].sort().join() === weekdays
  const relative = { dayOfWeek: short(days[0] ?? 'monday'), weekNumber: pattern.index ?? 'first' }
  const absolute = { dayOfMonth: pattern.dayOfMonth ?? first.day }
  const where = pattern.type.startsWith('relative') ? relative : absolute
  const month = { month: months[(pattern.month ?? first.month) - 1] }
  const shapes: Record<string, object> = {
    daily: { recurrenceType: 'daily', recurrenceProperties: { interval: pattern.interval } },
    weekly: isWeekday
      ? { recurrenceType: 'weekday', recurrenceProperties: { interval: 1 } }
      : {
          recurrenceType: 'weekly',
          recurrenceProperties: {
            interval: pattern.interval,
            days: days.map(short),
            firstDayOfWeek: short(pattern.firstDayOfWeek ?? 'sunday'),
          },
        },
    monthly: { recurrenceType: 'monthly', recurrenceProperties: { interval: pattern.interval, ...where } },
    yearly: { recurrenceType: 'yearly', recurrenceProperties: { interval: pattern.interval, ...where, ...month } },
  }
  const family = pattern.type.replace(/^(absolute|relative)/, '').toLowerCase()
  return {
    ...(shapes[family] ?? shapes['daily']),
    recurrenceTimeZone: { name: owner.timeZone, offset: start.offsetNanoseconds / 60e9 },
    seriesTimeJson: {
      startYear: first.year,
      startMonth: first.month,
      startDay: first.day,
      ...endOf(range),
      startTimeMin: start.hour * 60 + start.minute,
      durationMin: Math.round((appointment.end - appointment.start) / 60_000),
    },
  }
}

/** A range by count has no end date on this wire; office.js takes only a date or no end. */
function endOf({ type, endDate }: NonNullable<Appointment['recurrence']>['range']): object {
  if (type !== 'endDate' || endDate === undefined) return { noEndDate: true }
  const end = Temporal.PlainDate.from(endDate)
  return { endYear: end.year, endMonth: end.month, endDay: end.day }
}

const short = (day: string): string => day.slice(0, 3)
