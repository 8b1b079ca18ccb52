import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import type { Recurrence, RecurrencePattern } from './event-model.ts'

const weekdays = {
  sunday: 'SU',
  monday: 'MO',
  tuesday: 'TU',
  wednesday: 'WE',
  thursday: 'TH',
  friday: 'FR',
  saturday: 'SA',
} as const
const positions = { first: 1, second: 2, third: 3, fourth: 4, last: -1 } as const

/**
 * The dates of a series in [from, to], both `yyyy-mm-dd` and inclusive. Expanded as dates, in UTC: Outlook's patterns
 * speak of days, and the wall time is put on each day afterwards, so that no change of the clock moves an occurrence.
 */
export function expandDates(recurrence: Recurrence, from: string, to: string): string[] {
  const { range } = recurrence
  const first = range.startDate > from ? range.startDate : from
  const last = range.type === 'endDate' && range.endDate < to ? range.endDate : to
  if (first > last) return []
  return toRule(recurrence)
    .between(atMidnight(first), atMidnight(last), true)
    .map((date) => date.toPlainDate().toString())
}

/** The first date on or after `from`, if any. */
export function nextDate(recurrence: Recurrence, from: string): string | undefined {
  return toRule(recurrence).next(atMidnight(from), true)?.toPlainDate().toString()
}

const rules = new WeakMap<Recurrence, RRuleTemporal>()

function toRule(recurrence: Recurrence): RRuleTemporal {
  const made = rules.get(recurrence)
  if (made !== undefined) return made
  const { range } = recurrence
  const rule = new RRuleTemporal({
    ...toRuleParts(recurrence.pattern),
    dtstart: atMidnight(range.startDate),
    tzid: 'UTC',
    interval: recurrence.pattern.interval,
    ...(range.type === 'numbered' && { count: range.numberOfOccurrences }),
    ...(range.type === 'endDate' && { until: atMidnight(range.endDate) }),
  })
  rules.set(recurrence, rule)
  return rule
}

function toRuleParts(pattern: RecurrencePattern) {
  const byDay = pattern.daysOfWeek.map((day) => weekdays[day])
  const position = { byDay, bySetPos: [positions[pattern.index]] }
  switch (pattern.type) {
    case 'daily':
      return { freq: 'DAILY' as const }
    case 'weekly':
      return { freq: 'WEEKLY' as const, byDay, wkst: weekdays[pattern.firstDayOfWeek] }
    case 'absoluteMonthly':
      return { freq: 'MONTHLY' as const, ...dayOrLast(pattern.dayOfMonth) }
    case 'relativeMonthly':
      return { freq: 'MONTHLY' as const, ...position }
    case 'absoluteYearly':
      return { freq: 'YEARLY' as const, byMonth: [pattern.month], ...dayOrLast(pattern.dayOfMonth) }
    case 'relativeYearly':
      return { freq: 'YEARLY' as const, byMonth: [pattern.month], ...position }
  }
}

/** Outlook puts "day 31" on the last day of a shorter month, where RFC 5545 would leave the month out. */
function dayOrLast(day: number) {
  if (day <= 28) return { byMonthDay: [day] }
  return { byMonthDay: Array.from({ length: day - 27 }, (_, index) => 28 + index), bySetPos: [-1] }
}

const atMidnight = (date: string) => Temporal.PlainDate.from(date).toZonedDateTime('UTC')
