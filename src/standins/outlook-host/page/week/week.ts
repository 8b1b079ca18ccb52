import type { Temporal } from 'temporal-polyfill'
import type { CalendarEntry } from '../mailbox/appointment.ts'
import { dateOf, startOfDay, wallTime } from '../mailbox/zone.ts'

export interface WeekDay {
  readonly date: Temporal.PlainDate
  readonly timed: readonly CalendarEntry[]
  readonly allDay: readonly CalendarEntry[]
}

export interface Week {
  readonly days: readonly WeekDay[]
  /** full hours shown: first, and the one after the last */
  readonly firstHour: number
  readonly lastHour: number
}

/** pixels */
export const hourHeight = 64

const usualHours = { first: 7, last: 19 }
const dayMs = 86_400_000

export const mondayOf = (date: Temporal.PlainDate): Temporal.PlainDate => date.subtract({ days: date.dayOfWeek - 1 })

/** Monday of the week to show for a date; on a weekend the one ahead, for that is what one plans. */
export const workWeekOf = (date: Temporal.PlainDate): Temporal.PlainDate =>
  date.dayOfWeek > 5 ? date.add({ days: 8 - date.dayOfWeek }) : mondayOf(date)

/** Monday to Friday, the weekend when something is on it; 7 to 19, more when something lies outside. */
export function layOutWeek(monday: Temporal.PlainDate, appointments: readonly CalendarEntry[], zone: string): Week {
  const all = Array.from({ length: 7 }, (_, index) => layOutDay(monday.add({ days: index }), appointments, zone))
  const used = (day: WeekDay | undefined): boolean => day !== undefined && day.timed.length + day.allDay.length > 0
  const days = used(all[6]) ? all : used(all[5]) ? all.slice(0, 6) : all.slice(0, 5)
  const hours = days.flatMap((day) =>
    day.timed.flatMap(({ start, end }) => {
      const { from, to } = minutesWithin(day.date, start, end, zone)
      return [from / 60, to / 60]
    }),
  )
  return {
    days,
    firstHour: Math.min(usualHours.first, ...hours.map(Math.floor)),
    lastHour: Math.max(usualHours.last, ...hours.map(Math.ceil)),
  }
}

/** Outlook puts what lasts a day or longer above the hours. */
const isAboveHours = ({ isAllDay, start, end }: CalendarEntry): boolean => isAllDay || end - start >= dayMs

function layOutDay(date: Temporal.PlainDate, appointments: readonly CalendarEntry[], zone: string): WeekDay {
  const from = startOfDay(date, zone)
  const to = startOfDay(date.add({ days: 1 }), zone)
  const here = appointments.filter(({ start, end }) => start < to && (end > from || (start === end && start >= from)))
  return { date, timed: here.filter((one) => !isAboveHours(one)), allDay: here.filter(isAboveHours) }
}

/** Minutes of wall time since midnight, cut to this day. */
export function minutesWithin(date: Temporal.PlainDate, start: number, end: number, zone: string): { from: number; to: number } {
  const minutesAt = (at: number, outside: number): number => {
    if (!dateOf(at, zone).equals(date)) return outside
    const { hour, minute } = wallTime(at, zone)
    return hour * 60 + minute
  }
  return { from: minutesAt(start, 0), to: minutesAt(end, 24 * 60) }
}
