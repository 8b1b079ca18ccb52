import { describe, expect, it } from '@jest/globals'
import { formatDuration, formatMoment, formatShortStart, formatStart, formatWhen } from '../../src/ui/format-when.ts'

/** An instant by the clock on the wall, whatever zone the test runs in. */
const at = (day: number, hour: number, minute = 0): string => new Date(2026, 10, day, hour, minute).toISOString()
const meeting = { kind: 'timed', startAt: at(24, 10), endAt: at(24, 11, 30) } as const
const overNight = { kind: 'timed', startAt: at(24, 22), endAt: at(25, 6) } as const
const oneDay = { kind: 'all-day', startOn: '2026-12-01', endOn: '2026-12-02' } as const
const fair = { kind: 'all-day', startOn: '2026-12-01', endOn: '2026-12-04' } as const

describe('a time is read in the language of Outlook', () => {
  it.each([
    ['en-US', 'Tue 24 Nov, 10:00–11:30', 'Tue 24 Nov, 22:00 – Wed 25 Nov, 06:00'],
    ['de-DE', 'Di., 24. Nov., 10:00–11:30', 'Di., 24. Nov., 22:00 – Mi., 25. Nov., 06:00'],
    ['sv-SE', 'tis 24 nov., 10:00–11:30', 'tis 24 nov. 22:00 – ons 25 nov. 06:00'],
  ])('%s', (locale, sameDay, acrossMidnight) => {
    expect([formatWhen(meeting, locale), formatWhen(overNight, locale)]).toEqual([sameDay, acrossMidnight])
  })
})

it('an all-day appointment is its dates, in every zone; the day after the last is not one of them', () => {
  expect([
    formatWhen(oneDay, 'en-GB'),
    formatWhen(fair, 'en-GB'),
    formatStart(oneDay, 'en-GB'),
    formatShortStart(oneDay, 'en-GB'),
  ]).toEqual(['Tue 1 Dec, all day', 'Tue 1 Dec – Thu 3 Dec, all day', 'Tue 1 Dec, all day', '1 Dec'])
})

it('a moment is as short as it can be told apart', () => {
  const now = new Date(2026, 10, 24, 11)
  const moments = [at(24, 10, 42), at(20, 16, 10), at(1, 9), at(30, 9)]
  expect(moments.map((moment) => formatMoment(moment, 'en-GB', now))).toEqual([
    'Today 10:42',
    'Fri 16:10',
    '1 Nov 2026',
    '30 Nov 2026',
  ])
})

it('a duration is never nothing', () => {
  expect([0, 400, 4_200, 89_000, 240_000, 7_200_000].map(formatDuration)).toEqual(['1 s', '1 s', '4 s', '89 s', '4 min', '2 h'])
})
