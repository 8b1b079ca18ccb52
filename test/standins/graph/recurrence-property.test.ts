import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Temporal } from 'temporal-polyfill'
import { extendByRecurrenceRule, type IcsRecurrenceRule, type IcsWeekDay } from 'ts-ics'
import { ellen, startFixture, type GraphFixture } from './graph-fixture.ts'

/**
 * Generated series, expanded by the stand-in over HTTPS and by libraries that it does not expand with: a recurrence library, and
 * Temporal's months where Outlook's own rule is no rule of RFC 5545 (day 29 to 31 is the last day of a shorter month).
 */
let fixture: GraphFixture
const events = `/v1.0/users/${ellen.oid}/events`

beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(() => fixture.close())

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
const indexes = ['first', 'second', 'third', 'fourth', 'last'] as const
const shortDay = (day: string) => day.slice(0, 2).toUpperCase() as IcsWeekDay
const zones = {
  'W. Europe Standard Time': 'Europe/Berlin',
  'GMT Standard Time': 'Europe/London',
  'Eastern Standard Time': 'America/New_York',
  'New Zealand Standard Time': 'Pacific/Auckland',
  'India Standard Time': 'Asia/Kolkata',
  UTC: 'UTC',
} as const

interface Pattern {
  readonly graph: Record<string, unknown>
  readonly rule: IcsRecurrenceRule | OncePerMonth
}

/** One day in each of these months. */
interface OncePerMonth {
  readonly everyMonths: number
  readonly inMonth?: number
  readonly day?: number
  readonly daysOfWeek?: readonly string[]
  readonly index?: (typeof indexes)[number]
}

const interval = fc.integer({ min: 1, max: 4 })
const days = fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 3 })
const dayOfMonth = fc.integer({ min: 1, max: 31 })
const month = fc.integer({ min: 1, max: 12 })
/** "First weekday", "last Monday or Thursday": of several weekdays the pattern takes one day a month (docs: recurrencePattern). */
const position = fc.record({ daysOfWeek: days, index: fc.constantFrom(...indexes) })

const patterns: fc.Arbitrary<Pattern> = fc.oneof(
  fc.record({ interval }).map((sent) => ({ graph: { type: 'daily', ...sent }, rule: { frequency: 'DAILY' as const, ...sent } })),
  fc.record({ interval, daysOfWeek: days }).map(({ interval, daysOfWeek }) => ({
    graph: { type: 'weekly', interval, daysOfWeek, firstDayOfWeek: 'monday' },
    rule: {
      frequency: 'WEEKLY' as const,
      interval,
      byDay: daysOfWeek.map((day) => ({ day: shortDay(day) })),
      workweekStart: 'MO' as const,
    },
  })),
  fc.record({ interval, dayOfMonth }).map(({ interval, dayOfMonth }) => ({
    graph: { type: 'absoluteMonthly', interval, dayOfMonth },
    rule: { everyMonths: interval, day: dayOfMonth },
  })),
  fc.record({ interval, position }).map(({ interval, position: { daysOfWeek, index } }) => ({
    graph: { type: 'relativeMonthly', interval, daysOfWeek, index },
    rule: { everyMonths: interval, daysOfWeek, index },
  })),
  fc.record({ interval: fc.constantFrom(1, 2), month, dayOfMonth }).map(({ interval, month, dayOfMonth }) => ({
    graph: { type: 'absoluteYearly', interval, month, dayOfMonth },
    rule: { everyMonths: 12 * interval, day: dayOfMonth, inMonth: month },
  })),
  fc.record({ interval: fc.constantFrom(1, 2), month, position }).map(({ interval, month, position: { daysOfWeek, index } }) => ({
    graph: { type: 'relativeYearly', interval, month, daysOfWeek, index },
    rule: { everyMonths: 12 * interval, daysOfWeek, index, inMonth: month },
  })),
)
const ranges = fc.oneof(
  fc.integer({ min: 1, max: 30 }).map((count) => ({ count })),
  fc.integer({ min: 0, max: 500 }).map((lastsDays) => ({ lastsDays })),
  fc.constant({ endless: true as const }),
)
const series = fc.record({
  pattern: patterns,
  range: ranges,
  startsOn: fc.integer({ min: 0, max: 364 }).map((day) => addDays('2026-01-01', day)),
  hour: fc.integer({ min: 0, max: 23 }),
  zone: fc.constantFrom(...(Object.keys(zones) as (keyof typeof zones)[])),
})

/** Days before this one are compared, well inside the window asked for whatever the zone. */
const until = '2028-08-01'
const addDays = (date: string, count: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)

/** As dates, in UTC: what a rule says of days does not depend on a clock. */
function independentDates(
  { rule }: Pattern,
  startsOn: string,
  range: { count?: number; lastsDays?: number; endless?: true },
): string[] {
  const end = range.lastsDays === undefined ? until : addDays(startsOn, range.lastsDays)
  // Past the window of the comparison: the library counts from the start, the count ends it.
  const dates = ('everyMonths' in rule ? oncePerMonth(rule, startsOn) : byRule(rule, startsOn)).filter((date) => date >= startsOn)
  return dates.slice(0, range.count ?? dates.length).filter((date) => date <= end && date < until)
}

const byRule = (rule: IcsRecurrenceRule, startsOn: string): string[] =>
  extendByRecurrenceRule(rule, { start: new Date(`${startsOn}T00:00:00Z`), end: new Date('2033-01-01T00:00:00Z') }).map((date) =>
    date.toISOString().slice(0, 10),
  )

/** Until the last of the years that the library lists. */
function oncePerMonth({ everyMonths, inMonth, day, daysOfWeek = [], index }: OncePerMonth, startsOn: string): string[] {
  const begun = Temporal.PlainYearMonth.from(startsOn.slice(0, 7))
  const first = inMonth === undefined ? begun : begun.with({ month: inMonth })
  const months = Array.from({ length: 90 }, (_, count) => first.add({ months: count * everyMonths })).filter(
    ({ year }) => year < 2033,
  )
  // A month has no day 31: Temporal takes its last.
  if (day !== undefined) return months.map((month) => month.toPlainDate({ day }).toString())
  const everyWeek = { frequency: 'WEEKLY' as const, byDay: daysOfWeek.map((name) => ({ day: shortDay(name) })) }
  const all = byRule(everyWeek, `${startsOn.slice(0, 4)}-01-01`)
  return months.flatMap(
    (month) =>
      all.filter((date) => date.startsWith(month.toString())).at(index === 'last' ? -1 : indexes.indexOf(index ?? 'first')) ?? [],
  )
}

describe('generated series', () => {
  it('fall on the days an independent library gives, at their wall time in every zone, over changes of the clock', async () => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(series, async ({ pattern, range, startsOn, hour, zone }) => {
        const expected = independentDates(pattern, startsOn, range)
        const time = `T${String(hour).padStart(2, '0')}:30:00`
        const wished = {
          subject: 'Series',
          start: { dateTime: startsOn + time, timeZone: zone },
          end: { dateTime: startsOn + time, timeZone: zone },
          recurrence: {
            pattern: pattern.graph,
            range: {
              startDate: startsOn,
              ...('endless' in range
                ? { type: 'noEnd' }
                : 'count' in range
                  ? { type: 'numbered', numberOfOccurrences: range.count }
                  : { type: 'endDate', endDate: addDays(startsOn, range.lastsDays) }),
            },
          },
        }
        const made = await fixture.call('POST', events, { body: wished })
        if (made.status !== 201) return expect(expected).toEqual([])
        const window = `startDateTime=2025-12-01T00:00:00Z&endDateTime=2028-08-31T00:00:00Z&$top=999`
        const { body } = await fixture.call('GET', `${events}/${made.body.id}/instances?${window}`)
        const starts: string[] = body.value.map(({ start }: { start: { dateTime: string } }) => `${start.dateTime.slice(0, 19)}Z`)
        const walls = starts.map((start) => new Date(start).toLocaleString('sv-SE', { timeZone: zones[zone] }).replace(' ', 'T'))
        compared += walls.length
        expect(walls.map((wall) => wall.slice(0, 10)).filter((date) => date < until)).toEqual(expected)
        // An hour that the clock leaves out is told an hour later (RFC 5545 3.3.5).
        const moved = walls.filter((wall) => wall.slice(10) !== time)
        expect(moved.every((wall) => Number(wall.slice(11, 13)) === hour + 1)).toBe(true)
        expect(moved.length).toBeLessThan(6)
      }),
      { numRuns: 1000 },
    )

    expect(compared).toBeGreaterThan(10_000)
  }, 240_000)
})
