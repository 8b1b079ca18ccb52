import { Temporal } from 'temporal-polyfill'

/** Instants ↔ wall time in one zone. Outlook on the web shows the mailbox's zone, whatever the computer's is. */
export function wallTime(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
}

/** `2026-11-24T10:00`, as an `<input type="datetime-local">` wants it. */
export function toInputText(at: number, zone: string): string {
  return wallTime(at, zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/** The instant of a wall time; undefined when the text is none. */
export function fromInputText(text: string, zone: string): number | undefined {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds
  } catch {
    return undefined
  }
}

export function startOfDay(date: Temporal.PlainDate, zone: string): number {
  return date.toZonedDateTime(zone).epochMilliseconds
}

export function dateOf(at: number, zone: string): Temporal.PlainDate {
  return wallTime(at, zone).toPlainDate()
}

export function today(zone: string): Temporal.PlainDate {
  return Temporal.Now.plainDateISO(zone)
}

/** Office.js converts with ranges of fixed offsets, all as text (outlook-host-protocol.md §4). */
export function offsetRanges(zone: string, around: number): { start: string; end: string; offset: string }[] {
  const years = 5
  const centre = wallTime(around, zone)
  const last = centre.add({ years }).epochMilliseconds
  const ranges: { start: string; end: string; offset: string }[] = []
  let from = centre.subtract({ years })
  while (from.epochMilliseconds < last) {
    const next = from.getTimeZoneTransition('next')
    const end = next === null ? last : Math.min(next.epochMilliseconds, last)
    ranges.push({ start: String(from.epochMilliseconds), end: String(end), offset: String(from.offsetNanoseconds / 60e9) })
    if (next === null) break
    from = next
  }
  return ranges
}
