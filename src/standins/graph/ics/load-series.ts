import type { EventFields, Recurrence, WallTime } from '../event-model.ts'
import type { NewEvent } from '../meetings.ts'
import { nextDate } from '../recurrence.ts'
import { addDays, daysBetween, msToWall } from '../zones.ts'
import { organizerOf, responseOf, toFields, type Loading } from './event-fields.ts'
import { expandWalls, untilWall } from './expand-series.ts'
import { NotExpressible, toGraphRecurrence } from './graph-pattern.ts'
import { placeTimes, seriesZone, wallIn } from './place-times.ts'
import type { IcsTime, ReadEvent } from './read-event.ts'

/** What becomes of one UID: usually one event; many where Exchange has no pattern for the series. */
export interface Loaded {
  readonly events: readonly NewEvent[]
  /** why a series was taken apart into single appointments */
  readonly unrolled?: string
}

export function loadSingle(read: ReadEvent, loading: Loading): NewEvent {
  const organizer = organizerOf(read, loading)
  const isOwn = organizer.address === loading.person.email
  return {
    fields: toFields(read, placeTimes(read, loading.person.timeZone), loading),
    recurrence: null,
    send: true,
    iCalUId: read.uid,
    organizer,
    isCancelled: read.ics.status === 'CANCELLED',
    ...(!isOwn && { response: responseOf(read, loading) }),
  }
}

export function loadSeries(master: ReadEvent, overrides: readonly ReadEvent[], loading: Loading): Loaded {
  try {
    return { events: [asSeries(master, overrides, loading)] }
  } catch (error) {
    if (!(error instanceof NotExpressible)) throw error
    return { events: asSingles(master, overrides, loading), unrolled: error.message }
  }
}

function asSeries(master: ReadEvent, overrides: readonly ReadEvent[], loading: Loading): NewEvent {
  const zone = seriesZone(master, loading.person.timeZone)
  if (zone === undefined) throw new NotExpressible('Exchange knows no time zone like the one the file defines')
  if (master.extraDates.length > 0) throw new NotExpressible('extra dates (RDATE)')
  if (overrides.some(({ thisAndFuture }) => thisAndFuture)) throw new NotExpressible('a change of this and all following')
  const rule = master.ics.recurrenceRule
  if (rule === undefined) throw new NotExpressible('no rule')
  const start = master.start.wall
  const recurrence = toGraphRecurrence(
    rule,
    start,
    zone,
    untilWall(master, (time) => wallIn(time, zone)),
  )
  if (nextDate(recurrence, recurrence.range.startDate) !== start.slice(0, 10))
    throw new NotExpressible('a first date beside the pattern')
  const whole = loadSingle(master, loading)
  const fields: EventFields = {
    ...whole.fields,
    start: { dateTime: start, timeZone: zone },
    end: endIn(zone, whole.fields, master),
  }
  const cancelled = overrides.filter(({ ics }) => ics.status === 'CANCELLED')
  const kept = overrides.filter(({ ics }) => ics.status !== 'CANCELLED')
  const excluded = master.exceptionDates.filter((time) => matches(wallIn(time, zone), time, start))
  const dateOf = (read: ReadEvent) => (read.recurrenceId ? wallIn(read.recurrenceId, zone).slice(0, 10) : start.slice(0, 10))
  const exceptions = Object.fromEntries(
    kept.map((read) => [dateOf(read), toOccurrence(read, dateOf(read), { ...whole, fields, recurrence }, loading)]),
  )
  const dropped = [...excluded.map((time) => wallIn(time, zone).slice(0, 10)), ...cancelled.map(dateOf)]
  const cancelledDates = [...new Set(dropped)].filter((date) => exceptions[date] === undefined).sort()
  return { ...whole, fields, recurrence, exceptions, cancelledDates }
}

/** A series ends in the zone it starts in: a change of the clock must not stretch it. */
const endIn = (zone: string, { isAllDay, end }: EventFields, master: ReadEvent): WallTime =>
  isAllDay ? { ...end, timeZone: zone } : { dateTime: wallIn(master.end, zone), timeZone: zone }

/** EXDATE names an occurrence by its exact start; written as a date, by its day. */
const matches = (wall: string, time: IcsTime, start: string) => time.isDate || wall.slice(11) === start.slice(11)

/** Keeps of an exception only what differs from the series, so that later changes of the series reach the rest. */
function toOccurrence(
  read: ReadEvent,
  date: string,
  series: { fields: EventFields; recurrence: Recurrence },
  loading: Loading,
): Partial<EventFields> {
  const own = toFields(read, placeTimes(read, loading.person.timeZone), loading)
  const days = daysBetween(series.fields.start.dateTime.slice(0, 10), date)
  const move = (wall: string) => addDays(wall.slice(0, 10), days) + wall.slice(10)
  const { start, end } = series.fields
  const usual: EventFields = {
    ...series.fields,
    start: { ...start, dateTime: move(start.dateTime) },
    end: { ...end, dateTime: move(end.dateTime) },
  }
  const differing = (Object.keys(own) as (keyof EventFields)[]).filter(
    (field) => JSON.stringify(own[field]) !== JSON.stringify(usual[field]),
  )
  return Object.fromEntries(differing.map((field) => [field, own[field]]))
}

function asSingles(master: ReadEvent, overrides: readonly ReadEvent[], loading: Loading): NewEvent[] {
  const { timeZone } = loading.person
  const local = (time: IcsTime) => sameZone(time, master, timeZone)
  const replaced = new Map(
    overrides
      .filter(({ thisAndFuture }) => !thisAndFuture)
      .map((read) => [read.recurrenceId ? local(read.recurrenceId) : '', read]),
  )
  const onward = overrides.filter(({ thisAndFuture }) => thisAndFuture).sort((one, other) => (onset(one) < onset(other) ? -1 : 1))
  const excluded = new Set(master.exceptionDates.map(local))
  const lengthMs = Date.parse(`${master.end.wall}Z`) - Date.parse(`${master.start.wall}Z`)
  const singles = expandWalls(master, untilWall(master, local), loading.horizon).flatMap((wall): NewEvent[] => {
    if (excluded.has(wall) || replaced.has(wall)) return []
    const change = onward.findLast((read) => onset(read) <= wall)
    const source = change ?? master
    const start = change ? plusMs(wall, Date.parse(`${change.start.wall}Z`) - Date.parse(`${onset(change)}Z`)) : wall
    const length = change ? Date.parse(`${change.end.wall}Z`) - Date.parse(`${change.start.wall}Z`) : lengthMs
    const moved: ReadEvent = {
      ...source,
      start: { ...source.start, wall: start },
      end: { ...source.start, wall: plusMs(start, length) },
    }
    return [{ ...loadSingle(moved, loading), iCalUId: `${master.uid}_${wall}` }]
  })
  const kept = [...replaced].filter(([, { ics }]) => ics.status !== 'CANCELLED')
  return [...singles, ...kept.map(([wall, read]) => ({ ...loadSingle(read, loading), iCalUId: `${master.uid}_${wall}` }))]

  function onset(read: ReadEvent): string {
    return read.recurrenceId ? local(read.recurrenceId) : read.start.wall
  }
}

/** The wall time on the master's own clock; its zone may be one that only the file knows. */
function sameZone(time: IcsTime, master: ReadEvent, mailboxZone: string): string {
  if (time.isDate || time.zone === undefined) return time.wall
  const { zone } = master.start
  if (time.zone !== 'UTC' && zone !== 'UTC' && time.zone.name === zone?.name) return time.wall
  const ms = time.zone === 'UTC' ? Date.parse(`${time.wall}Z`) : time.zone.toMs(time.wall)
  if (zone === undefined) return msToWall(ms, mailboxZone)
  if (zone === 'UTC') return msToWall(ms, 'UTC')
  // The offset at the instant itself, found by asking for the wall time one offset away.
  const guess = new Date(ms).toISOString().slice(0, 19)
  const near = plusMs(guess, Date.parse(`${guess}Z`) - zone.toMs(guess))
  return plusMs(guess, Date.parse(`${near}Z`) - zone.toMs(near))
}

const plusMs = (wall: string, ms: number) => new Date(Date.parse(`${wall}Z`) + ms).toISOString().slice(0, 19)
