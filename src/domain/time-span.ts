import type { Branded } from './ids.ts'

/** ISO 8601 in UTC with whole seconds, e.g. `2026-11-24T09:00:00Z`. Text order is time order. */
export type Instant = Branded<'Instant'>
/** `YYYY-MM-DD`. */
export type CalendarDate = Branded<'CalendarDate'>

/** When an appointment is: instants with the zone they were made in, or dates (product decision 11). */
export type TimeSpan =
  | { readonly kind: 'timed'; readonly startAt: Instant; readonly endAt: Instant; readonly zone: string }
  /** `endOn` is the day after the last one. `zone`: where it was made, which says when the day is over; UTC where nobody knows. */
  | { readonly kind: 'all-day'; readonly startOn: CalendarDate; readonly endOn: CalendarDate; readonly zone?: string }

/** The zone is where a time was made, not what it is: another zone alone is no change. */
export function sameTimeSpan(a: TimeSpan, b: TimeSpan): boolean {
  if (a.kind === 'timed') return b.kind === 'timed' && a.startAt === b.startAt && a.endAt === b.endAt
  return b.kind === 'all-day' && a.startOn === b.startOn && a.endOn === b.endOn
}

/** First moment of the span as text that sorts; a date sorts before the instants of its day. */
export const startOf = (when: TimeSpan): string => (when.kind === 'timed' ? when.startAt : when.startOn)
export const endOf = (when: TimeSpan): string => (when.kind === 'timed' ? when.endAt : when.endOn)

/** A span is past once its end is; an all-day one once its last day is over where it was made. */
export const isPast = (when: TimeSpan, now: Instant): boolean =>
  endOf(when) <= (when.kind === 'timed' ? now : dayIn(when.zone ?? 'UTC', now))

/** Swedish writes a date as `YYYY-MM-DD`. */
const dayIn = (timeZone: string, now: Instant): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(now))

/** Whether any of it lies between the two instants; days count by their dates alone. */
export const isWithin = (when: TimeSpan, { from, to }: { readonly from: Instant; readonly to: Instant }): boolean =>
  when.kind === 'timed'
    ? when.endAt > from && when.startAt < to
    : when.endOn > from.slice(0, 10) && when.startOn < to.slice(0, 10)
