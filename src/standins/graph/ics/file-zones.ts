import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { toIana, wallToMs } from '../zones.ts'
import { splitCalendar, valueOf, type IcsBlock } from './split-calendar.ts'

interface Onset {
  /** wall time by the clock before the change */
  readonly wall: string
  readonly fromMs: number
  readonly toMs: number
}

/** A zone as a calendar file means it: its VTIMEZONE when it has one, the name otherwise. */
export interface FileZone {
  readonly name: string
  /** a zone that Exchange knows and that agrees with the file for these wall times, if there is one */
  knownFor(walls: readonly string[]): string | undefined
  toMs(wall: string): number
}

const minuteMs = 60_000

/** Every zone of a file by its TZID; asking for one that is neither defined nor known throws with its name. */
export function readFileZones(blocks: readonly IcsBlock[]): (tzid: string) => FileZone {
  const defined = new Map<string, FileZone>()
  for (const block of blocks) {
    // A property value, so its commas are escaped; as a parameter they are not.
    const tzid = valueOf(block, 'TZID')?.replaceAll(/\\([,;\\])/g, '$1')
    if (tzid !== undefined && !defined.has(tzid)) defined.set(tzid, definedZone(tzid, block))
  }
  return (tzid) => defined.get(tzid) ?? namedZone(tzid)
}

function namedZone(name: string): FileZone {
  // Some writers put a slash and a registry in front: "/freeassociation.sourceforge.net/Europe/Berlin".
  const known = /^\/.*?([A-Z][A-Za-z_]+\/[A-Z][A-Za-z_/]+)$/.exec(name)?.[1] ?? name
  toIana(known)
  return { name, knownFor: () => known, toMs: (wall) => wallToMs(wall, known) }
}

function definedZone(name: string, block: IcsBlock): FileZone {
  const observances = splitObservances(block)
  const offsetAt = offsetReader(observances)
  const toMs = (wall: string) => Date.parse(`${wall}Z`) - offsetAt(wall)
  const candidates = [name, valueOf(block, 'X-LIC-LOCATION') ?? '', ...offsetMatches(observances)].filter(isKnown)
  return {
    name,
    toMs,
    knownFor: (walls) => candidates.find((zone) => walls.every((wall) => wallToMs(wall, zone) === toMs(wall))),
  }
}

interface Observance {
  readonly start: string
  readonly fromMs: number
  readonly toMs: number
  readonly rule: string | undefined
  readonly extra: readonly string[]
  readonly standard: boolean
}

function splitObservances(block: IcsBlock): Observance[] {
  return [...block.text.matchAll(/BEGIN:(STANDARD|DAYLIGHT)\r\n([\s\S]*?)END:\1/gi)].flatMap(([, kind = '', inside = '']) => {
    const { properties } = splitCalendar(inside)
    const start = toWall(valueOf({ properties }, 'DTSTART') ?? '')
    const offset = (property: string) => parseOffset(valueOf({ properties }, property) ?? '')
    if (start === undefined) return []
    const extra = properties
      .filter(({ name }) => name === 'RDATE')
      .flatMap(({ value }) => value.split(',').flatMap((one) => toWall(one) ?? []))
    return [
      {
        start,
        fromMs: offset('TZOFFSETFROM'),
        toMs: offset('TZOFFSETTO'),
        rule: valueOf({ properties }, 'RRULE'),
        extra,
        standard: /standard/i.test(kind),
      },
    ]
  })
}

/** Offset in milliseconds for a wall time: in a gap the one before it, in an overlap the first (RFC 5545 3.3.5). */
function offsetReader(observances: readonly Observance[]): (wall: string) => number {
  const byYear = new Map<string, Onset[]>()
  const rules = observances.map((observance) => onsetsReader(observance))
  const first = observances.find(({ standard }) => standard) ?? observances[0]
  return (wall) => {
    const year = wall.slice(0, 4)
    const onsets =
      byYear.get(year) ?? rules.flatMap((read) => read(Number(year))).sort((one, other) => (one.wall < other.wall ? -1 : 1))
    byYear.set(year, onsets)
    const last = onsets.findLast((onset) => onset.wall <= wall)
    if (last === undefined) return onsets[0]?.fromMs ?? first?.toMs ?? 0
    const sinceMs = Date.parse(`${wall}Z`) - Date.parse(`${last.wall}Z`)
    return sinceMs < last.toMs - last.fromMs ? last.fromMs : last.toMs
  }
}

/** The changes of one observance that matter for a year: the newest before it and those in it. */
function onsetsReader({ start, fromMs, toMs, rule, extra }: Observance): (year: number) => Onset[] {
  const single = [start, ...extra]
  const parts = rule?.split(';').filter((part) => !/^UNTIL=/i.test(part))
  const untilText = /UNTIL=([0-9TZ]+)/i.exec(rule ?? '')?.[1]
  // UNTIL of an observance is in UTC; onsets are by the clock before the change.
  const until = untilText === undefined ? undefined : wallOfUntil(untilText, fromMs)
  const expand =
    parts &&
    new RRuleTemporal({
      rruleString: `RRULE:${parts.join(';')}`,
      dtstart: Temporal.PlainDateTime.from(start).toZonedDateTime('UTC'),
      tzid: 'UTC',
      includeDtstart: true,
    })
  const toOnset = (wall: string): Onset => ({ wall, fromMs, toMs })
  return (year) => {
    const from = `${String(year - 1).padStart(4, '0')}-01-01T00:00:00`
    const to = `${String(year + 1).padStart(4, '0')}-01-01T00:00:00`
    const ruled = expand
      ? expand
          .between(
            Temporal.PlainDateTime.from(from).toZonedDateTime('UTC'),
            Temporal.PlainDateTime.from(to).toZonedDateTime('UTC'),
            true,
          )
          .map((at) => at.toPlainDateTime().toString({ smallestUnit: 'second' }))
      : []
    const last =
      expand && until !== undefined && until < from
        ? expand
            .previous(Temporal.PlainDateTime.from(until).toZonedDateTime('UTC'), true)
            ?.toPlainDateTime()
            .toString({ smallestUnit: 'second' })
        : undefined
    return [
      ...single,
      ...(last === undefined ? [] : [last]),
      ...ruled.filter((wall) => until === undefined || wall <= until),
    ].map(toOnset)
  }
}

const wallOfUntil = (text: string, fromMs: number) =>
  text.endsWith('Z')
    ? new Date(Date.parse(`${toWall(text) ?? '9999-12-31T00:00:00'}Z`) + fromMs).toISOString().slice(0, 19)
    : (toWall(text) ?? '9999-12-31T00:00:00')

/** Zones worth trying when the name says nothing ("Customized Time Zone 1"): each is checked against the file's own rules. */
function offsetMatches(observances: readonly Observance[]): string[] {
  const offsets = new Set(observances.map(({ toMs }) => toMs / minuteMs))
  return Intl.supportedValuesOf('timeZone').filter(
    (zone) => offsets.has(offsetIn(zone, '2025-01-15T12:00:00')) && offsets.has(offsetIn(zone, '2025-07-15T12:00:00')),
  )
}

const offsetIn = (zone: string, wall: string) => (Date.parse(`${wall}Z`) - wallToMs(wall, zone)) / minuteMs

function isKnown(zone: string): boolean {
  try {
    toIana(zone)
    return zone !== ''
  } catch {
    return false
  }
}

export function toWall(text: string): string | undefined {
  const [, year, month, day, hour = '00', minute = '00', second = '00'] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?Z?/.exec(text.trim()) ?? []
  return year === undefined ? undefined : `${year}-${month}-${day}T${hour}:${minute}:${second === '60' ? '59' : second}`
}

function parseOffset(text: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)/.exec(text.trim()) ?? []
  const ms = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * minuteMs
  return sign === '-' ? -ms : ms
}
