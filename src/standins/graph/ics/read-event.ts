import { convertIcsEvent, type IcsEvent } from 'ts-ics'
import type { FileZone } from './file-zones.ts'
import { toWall } from './file-zones.ts'
import { propertiesOf, valueOf, type IcsBlock, type IcsProperty } from './split-calendar.ts'
import { addDays, isWall } from '../zones.ts'

/** A time as written: a date, an instant in UTC, or wall time of a zone. */
export interface IcsTime {
  readonly wall: string
  readonly isDate: boolean
  /** undefined: floating, so local to whoever looks at it */
  readonly zone: FileZone | 'UTC' | undefined
}

export interface ReadEvent {
  readonly line: number
  readonly uid: string
  readonly sequence: number
  readonly start: IcsTime
  readonly end: IcsTime
  readonly recurrenceId: IcsTime | undefined
  readonly thisAndFuture: boolean
  readonly exceptionDates: readonly IcsTime[]
  readonly extraDates: readonly IcsTime[]
  readonly rrule: string | undefined
  readonly ics: IcsEvent
  readonly block: IcsBlock
}

/** Why an entry cannot be read, and at which line. */
export class UnreadableEntry extends Error {
  readonly line: number
  constructor(line: number, reason: string) {
    super(reason)
    this.line = line
  }
}

type ZoneOf = (tzid: string) => FileZone

export function readEvent(block: IcsBlock, zoneOf: ZoneOf): ReadEvent {
  const ics = parse(block)
  const startLine = propertiesOf(block, 'DTSTART')[0]
  if (startLine === undefined) throw noStart(block)
  const start = readTime(startLine, startLine.value, zoneOf)
  const end = readEnd(block, ics, start, zoneOf)
  if (end.isDate !== start.isDate) throw new UnreadableEntry(block.line, 'DTSTART and DTEND are not both dates or both times')
  const recurrenceLine = propertiesOf(block, 'RECURRENCE-ID')[0]
  return {
    line: block.line,
    uid: valueOf(block, 'UID') ?? `no-uid-${start.wall}-${ics.summary ?? ''}`,
    sequence: ics.sequence ?? 0,
    start,
    end,
    recurrenceId: recurrenceLine && readTime(recurrenceLine, recurrenceLine.value, zoneOf),
    thisAndFuture: recurrenceLine?.parameters['RANGE'] === 'THISANDFUTURE',
    exceptionDates: readTimes(block, 'EXDATE', zoneOf),
    extraDates: readTimes(block, 'RDATE', zoneOf),
    rrule: valueOf(block, 'RRULE'),
    ics,
    block,
  }
}

function noStart(block: IcsBlock): UnreadableEntry {
  const lines = block.text.split('\r\n')
  const at = lines.findIndex((line) => /^DTSTART/i.test(line))
  if (at < 0) return new UnreadableEntry(block.line, 'DTSTART is missing')
  return new UnreadableEntry(block.lineNumbers[at] ?? block.line, `the line cannot be read: ${lines[at]}`)
}

function parse(block: IcsBlock): IcsEvent {
  try {
    return convertIcsEvent(undefined, block.text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const line = block.text.split('\r\n').findIndex((text) => !isReadable(text))
    throw new UnreadableEntry(
      line > 0 ? (block.lineNumbers[line] ?? block.line) : block.line,
      `the line cannot be read: ${reason.replace(/^Line not valid: /, '')}`,
    )
  }
}

/** The parser names no line, so each is tried alone. */
function isReadable(line: string): boolean {
  if (/^(BEGIN|END):/i.test(line)) return true
  try {
    convertIcsEvent(undefined, `BEGIN:VEVENT\r\n${line}\r\nEND:VEVENT`)
    return true
  } catch {
    return false
  }
}

/** Without DTEND: a date lasts its day, a time has no length (RFC 5545 3.6.1). */
function readEnd(block: IcsBlock, ics: IcsEvent, start: IcsTime, zoneOf: ZoneOf): IcsTime {
  const line = propertiesOf(block, 'DTEND')[0]
  if (line) return readTime(line, line.value, zoneOf)
  if (ics.duration) {
    const { weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0, before } = ics.duration
    const ms = (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000
    return { ...start, wall: new Date(Date.parse(`${start.wall}Z`) + (before ? 0 : ms)).toISOString().slice(0, 19) }
  }
  return start.isDate ? { ...start, wall: `${addDays(start.wall.slice(0, 10), 1)}T00:00:00` } : start
}

const readTimes = (block: IcsBlock, name: string, zoneOf: ZoneOf) =>
  propertiesOf(block, name).flatMap((property) => property.value.split(',').map((value) => readTime(property, value, zoneOf)))

function readTime(property: IcsProperty, value: string, zoneOf: ZoneOf): IcsTime {
  const wall = toWall(value)
  if (wall === undefined || !isWall(wall))
    throw new UnreadableEntry(property.line, `${property.name} '${value}' is no date or time`)
  if (/^\d{8}$/.test(value.trim())) return { wall, isDate: true, zone: undefined }
  if (/Z$/i.test(value.split('/')[0] ?? '')) return { wall, isDate: false, zone: 'UTC' }
  const tzid = property.parameters['TZID']
  if (tzid === undefined) return { wall, isDate: false, zone: undefined }
  try {
    return { wall, isDate: false, zone: zoneOf(tzid) }
  } catch {
    throw new UnreadableEntry(
      property.line,
      `${property.name} is in time zone '${tzid}', which the file does not define and nobody knows`,
    )
  }
}
