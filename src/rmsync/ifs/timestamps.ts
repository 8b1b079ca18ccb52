import { Temporal } from 'temporal-polyfill'
import { Malformed } from '../../domain/errors.ts'
import type { CalendarDate, Instant, TimeSpan } from '../../domain/time-span.ts'

/**
 * What a timestamp of IFS means. IFS stores no zone and sends wall time with a `Z` unless the attribute is aware of
 * zones (contract 3.8), so a company says which it is: `UTC`, or the IANA zone of its server.
 */
export type TimestampMeaning = 'UTC' | (string & {})

const midnight = 'T00:00:00'

/**
 * Both ends of a span as IFS takes them. All-day is midnight to midnight in the configured meaning.
 * Of an hour that a zone has twice, IFS can not say which one was meant.
 */
export function toTimestamps(when: TimeSpan, meaning: TimestampMeaning): { startsAt: string; endsAt: string } {
  if (when.kind === 'all-day') return { startsAt: `${when.startOn}${midnight}Z`, endsAt: `${when.endOn}${midnight}Z` }
  return { startsAt: `${toWall(when.startAt, meaning)}Z`, endsAt: `${toWall(when.endAt, meaning)}Z` }
}

/** One moment as IFS takes it. */
export const toTimestamp = (instant: Instant, meaning: TimestampMeaning): string => `${toWall(instant, meaning)}Z`
/** What a timestamp of IFS means, as a moment. */
export const fromTimestamp = (text: string, meaning: TimestampMeaning): Instant => toInstant(parseWall(text, meaning), meaning)

/**
 * An IFS activity can not say all-day: midnight to midnight, a day apart at least, is taken for it.
 * Without an end it lasts no time; without a start it has no time at all.
 */
export function toTimeSpan(startsAt: string, endsAt: string, meaning: TimestampMeaning): TimeSpan | null {
  if (startsAt === '') return null
  const start = parseWall(startsAt, meaning)
  const end = endsAt === '' ? start : parseWall(endsAt, meaning)
  const [startOn, endOn] = [start.toPlainDate().toString() as CalendarDate, end.toPlainDate().toString() as CalendarDate]
  const isWholeDays = [start, end].every((wall) => wall.toString({ smallestUnit: 'second' }).endsWith(midnight))
  if (isWholeDays && startOn < endOn) return { kind: 'all-day', startOn, endOn }
  return { kind: 'timed', startAt: toInstant(start, meaning), endAt: toInstant(end, meaning), zone: meaning }
}

const toWall = (instant: Instant, zone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' })

const toInstant = (wall: Temporal.PlainDateTime, zone: string): Instant =>
  wall.toZonedDateTime(zone).toInstant().toString({ smallestUnit: 'second' }) as Instant

function parseWall(text: string, zone: string): Temporal.PlainDateTime {
  try {
    // an offset other than Z says which instant it is, whatever the configured meaning
    if (/[+-]\d\d:\d\d$/.test(text)) return Temporal.Instant.from(text).toZonedDateTimeISO(zone).toPlainDateTime()
    return Temporal.PlainDateTime.from(text.replace(/Z$/i, ''))
  } catch (error) {
    throw new Malformed('IFS', `IFS sent "${text}" where a timestamp belongs.`, { cause: error })
  }
}
