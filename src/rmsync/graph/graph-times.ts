import { Temporal } from 'temporal-polyfill'
import { Malformed, Refused } from '../../domain/errors.ts'
import { startOf, type CalendarDate, type Instant, type TimeSpan } from '../../domain/time-span.ts'
import { toGraphZone, toIanaZone } from './zones.ts'

/** Graph's `dateTimeTimeZone`: a wall time without offset, and the zone it is in. */
interface WallTime {
  readonly dateTime: string
  readonly timeZone: string
}

/** The times of an event as Graph takes them; an unknown zone is refused with its name, never taken for UTC (S35). */
export function toGraphTimes(when: TimeSpan): { start: WallTime; end: WallTime; isAllDay: boolean } {
  if (when.kind === 'all-day') {
    // Midnight to midnight in one zone is what makes a day; the day itself has no zone (contract graph.md §4).
    const midnight = (date: CalendarDate): WallTime => ({ dateTime: `${date}T00:00:00`, timeZone: 'UTC' })
    return { start: midnight(when.startOn), end: midnight(when.endOn), isAllDay: true }
  }
  return { start: toWallTime(when.startAt, when.zone), end: toWallTime(when.endAt, when.zone), isAllDay: false }
}

function toWallTime(at: Instant, zone: string): WallTime {
  const timeZone = toGraphZone(zone)
  // What the name means at the other side: one Windows zone stands for several cities, and some of them went their own way since.
  const iana = timeZone === undefined ? undefined : toIanaZone(timeZone)
  if (iana === undefined || timeZone === undefined) {
    throw new Refused(
      'Outlook',
      `Nobody knows the time zone “${zone}”. Use a Windows or IANA name, such as Europe/Berlin.`,
      'UnknownZone',
    )
  }
  const instant = Temporal.Instant.from(at)
  const wall = instant.toZonedDateTimeISO(iana).toPlainDateTime()
  // The hour that clocks show twice in autumn: a wall time alone would mean the first of the two.
  if (!wall.toZonedDateTime(iana).toInstant().equals(instant)) return { dateTime: at.slice(0, 19), timeZone: 'UTC' }
  return { dateTime: wall.toString({ smallestUnit: 'second' }), timeZone }
}

/** The times of an event as Graph answers them. `madeIn` is `originalStartTimeZone`, kept as it is when nobody knows it. */
export function parseGraphTimes(start: WallTime, end: WallTime, isAllDay: boolean, madeIn: string): TimeSpan {
  const zone = toIanaZone(madeIn) ?? madeIn
  if (!isAllDay) return { kind: 'timed', startAt: parseInstant('start', start), endAt: parseInstant('end', end), zone }
  const made = toIanaZone(madeIn)
  const days = { kind: 'all-day' as const, startOn: parseDate('start', start, zone), endOn: parseDate('end', end, zone) }
  return made === undefined || made === 'UTC' ? days : { ...days, zone: made }
}

/** `2026-11-24T09:00:00.1234567+00:00` or with `Z` → whole seconds in UTC. */
export function parseTimestamp(member: string, text: string): Instant {
  try {
    return toInstant(Temporal.Instant.from(text))
  } catch (error) {
    throw notATime(member, text, error)
  }
}

/**
 * The day that the pattern of a series gives a date: where it was moved, `originalStart` tells; a plain occurrence stands on it.
 * In the zone that the series was made in, as the days of `cancelledOccurrences` are. Nobody knows that zone: the day of UTC, which
 * is the same in every reading, and that is what the day is for.
 */
export function parseOccurrenceDay(originalStart: string | null, when: TimeSpan, madeIn: string): CalendarDate {
  const at = originalStart === null ? null : parseTimestamp('originalStart', originalStart)
  if (when.kind === 'all-day' && at === null) return when.startOn
  const instant = Temporal.Instant.from(at ?? startOf(when))
  // The midnight of a whole day is told in UTC, or as the instant that it was in its own zone: no document says which.
  const isDay = when.kind === 'all-day' && instant.toZonedDateTimeISO('UTC').hour === 0
  const zone = isDay ? 'UTC' : (toIanaZone(madeIn) ?? 'UTC')
  return instant.toZonedDateTimeISO(zone).toPlainDate().toString() as CalendarDate
}

function parseInstant(member: string, { dateTime, timeZone }: WallTime): Instant {
  const zone = toIanaZone(timeZone)
  if (zone === undefined) throw new Malformed('Outlook', `${member}.timeZone is “${timeZone}”, which nobody knows.`)
  return toInstant(parseWall(member, dateTime).toZonedDateTime(zone).toInstant())
}

/**
 * A day comes as midnight. Where it comes as another hour it is that midnight seen from elsewhere: look at it from its own zone.
 * When nobody knows that zone (`tzone://Microsoft/Custom`), any day would be a guess, and a wrong one is off by a whole day.
 */
function parseDate(member: string, time: WallTime, madeIn: string): CalendarDate {
  const wall = parseWall(member, time.dateTime)
  if (wall.toPlainTime().equals(Temporal.PlainTime.from('00:00'))) return wall.toPlainDate().toString() as CalendarDate
  const from = toIanaZone(time.timeZone)
  const to = toIanaZone(madeIn)
  if (from !== undefined && to !== undefined) {
    return wall.toZonedDateTime(from).withTimeZone(to).toPlainDate().toString() as CalendarDate
  }
  const unknown = from === undefined ? time.timeZone : madeIn
  throw new Malformed('Outlook', `${member} of an all-day event is no midnight, and nobody knows its time zone “${unknown}”.`)
}

function parseWall(member: string, text: string): Temporal.PlainDateTime {
  try {
    return Temporal.PlainDateTime.from(text)
  } catch (error) {
    throw notATime(`${member}.dateTime`, text, error)
  }
}

const toInstant = (instant: Temporal.Instant): Instant =>
  instant.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString() as Instant

const notATime = (member: string, text: string, cause: unknown): Malformed =>
  new Malformed('Outlook', `${member} is “${text}”, which is no time.`, { cause })
