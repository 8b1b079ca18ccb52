import type { Pattern } from './pattern-of.ts'
import type { SeriesTexts } from './texts/en.ts'

/** `Every second Tuesday`. */
export function patternWords(pattern: Pattern, locale: string, { pattern: words }: Pick<SeriesTexts, 'pattern'>): string {
  const nameOf = (weekday: number): string =>
    // The fourth of January 1970 was a Sunday.
    new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date((3 + weekday) * 86_400_000))
  switch (pattern.every) {
    case 'day':
      return words.days(pattern.count)
    case 'working-day':
      return words.workingDays
    case 'week':
      // People read a week from Monday.
      return words.weeks(pattern.count, [...pattern.days].sort((one, other) => ((one + 6) % 7) - ((other + 6) % 7)).map(nameOf))
    case 'month':
      return 'date' in pattern ? words.monthDate(pattern.date) : words.monthDay(pattern.nth, nameOf(pattern.day))
  }
}
