import type { IcsRecurrenceRule, IcsWeekDay } from 'ts-ics'
import type { Recurrence, RecurrencePattern, RecurrenceRange, Weekday } from '../event-model.ts'
import { addDays } from '../zones.ts'

const weekdays: Readonly<Record<IcsWeekDay, Weekday>> = {
  SU: 'sunday',
  MO: 'monday',
  TU: 'tuesday',
  WE: 'wednesday',
  TH: 'thursday',
  FR: 'friday',
  SA: 'saturday',
}
const inOrder = Object.keys(weekdays) as IcsWeekDay[]
const indexes = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' } as const

/** Said of a rule that Exchange has no pattern for. */
export class NotExpressible extends Error {}

/** RRULE → the recurrence of Graph. `until` is the last wall time of the rule in the event's own zone. */
export function toGraphRecurrence(rule: IcsRecurrenceRule, start: string, zone: string, until: string | undefined): Recurrence {
  for (const part of ['bySecond', 'byMinute', 'byHour', 'byYearday', 'byWeekNo'] as const) {
    if (rule[part] !== undefined) throw new NotExpressible(`Exchange has no pattern for ${part}`)
  }
  return { pattern: toPattern(rule, start), range: toRange(rule, start, zone, until) }
}

function toRange(rule: IcsRecurrenceRule, start: string, recurrenceTimeZone: string, until: string | undefined): RecurrenceRange {
  const base = { startDate: start.slice(0, 10), endDate: '0001-01-01', recurrenceTimeZone, numberOfOccurrences: 0 }
  if (rule.count !== undefined) {
    if (rule.count > 999) throw new NotExpressible('Exchange counts at most 999 occurrences')
    return { ...base, type: 'numbered', numberOfOccurrences: rule.count }
  }
  if (until === undefined) return { ...base, type: 'noEnd' }
  // An end earlier in the day than the start leaves that day out.
  const endDate = start.slice(11) > until.slice(11) ? addDays(until.slice(0, 10), -1) : until.slice(0, 10)
  return { ...base, type: 'endDate', endDate: endDate < base.startDate ? base.startDate : endDate }
}

function toPattern(rule: IcsRecurrenceRule, start: string): RecurrencePattern {
  const base = {
    interval: rule.interval ?? 1,
    month: 0,
    dayOfMonth: 0,
    daysOfWeek: [],
    firstDayOfWeek: weekdays[rule.workweekStart ?? 'MO'],
    index: 'first',
  } as const
  const startDay = inOrder[new Date(`${start.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? 'MO'
  const days = rule.byDay ?? []
  switch (rule.frequency) {
    case 'DAILY':
      if (rule.byMonth || rule.byMonthday || rule.bySetPos)
        throw new NotExpressible('a daily rule with months or days of the month')
      if (days.length === 0) return { ...base, type: 'daily' }
      if (base.interval > 1 || days.some(({ occurrence }) => occurrence !== undefined))
        throw new NotExpressible('a daily rule with weekdays and an interval')
      return { ...base, type: 'weekly', daysOfWeek: days.map(({ day }) => weekdays[day]) }
    case 'WEEKLY':
      if (rule.byMonth || rule.byMonthday || rule.bySetPos) throw new NotExpressible('a weekly rule with months or positions')
      return {
        ...base,
        type: 'weekly',
        daysOfWeek: (days.length > 0 ? days.map(({ day }) => day) : [startDay]).map((day) => weekdays[day]),
      }
    case 'MONTHLY':
      if (rule.byMonth) throw new NotExpressible('a monthly rule in some months only')
      if (days.length > 0) return { ...base, type: 'relativeMonthly', ...toPosition(rule) }
      return { ...base, type: 'absoluteMonthly', dayOfMonth: toDay(rule, start) }
    case 'YEARLY': {
      if ((rule.byMonth?.length ?? 1) > 1) throw new NotExpressible('a yearly rule in several months')
      // The parser counts months from 0.
      const month = rule.byMonth?.[0] === undefined ? Number(start.slice(5, 7)) : rule.byMonth[0] + 1
      if (days.length > 0 && !rule.byMonth) throw new NotExpressible('a weekday of the whole year')
      if (days.length > 0) return { ...base, type: 'relativeYearly', month, ...toPosition(rule) }
      return { ...base, type: 'absoluteYearly', month, dayOfMonth: toDay(rule, start) }
    }
    default:
      throw new NotExpressible(`Exchange has no ${rule.frequency.toLowerCase()} pattern`)
  }
}

/** `BYDAY=2TU`, or `BYDAY=MO,TU,…;BYSETPOS=-1` */
function toPosition(rule: IcsRecurrenceRule): Pick<RecurrencePattern, 'daysOfWeek' | 'index'> {
  const days = rule.byDay ?? []
  if (rule.byMonthday) throw new NotExpressible('a weekday bound to days of the month')
  const ordinals = new Set(days.map(({ occurrence }) => occurrence))
  const [position] = ordinals.has(undefined) ? (rule.bySetPos ?? []) : [...ordinals]
  const several = (rule.bySetPos?.length ?? 0) > 1 || ordinals.size > 1 || (days.length > 1 && !ordinals.has(undefined))
  const index = indexes[position as keyof typeof indexes]
  if (several || index === undefined || (rule.bySetPos && !ordinals.has(undefined)))
    throw new NotExpressible('a position Exchange does not know')
  return { daysOfWeek: days.map(({ day }) => weekdays[day]), index }
}

function toDay(rule: IcsRecurrenceRule, start: string): number {
  if (rule.bySetPos || (rule.byMonthday?.length ?? 1) > 1) throw new NotExpressible('several days of the month')
  const day = rule.byMonthday?.[0] ?? Number(start.slice(8, 10))
  // "Day 31" is Outlook's way to say the last day; a rule for the 29th to 31st skips shorter months, Outlook does not.
  if (day === -1) return 31
  if (day < 1 || day > 28) throw new NotExpressible('a day that not every month has')
  return day
}
