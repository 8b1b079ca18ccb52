/** Times as a person reads them, in the language of the host and the zone of the browser. */

type When =
  | { readonly kind: 'timed'; readonly startAt: string; readonly endAt: string }
  | { readonly kind: 'all-day'; readonly startOn: string; readonly endOn: string }

const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' }
const dayAndMonth: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' }
const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' }

/** `Tue 24 Nov, 10:00–11:00`, or `Tue 1 Dec, all day`. */
export function formatWhen(when: When, locale: string): string {
  if (when.kind === 'timed') {
    const start = new Date(when.startAt)
    const end = new Date(when.endAt)
    const sameDay = start.toDateString() === end.toDateString()
    return sameDay
      ? `${format(start, day, locale)}, ${format(start, time, locale)}–${format(end, time, locale)}`
      : `${format(start, { ...day, ...time }, locale)} – ${format(end, { ...day, ...time }, locale)}`
  }
  // A date has no zone: read and shown as UTC it stays the day it is.
  const first = new Date(`${when.startOn}T00:00:00Z`)
  const last = new Date(Date.parse(`${when.endOn}T00:00:00Z`) - 86_400_000)
  const dates =
    first >= last
      ? format(first, { ...day, timeZone: 'UTC' }, locale)
      : `${format(first, { ...day, timeZone: 'UTC' }, locale)} – ${format(last, { ...day, timeZone: 'UTC' }, locale)}`
  return `${dates}, all day`
}

/** `Wed 25 Nov, 09:00`, or `Tue 1 Dec, all day`: where the start is all that matters. */
export function formatStart(when: When, locale: string): string {
  if (when.kind === 'all-day') return formatWhen(when, locale)
  const start = new Date(when.startAt)
  return `${format(start, day, locale)}, ${format(start, time, locale)}`
}

/** `24 Nov 09:00`, or `1 Dec`: in lines that hold more. */
export function formatShortStart(when: When, locale: string): string {
  if (when.kind === 'all-day') return format(new Date(`${when.startOn}T00:00:00Z`), { ...dayAndMonth, timeZone: 'UTC' }, locale)
  const start = new Date(when.startAt)
  return `${format(start, dayAndMonth, locale)} ${format(start, time, locale)}`
}

/** Before and after as short as they can be told apart: `09:00` → `10:00` on one day, with dates otherwise. */
export function formatChange(before: string, after: string, locale: string): { readonly before: string; readonly after: string } {
  const [from, to] = [new Date(before), new Date(after)]
  const instants = isInstant(before) && isInstant(after)
  const short =
    instants && from.toDateString() === to.toDateString() ? time : ({ day: 'numeric', month: 'short', ...time } as const)
  return instants
    ? { before: format(from, short, locale), after: format(to, short, locale) }
    : { before: formatFieldValue(before, locale), after: formatFieldValue(after, locale) }
}

const isInstant = (value: string): boolean => /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)

/** `Today 10:42`, `Fri 16:10` within a week, `24 Nov 2025` before. */
export function formatMoment(instant: string, locale: string, now: Date): string {
  const moment = new Date(instant)
  if (moment.toDateString() === now.toDateString()) return `Today ${format(moment, time, locale)}`
  const ageDays = (now.getTime() - moment.getTime()) / 86_400_000
  if (ageDays < 6 && ageDays >= 0) return `${format(moment, { weekday: 'short' }, locale)} ${format(moment, time, locale)}`
  return format(moment, { day: 'numeric', month: 'short', year: 'numeric' }, locale)
}

export const formatTime = (instant: string, locale: string): string => format(new Date(instant), time, locale)

/** A value of the log: an instant or a date in words, any other text as it is. */
export function formatFieldValue(value: string, locale: string): string {
  if (isInstant(value)) return format(new Date(value), { day: 'numeric', month: 'short', year: 'numeric', ...time }, locale)
  if (/^\d{4}-\d{2}-\d{2}$/.test(value))
    return format(new Date(`${value}T00:00:00Z`), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }, locale)
  return value
}

/** `4 s`, `3 min`; below a second it is `1 s`. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  return seconds < 90 ? `${seconds} s` : seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`
}

/** `Tue 24 Nov` without the comma some languages put behind the weekday; English as in Europe, day before month. */
function format(date: Date, options: Intl.DateTimeFormatOptions, locale: string): string {
  const hourCycle = options.hour === undefined ? {} : { hourCycle: 'h23' as const }
  return new Intl.DateTimeFormat(locale.startsWith('en') ? 'en-GB' : locale, { ...options, ...hourCycle })
    .format(date)
    .replace(/^(\p{L}+), /u, '$1 ')
}
