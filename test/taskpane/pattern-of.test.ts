import { expect, it } from '@jest/globals'
import { RRuleTemporal } from 'rrule-temporal'
import { type Pattern, patternOf } from '../../src/taskpane/features/series/pattern-of.ts'
import { patternWords } from '../../src/taskpane/features/series/pattern-words.ts'
import { series as de } from '../../src/taskpane/features/series/texts/de.ts'
import { series as en } from '../../src/taskpane/features/series/texts/en.ts'
import { series as es } from '../../src/taskpane/features/series/texts/es.ts'
import { series as fr } from '../../src/taskpane/features/series/texts/fr.ts'
import { series as ja } from '../../src/taskpane/features/series/texts/ja.ts'
import { series as sv } from '../../src/taskpane/features/series/texts/sv.ts'

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

it.each([
  [
    'en-GB',
    en,
    'Every day',
    'Every second Tuesday',
    'Every 2 weeks on Monday and Thursday',
    'The last Friday of every month',
    'Every month on day 21',
  ],
  [
    'de-DE',
    de,
    'Jeden Tag',
    'Jeden zweiten Dienstag',
    'Alle 2 Wochen am Montag und Donnerstag',
    'Am letzten Freitag jedes Monats',
    'Am 21. jedes Monats',
  ],
  [
    'sv-SE',
    sv,
    'Varje dag',
    'Varannan tisdag',
    'Varannan vecka på måndag och torsdag',
    'Sista fredagen varje månad',
    'Den 21:a varje månad',
  ],
  [
    'fr-FR',
    fr,
    'Tous les jours',
    'Un mardi sur deux',
    'Toutes les 2 semaines, le lundi et le jeudi',
    'Le dernier vendredi de chaque mois',
    'Le 21 de chaque mois',
  ],
  [
    'es-ES',
    es,
    'Todos los días',
    'Cada dos martes',
    'Cada 2 semanas, el lunes y el jueves',
    'El último viernes de cada mes',
    'El día 21 de cada mes',
  ],
  ['ja-JP', ja, '毎日', '隔週火曜日', '隔週月曜日・木曜日', '毎月最終金曜日', '毎月21日'],
] as const)('[R470] the rule is said as people of %s say it', (locale, texts, ...said) => {
  const patterns: readonly Pattern[] = [
    { every: 'day', count: 1 },
    { every: 'week', count: 2, days: [2] },
    { every: 'week', count: 2, days: [1, 4] },
    { every: 'month', nth: -1, day: 5 },
    { every: 'month', date: 21 },
  ]

  expect(patterns.map((pattern) => patternWords(pattern, locale, texts))).toEqual(said)
})
