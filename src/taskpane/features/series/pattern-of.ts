/** By which rule the dates of a series come; days of the week count from Sunday (0). */
export type Pattern =
  | { readonly every: 'day'; readonly count: number }
  | { readonly every: 'working-day' }
  | { readonly every: 'week'; readonly count: number; readonly days: readonly number[] }
  | { readonly every: 'month'; readonly date: number }
  /** `nth`: 1 to 4, or -1 for the last one. */
  | { readonly every: 'month'; readonly nth: number; readonly day: number }

interface Day {
  /** Days since the first of 1970. */
  readonly at: number
  readonly weekday: number
  readonly date: number
  readonly month: number
  readonly isLastOfItsWeekday: boolean
}
const dayMs = 86_400_000

/**
 * Found again from the days that the rule gives: office.js does not say it on every Outlook (issues 2764 and 5401), and a question to the
 * server would hold back the first view. Days that were removed may be missing. Null where the days may come by more than one rule.
 */
export function patternOf(dates: readonly string[]): Pattern | null {
  const days = dates.map(dayOf).sort((one, other) => one.at - other.at)
  const [first] = days
  if (first === undefined || days.length < 3) return null
  const gaps = days.slice(1).map(({ at }, index) => at - (days[index]?.at ?? at))
  const weekdays = [...new Set(days.map(({ weekday }) => weekday))].sort((one, other) => one - other)
  if (Math.min(...gaps) >= 28) return monthly(days, first) ?? fourWeekly(gaps, first)
  const step = gaps.reduce(divisor, 0)
  if (weekdays.length === 7 || gaps.every((gap) => gap === 1)) return { every: 'day', count: step }
  if (weekdays.length > 2 && step > 1 && gaps.every((gap) => gap === step)) return { every: 'day', count: step }
  return weekly(days, weekdays)
}

/** On some days of every week, or of every second one. */
function weekly(days: readonly Day[], weekdays: readonly number[]): Pattern | null {
  // A rule says whether its weeks begin on Monday or on Sunday, which matters where it leaves weeks out. 1970 began on a Thursday.
  const [count = 0, weeks = 0] =
    [3, 4]
      .map((offset) => days.map(({ at }) => Math.floor((at + offset) / 7)))
      .map((weeksOf) => {
        const first = weeksOf[0] ?? 0
        const step = weeksOf.reduce((common, week) => divisor(common, week - first), 0)
        return [step, step === 0 ? 0 : ((weeksOf.at(-1) ?? 0) - first) / step + 1] as const
      })
      .sort(([one], [other]) => other - one)[0] ?? []
  // Most of its days are there; of one week alone nobody can tell.
  if (count === 0 || weeks < 2 || days.length < (weeks * weekdays.length) / 2) return null
  const isWorkingWeek = weekdays.length === 5 && count === 1 && !weekdays.includes(0) && !weekdays.includes(6)
  return isWorkingWeek ? { every: 'working-day' } : { every: 'week', count, days: weekdays }
}

/** On one day of every month. */
function monthly(days: readonly Day[], first: Day): Pattern | null {
  if (days.some(({ month }, index) => index > 0 && month === days[index - 1]?.month)) return null
  const months = days.map(({ month }) => month - first.month).reduce(divisor, 0)
  if (months !== 1) return null
  if (days.every(({ date }) => date === first.date)) return { every: 'month', date: first.date }
  const sameDay = days.every(({ weekday }) => weekday === first.weekday)
  if (!sameDay || gapsAreEqual(days)) return null
  const nth = (day: Day): number => Math.ceil(day.date / 7)
  if (nth(first) <= 4 && days.every((day) => nth(day) === nth(first)))
    return { every: 'month', nth: nth(first), day: first.weekday }
  return days.every(({ isLastOfItsWeekday }) => isLastOfItsWeekday) ? { every: 'month', nth: -1, day: first.weekday } : null
}

/** Of a few dates four weeks apart nobody can tell whether it is a rule of weeks or of months. */
function fourWeekly(gaps: readonly number[], { weekday }: Day): Pattern | null {
  const step = gaps.reduce(divisor, 0)
  const isTold = step > 28 || gaps.length > 3
  return step % 7 === 0 && isTold && gaps.every((gap) => gap === step)
    ? { every: 'week', count: step / 7, days: [weekday] }
    : null
}

const gapsAreEqual = (days: readonly Day[]): boolean =>
  new Set(days.slice(1).map(({ at }, index) => at - (days[index]?.at ?? at))).size === 1

const divisor = (one: number, other: number): number => (other === 0 ? one : divisor(other, one % other))

function dayOf(date: string): Day {
  const day = new Date(`${date}T00:00:00Z`)
  const inAWeek = new Date(day.getTime() + 7 * dayMs)
  return {
    at: day.getTime() / dayMs,
    weekday: day.getUTCDay(),
    date: day.getUTCDate(),
    month: day.getUTCFullYear() * 12 + day.getUTCMonth(),
    isLastOfItsWeekday: inAWeek.getUTCMonth() !== day.getUTCMonth(),
  }
}
