import { expect, it } from '@jest/globals'
import { RRuleTemporal } from 'rrule-temporal'
import { type Pattern, patternOf } from '../../src/taskpane/features/series/pattern-of.ts'

/** As a calendar expands them, over the ninety days that a linked series is looked ahead. */
const datesOf = (rule: string, start = '20261124', count = 90): readonly string[] =>
  new RRuleTemporal({ rruleString: `DTSTART:${start}T090000Z\nRRULE:${rule};COUNT=${count}` })
    .all()
    .map((date) => date.toPlainDate().toString())
    .filter((date) => Date.parse(date) < Date.parse('2026-11-24') + 120 * 86_400_000)

it.each<[string, string, Pattern]>([
  ['every day', 'FREQ=DAILY', { every: 'day', count: 1 }],
  ['every third day', 'FREQ=DAILY;INTERVAL=3', { every: 'day', count: 3 }],
  ['Monday to Friday', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', { every: 'working-day' }],
  ['every Tuesday', 'FREQ=WEEKLY;BYDAY=TU', { every: 'week', count: 1, days: [2] }],
  ['every second Tuesday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', { every: 'week', count: 2, days: [2] }],
  ['Mondays and Thursdays', 'FREQ=WEEKLY;BYDAY=MO,TH', { every: 'week', count: 1, days: [1, 4] }],
  [
    'Monday, Wednesday, Friday of every second week',
    'FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=MO,WE,FR',
    { every: 'week', count: 2, days: [1, 3, 5] },
  ],
  [
    'every second week on Sunday and Monday, from Sunday',
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO',
    { every: 'week', count: 2, days: [0, 1] },
  ],
  ['the 24th', 'FREQ=MONTHLY;BYMONTHDAY=24', { every: 'month', date: 24 }],
  ['the fourth Tuesday', 'FREQ=MONTHLY;BYDAY=4TU', { every: 'month', nth: 4, day: 2 }],
  ['the last Friday', 'FREQ=MONTHLY;BYDAY=-1FR', { every: 'month', nth: -1, day: 5 }],
])('[R470] the rule of a series is found again from its dates: %s', (_name, rule, pattern) => {
  const dates = datesOf(rule)

  expect(patternOf(dates)).toEqual(pattern)
  // A date that was removed in Outlook changes nothing, where enough is left.
  if (dates.length > 6) expect(patternOf(dates.filter((_date, index) => index !== 2))).toEqual(pattern)
})

it.each([
  ['two dates', ['2026-11-24', '2026-12-08']],
  ['four weeks apart, a few times: of weeks or of months', ['2027-02-02', '2027-03-02', '2027-03-30']],
  ['days of one week', ['2026-11-23', '2026-11-25', '2026-11-26']],
  ['no rule at all', ['2026-11-23', '2026-12-16', '2027-01-07', '2027-02-26']],
  ['mostly holes', ['2026-11-24', '2026-12-15', '2027-02-02', '2027-03-16']],
  ['every second month', ['2026-11-15', '2027-01-15', '2027-03-15']],
])('[R470] no rule is guessed from %s', (_name, dates) => {
  expect(patternOf(dates)).toBeNull()
})
