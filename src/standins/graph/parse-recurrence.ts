import type { Recurrence, RecurrencePattern, RecurrenceRange, WallTime, Weekday } from './event-model.ts'
import { invalidValue } from './graph-error.ts'
import { isDate } from './zones.ts'
import { asArray, asEnum, asNumber, asObject, asText } from './parse-values.ts'

const patternTypes = ['daily', 'weekly', 'absoluteMonthly', 'relativeMonthly', 'absoluteYearly', 'relativeYearly'] as const
const rangeTypes = ['endDate', 'noEnd', 'numbered'] as const
const indexes = ['first', 'second', 'third', 'fourth', 'last'] as const
const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const satisfies readonly Weekday[]
const noDate = '0001-01-01'

export function parseRecurrence(value: unknown, start: WallTime | undefined): Recurrence {
  const sent = asObject('recurrence', value)
  return {
    pattern: parsePattern(asObject('recurrence.pattern', sent['pattern'])),
    range: parseRange(asObject('recurrence.range', sent['range']), start),
  }
}

function parsePattern(sent: Record<string, unknown>): RecurrencePattern {
  const type = asEnum('recurrence.pattern.type', sent['type'], patternTypes)
  const number = (name: string, from: number, to: number, needed: boolean) => {
    if (!needed && !sent[name]) return 0
    const given = asNumber(`recurrence.pattern.${name}`, sent[name])
    if (given < from || given > to) throw invalidValue(`recurrence.pattern.${name}`, `expected ${from} to ${to}`)
    return given
  }
  const byWeekday = type === 'weekly' || type === 'relativeMonthly' || type === 'relativeYearly'
  const daysOfWeek = asArray('recurrence.pattern.daysOfWeek', sent['daysOfWeek'] ?? []).map((day) =>
    asEnum('recurrence.pattern.daysOfWeek', day, weekdays),
  )
  if (byWeekday && daysOfWeek.length === 0)
    throw invalidValue('recurrence.pattern.daysOfWeek', `a ${type} pattern needs at least one day`)
  return {
    type,
    interval: number('interval', 1, 999, true),
    month: number('month', 1, 12, type.endsWith('Yearly')),
    dayOfMonth: number('dayOfMonth', 1, 31, type.startsWith('absolute')),
    daysOfWeek: byWeekday ? daysOfWeek : [],
    firstDayOfWeek: asEnum('recurrence.pattern.firstDayOfWeek', sent['firstDayOfWeek'] ?? 'sunday', weekdays),
    index: asEnum('recurrence.pattern.index', sent['index'] ?? 'first', indexes),
  }
}

function parseRange(sent: Record<string, unknown>, start: WallTime | undefined): RecurrenceRange {
  const type = asEnum('recurrence.range.type', sent['type'], rangeTypes)
  const date = (name: string, given: unknown) => {
    const text = asText(`recurrence.range.${name}`, given)
    if (!isDate(text)) throw invalidValue(`recurrence.range.${name}`, "expected a date such as '2026-01-31'")
    return text
  }
  const startDate = date('startDate', sent['startDate'] ?? start?.dateTime.slice(0, 10))
  const endDate = type === 'endDate' ? date('endDate', sent['endDate']) : noDate
  if (type === 'endDate' && endDate < startDate) throw invalidValue('recurrence.range.endDate', 'it lies before startDate')
  const numberOfOccurrences =
    type === 'numbered' ? asNumber('recurrence.range.numberOfOccurrences', sent['numberOfOccurrences']) : 0
  if (type === 'numbered' && (numberOfOccurrences < 1 || numberOfOccurrences > 999))
    throw invalidValue('recurrence.range.numberOfOccurrences', 'expected 1 to 999')
  const zone = sent['recurrenceTimeZone']
  return {
    type,
    startDate,
    endDate,
    recurrenceTimeZone: typeof zone === 'string' && zone !== '' ? zone : (start?.timeZone ?? 'UTC'),
    numberOfOccurrences,
  }
}
