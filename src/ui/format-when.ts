import { type UiTexts, ui } from './texts/en.ts'

/** Times as a person reads them, by the customs of the host's locale and in the zone of the browser. */

type When =
  | { readonly kind: 'timed'; readonly startAt: string; readonly endAt: string }
  | { readonly kind: 'all-day'; readonly startOn: string; readonly endOn: string }
type Words = Pick<UiTexts, 'allDay'>

const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' }
const dayAndMonth: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' }
const dayOfYear: Intl.DateTimeFormatOptions = { ...dayAndMonth, year: 'numeric' }
const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' }

/** `Tue 24 Nov, 10:00–11:00`, or `Tue 1 Dec, all day`. */
export function formatWhen(when: When, locale: string, words: Words): string {
  if (when.kind === 'timed') {
    const start = new Date(when.startAt)
    const end = new Date(when.endAt)
    const sameDay = start.toDateString() === end.toDateString()
    return sameDay
      ? join(locale, format(start, day, locale), `${format(start, time, locale)}–${format(end, time, locale)}`)
      : `${format(start, { ...day, ...time }, locale)} – ${format(end, { ...day, ...time }, locale)}`
  }
  // A date has no zone: read and shown as UTC it stays the day it is.
  const first = new Date(`${when.startOn}T00:00:00Z`)
  const last = new Date(Date.parse(`${when.endOn}T00:00:00Z`) - 86_400_000)
  const dates =
    first >= last
      ? format(first, { ...day, timeZone: 'UTC' }, locale)
      : `${format(first, { ...day, timeZone: 'UTC' }, locale)} – ${format(last, { ...day, timeZone: 'UTC' }, locale)}`
  return join(locale, dates, words.allDay)
}

/** `10:00–11:00`, or `all day`: where the day is said already. */
export function formatHours(when: When, locale: string, words: Words): string {
  return when.kind === 'all-day' ? words.allDay : `${formatTime(when.startAt, locale)}–${formatTime(when.endAt, locale)}`
}

/** `Wed 25 Nov, 09:00`, or `Tue 1 Dec, all day`: where the start is all that matters. */
export function formatStart(when: When, locale: string, words: Words): string {
  if (when.kind === 'all-day') return formatWhen(when, locale, words)
  const start = new Date(when.startAt)
  return join(locale, format(start, day, locale), format(start, time, locale))
}

/** `24 Nov 09:00`, or `1 Dec`: in lines that hold more. */
export function formatShortStart(when: When, locale: string): string {
  if (when.kind === 'all-day') return format(new Date(`${when.startOn}T00:00:00Z`), { ...dayAndMonth, timeZone: 'UTC' }, locale)
  const start = new Date(when.startAt)
  return `${format(start, dayAndMonth, locale)} ${format(start, time, locale)}`
}

/** `24 Nov`: a day without its time. */
export const formatDay = (date: string, locale: string): string =>
  format(new Date(`${date}T00:00:00Z`), { ...dayAndMonth, timeZone: 'UTC' }, locale)

/** `Tue 24 Nov`. */
export const formatWeekday = (date: string, locale: string): string =>
  format(new Date(`${date}T00:00:00Z`), { ...day, timeZone: 'UTC' }, locale)

/** Before and after as short as they can be told apart: `09:00` → `10:00` on one day, with dates otherwise. */
export function formatChange(before: string, after: string, locale: string): { readonly before: string; readonly after: string } {
  const [from, to] = [new Date(before), new Date(after)]
  const instants = isInstant(before) && isInstant(after)
  const short = instants && from.toDateString() === to.toDateString() ? time : { ...dayAndMonth, ...time }
  return instants
    ? { before: format(from, short, locale), after: format(to, short, locale) }
    : { before: formatFieldValue(before, locale), after: formatFieldValue(after, locale) }
}

const isInstant = (value: string): boolean => /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)

/** `Today 10:42`, `Fri 16:10` within a week, `24 Nov 2025` before. */
export function formatMoment(instant: string, locale: string, now: Date): string {
  const moment = new Date(instant)
  if (moment.toDateString() === now.toDateString()) return `${today(locale)} ${format(moment, time, locale)}`
  const ageDays = (now.getTime() - moment.getTime()) / 86_400_000
  if (ageDays < 6 && ageDays >= 0) return `${format(moment, { weekday: 'short' }, locale)} ${format(moment, time, locale)}`
  return format(moment, dayOfYear, locale)
}

export const formatTime = (instant: string, locale: string): string => format(new Date(instant), time, locale)

/** `10:31` of today, `Fri 10:31`, `24 Nov 2025`: since when something is known. */
export function formatKnownAt(instant: string, locale: string, now: Date): string {
  const moment = new Date(instant)
  return moment.toDateString() === now.toDateString() ? format(moment, time, locale) : formatMoment(instant, locale, now)
}

/** A value of the log: an instant or a date in words, any other text as it is. */
export function formatFieldValue(value: string, locale: string): string {
  if (isInstant(value)) return format(new Date(value), { ...dayOfYear, ...time }, locale)
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return format(new Date(`${value}T00:00:00Z`), { ...dayOfYear, timeZone: 'UTC' }, locale)
  return value
}

/** `4 s`, `3 min`; below a second it is `1 s`. */
export function formatDuration(ms: number, words: Pick<UiTexts, 'seconds' | 'minutes' | 'hours'> = ui): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  if (seconds < 90) return words.seconds(seconds)
  return seconds < 5400 ? words.minutes(Math.round(seconds / 60)) : words.hours(Math.round(seconds / 3600))
}

function today(locale: string): string {
  const [first = '', ...rest] = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'day')
  return first.toLocaleUpperCase(locale) + rest.join('')
}

/** Date and time side by side; Japanese puts no comma there. */
export const join = (locale: string, date: string, rest: string): string =>
  `${date}${locale.startsWith('ja') ? ' ' : ', '}${rest}`

/** Of 12 hours or of 24, as the locale counts: `9:00 AM`, `09:00`. Without the comma that some languages put behind the weekday. */
function format(date: Date, options: Intl.DateTimeFormatOptions, locale: string): string {
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions()
  const hour = options.hour !== undefined && hour12 === true ? { hour: 'numeric' as const } : {}
  return new Intl.DateTimeFormat(locale, { ...options, ...hour }).format(date).replace(/^(\p{L}+), /u, '$1 ')
}
