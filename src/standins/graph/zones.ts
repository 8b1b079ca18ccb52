import { Temporal } from 'temporal-polyfill'
import { findIana, findWindows, findIanaAliases } from 'windows-iana'

/** What Graph answers for a zone that nobody knows. */
export class UnknownZone extends Error {
  readonly zone: string
  constructor(zone: string) {
    super(`A valid TimeZone value must be specified. The following TimeZone value is not supported: '${zone}'.`)
    this.name = 'UnknownZone'
    this.zone = zone
  }
}

const known = new Map<string, string>()

/** Windows or IANA name → IANA name, in any case of letters. */
export function toIana(zone: string): string {
  const cached = known.get(zone.toLowerCase())
  if (cached !== undefined) return cached
  const found = lookUp(zone)
  if (found === undefined) throw new UnknownZone(zone)
  known.set(zone.toLowerCase(), found)
  return found
}

function lookUp(zone: string): string | undefined {
  if (/^(utc|gmt|tzone:\/\/microsoft\/utc)$/i.test(zone)) return 'UTC'
  const [first] = findIana(zone)
  if (first !== undefined) return first
  // A bare offset such as "+01:00" is a zone to Temporal, but not to Graph.
  if (!/^[a-z]/i.test(zone)) return undefined
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

const windowsNames = new Map<string, string>()

/** The Windows name that Exchange keeps for a zone; the given name where there is none. */
export function toWindows(zone: string): string {
  const cached = windowsNames.get(zone)
  if (cached !== undefined) return cached
  const found = lookUpWindows(zone)
  windowsNames.set(zone, found)
  return found
}

function lookUpWindows(zone: string): string {
  const iana = toIana(zone)
  if (iana === 'UTC') return 'UTC'
  if (findIana(zone).length > 0) return zone
  const names = [iana, ...findIanaAliases(iana)]
  return names.flatMap((name) => findWindows(name))[0] ?? zone
}

/** Wall time in a zone → epoch milliseconds. In a gap: the offset before it; in an overlap: the first (RFC 5545 3.3.5). */
export function wallToMs(wall: string, zone: string): number {
  const iana = toIana(zone)
  if (iana === 'UTC') return Date.parse(`${wall.slice(0, 19)}Z`)
  return Temporal.PlainDateTime.from(wall.slice(0, 19)).toZonedDateTime(iana, { disambiguation: 'compatible' }).epochMilliseconds
}

/** Epoch milliseconds → wall time `yyyy-mm-ddThh:mm:ss` in a zone. */
export function msToWall(ms: number, zone: string): string {
  const iana = toIana(zone)
  if (iana === 'UTC') return new Date(ms).toISOString().slice(0, 19)
  return Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(iana)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
}

/** `yyyy-mm-dd` of a day that exists, within the years that Exchange keeps. */
export function isDate(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`)
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(ms) &&
    addDays(text, 0) === text &&
    text >= '1601-01-01' &&
    text < '4501-01-01'
  )
}

/** `yyyy-mm-ddThh:mm:ss` of such a day. */
export const isWall = (text: string) => isDate(text.slice(0, 10)) && /^T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(text.slice(10))

/** Adds days to a date `yyyy-mm-dd`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
