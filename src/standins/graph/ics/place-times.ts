import type { WallTime } from '../event-model.ts'
import { msToWall, wallToMs } from '../zones.ts'
import type { Times } from './event-fields.ts'
import type { IcsTime, ReadEvent } from './read-event.ts'
import { valueOf } from './split-calendar.ts'

/** How a file's times are put into a mailbox: floating ones and dates in the mailbox's own zone. */
export function placeTimes(read: ReadEvent, mailboxZone: string): Times {
  const isAllDay = read.start.isDate || isMarkedAllDay(read)
  if (isAllDay)
    return {
      isAllDay,
      start: { dateTime: read.start.wall, timeZone: mailboxZone },
      end: { dateTime: laterOf(read.end.wall, read.start.wall), timeZone: mailboxZone },
    }
  const start = placeTime(read.start, mailboxZone)
  const end = placeTime(read.end, mailboxZone)
  // A file may end an entry before it begins; Outlook shows such a one without length.
  return { isAllDay, start, end: wallToMs(end.dateTime, end.timeZone) < wallToMs(start.dateTime, start.timeZone) ? start : end }
}

/** The zone in which a series repeats; undefined when Exchange knows none that agrees with the file. */
export function seriesZone(read: ReadEvent, mailboxZone: string): string | undefined {
  const { start } = read
  if (start.isDate || start.zone === undefined) return mailboxZone
  if (start.zone === 'UTC') return 'UTC'
  const from = Date.parse(`${start.wall}Z`)
  // Two years in steps of thirteen days meet every change of the clock from both sides.
  const walls = Array.from({ length: 57 }, (_, step) => new Date(from + step * 13 * 86_400_000).toISOString().slice(0, 19))
  return start.zone.knownFor(walls)
}

function placeTime(time: IcsTime, mailboxZone: string): WallTime {
  const { wall, zone } = time
  if (zone === undefined) return { dateTime: wall, timeZone: mailboxZone }
  if (zone === 'UTC') return { dateTime: wall, timeZone: 'UTC' }
  const known = zone.knownFor([wall])
  if (known !== undefined) return { dateTime: wall, timeZone: known }
  return { dateTime: msToWall(zone.toMs(wall), 'UTC'), timeZone: 'UTC' }
}

/** The wall time in a zone: literal for dates and floating times. */
export function wallIn(time: IcsTime, zone: string): string {
  if (time.isDate || time.zone === undefined) return time.wall
  return msToWall(time.zone === 'UTC' ? Date.parse(`${time.wall}Z`) : time.zone.toMs(time.wall), zone)
}

/** Outlook writes all-day entries of some calendars as midnight to midnight with a mark. */
const isMarkedAllDay = ({ block, start, end }: ReadEvent) =>
  valueOf(block, 'X-MICROSOFT-CDO-ALLDAYEVENT')?.toUpperCase() === 'TRUE' &&
  start.wall.endsWith('T00:00:00') &&
  end.wall.endsWith('T00:00:00')

const laterOf = (end: string, start: string) =>
  end > start ? end : new Date(Date.parse(`${start}Z`) + 86_400_000).toISOString().slice(0, 19)
