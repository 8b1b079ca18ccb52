import type { Appointment, Draft } from '../mailbox/appointment.ts'
import { dateOf, wallTime } from '../mailbox/zone.ts'

/** `Tue 24 Nov 2026, 10:00–11:00` */
export function whenText({ start, end, isAllDay }: Pick<Draft, 'start' | 'end' | 'isAllDay'>, zone: string): string {
  const day = (at: number): string =>
    dateOf(at, zone)
      .toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
      .replace(',', '')
  const time = (at: number): string => wallTime(at, zone).toPlainTime().toString({ smallestUnit: 'minute' })
  const lastDay = isAllDay ? dateOf(end, zone).subtract({ days: 1 }) : dateOf(end, zone)
  const isOneDay = lastDay.equals(dateOf(start, zone))
  if (isAllDay)
    return isOneDay
      ? day(start)
      : `${day(start)} – ${lastDay.toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })}`
  return isOneDay ? `${day(start)}, ${time(start)}–${time(end)}` : `${day(start)}, ${time(start)} – ${day(end)}, ${time(end)}`
}

const units: Readonly<Record<string, string>> = { daily: 'day', weekly: 'week', monthly: 'month', yearly: 'year' }

/** `Every 2 weeks on Mon, Wed` */
export function repeatText(saved: Appointment | null): string {
  if (saved === null || saved.type === 'singleInstance') return 'Does not repeat'
  const { recurrence } = saved
  if (recurrence === null) return 'Part of a series'
  const { type, interval, daysOfWeek = [] } = recurrence.pattern
  const unit = units[type.replace(/^(absolute|relative)/, '').toLowerCase()] ?? type
  const every = interval === 1 ? `Every ${unit}` : `Every ${interval} ${unit}s`
  const days = daysOfWeek.map((day) => day.charAt(0).toUpperCase() + day.slice(1, 3))
  return days.length === 0 ? every : `${every} on ${days.join(', ')}`
}
