import { describe, expect, it } from '@jest/globals'
import {
  formatDuration,
  formatKnownAt,
  formatMoment,
  formatShortStart,
  formatStart,
  formatWhen,
} from '../../src/ui/format-when.ts'
import { ui as english } from '../../src/ui/texts/en.ts'
import { ui as japanese } from '../../src/ui/texts/ja.ts'

/** An instant by the clock on the wall, whatever zone the test runs in. */
const at = (day: number, hour: number, minute = 0): string => new Date(2026, 10, day, hour, minute).toISOString()
const meeting = { kind: 'timed', startAt: at(24, 9), endAt: at(24, 10, 30) } as const
const overNight = { kind: 'timed', startAt: at(24, 22), endAt: at(25, 6) } as const
const oneDay = { kind: 'all-day', startOn: '2026-12-01', endOn: '2026-12-02' } as const
const fair = { kind: 'all-day', startOn: '2026-12-01', endOn: '2026-12-04' } as const
/** ICU parts hours and their half of the day by a narrow blank. */
const plain = (text: string): string => text.replaceAll('\u202f', ' ')

describe('[R40] a time is read by the customs of the locale', () => {
  it.each([
    ['en-US', 'Tue Nov 24, 9:00 AM–10:30 AM', 'Tue Nov 24, 10:00 PM – Wed Nov 25, 6:00 AM'],
    ['en-GB', 'Tue 24 Nov, 09:00–10:30', 'Tue 24 Nov, 22:00 – Wed 25 Nov, 06:00'],
    ['de-DE', 'Di., 24. Nov., 09:00–10:30', 'Di., 24. Nov., 22:00 – Mi., 25. Nov., 06:00'],
    ['sv-SE', 'tis 24 nov., 09:00–10:30', 'tis 24 nov. 22:00 – ons 25 nov. 06:00'],
    ['fr-FR', 'mar. 24 nov., 09:00–10:30', 'mar. 24 nov., 22:00 – mer. 25 nov., 06:00'],
    ['es-ES', 'mar 24 nov, 09:00–10:30', 'mar 24 nov, 22:00 – mié 25 nov, 06:00'],
    ['ja-JP', '11月24日(火) 09:00–10:30', '11月24日(火) 22:00 – 11月25日(水) 06:00'],
  ])('%s', (locale, sameDay, acrossMidnight) => {
    expect([formatWhen(meeting, locale, english), formatWhen(overNight, locale, english)].map(plain)).toEqual([
      sameDay,
      acrossMidnight,
    ])
  })
})

it('an all-day appointment is its dates, in every zone; the day after the last is not one of them', () => {
  expect([
    formatWhen(oneDay, 'en-GB', english),
    formatWhen(fair, 'en-GB', english),
    formatStart(oneDay, 'en-GB', english),
    formatShortStart(oneDay, 'en-GB'),
    formatWhen(oneDay, 'ja-JP', japanese),
  ]).toEqual(['Tue 1 Dec, all day', 'Tue 1 Dec – Thu 3 Dec, all day', 'Tue 1 Dec, all day', '1 Dec', '12月1日(火) 終日'])
})

it('a moment is as short as it can be told apart', () => {
  const now = new Date(2026, 10, 24, 11)
  const moments = [at(24, 10, 42), at(20, 16, 10), at(1, 9), at(30, 9)]
  expect([
    ...moments.map((moment) => formatMoment(moment, 'en-GB', now)),
    formatMoment(at(24, 10, 42), 'fr-FR', now),
    formatKnownAt(at(24, 10, 31), 'en-GB', now),
    formatKnownAt(at(20, 10, 31), 'en-GB', now),
  ]).toEqual(['Today 10:42', 'Fri 16:10', '1 Nov 2026', '30 Nov 2026', 'Aujourd’hui 10:42', '10:31', 'Fri 10:31'])
})

it('a duration is never nothing', () => {
  expect([0, 400, 4_200, 89_000, 240_000, 7_200_000].map((ms) => formatDuration(ms))).toEqual([
    '1 s',
    '1 s',
    '4 s',
    '89 s',
    '4 min',
    '2 h',
  ])
})
