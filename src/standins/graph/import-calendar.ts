import type { Exchange } from './exchange.ts'
import { findOwner } from './ics/find-owner.ts'
import { readFileZones } from './ics/file-zones.ts'
import { loadSeries, loadSingle, type Loaded } from './ics/load-series.ts'
import type { Loading } from './ics/event-fields.ts'
import { readEvent, UnreadableEntry, type ReadEvent } from './ics/read-event.ts'
import { splitCalendar, valueOf, type IcsBlock } from './ics/split-calendar.ts'
import type { Mailbox } from './mailbox.ts'
import { createEvent, type NewEvent } from './meetings.ts'

interface Entry {
  readonly line: number
  readonly uid?: string
  readonly summary?: string
  readonly reason: string
}

interface ImportReport {
  /** entries of the file (series, single appointments, changed occurrences) now in the mailbox */
  readonly loaded: number
  /** entries that are not, each with its line */
  readonly skipped: readonly Entry[]
  /** series that Exchange has no pattern for, loaded as single appointments */
  readonly unrolled: readonly Entry[]
  /** entries that were in the mailbox before, left as they are */
  readonly already: number
  /** whose calendar the file was */
  readonly owner: string | null
}

/** A series that has to be taken apart is so for three years from now. */
const horizonMs = 3 * 365 * 86_400_000

/** Loads an exported calendar into a mailbox as if it had always been there: nobody is mailed, nobody notified. */
export function importCalendar(exchange: Exchange, mailbox: Mailbox, text: string): ImportReport {
  const file = splitCalendar(text)
  const zoneOf = readFileZones(file.timezones)
  const skipped: Entry[] = file.problems.map((problem) => problem)
  const unrolled: Entry[] = []
  const events = file.events.flatMap((block) => tryReading(block, skipped, () => readEvent(block, zoneOf)))
  const horizon = new Date(exchange.now().getTime() + horizonMs).toISOString().slice(0, 19)
  const loading: Loading = { person: mailbox.owner, owner: findOwner(events, file), horizon }
  const held = new Set(mailbox.all().map(({ iCalUId }) => uidOf(iCalUId)))
  let loaded = 0
  let already = 0
  exchange.quietly(() => {
    for (const group of byUid(events)) {
      if (held.has(group.uid)) {
        already += group.size
        continue
      }
      for (const { block, load } of partsOf(group, loading)) {
        const [made] = tryReading(block, skipped, load)
        if (made === undefined) continue
        loaded += made.entries
        if (made.unrolled !== undefined)
          unrolled.push(toEntry(block, block.line, `${made.unrolled}: loaded as ${made.events.length} single appointments`))
        for (const event of made.events) createEvent(exchange, mailbox, event)
      }
    }
  })
  return { loaded, skipped: skipped.toSorted((one, other) => one.line - other.line), unrolled, already, owner: loading.owner }
}

interface Group {
  readonly uid: string
  readonly size: number
  readonly master: ReadEvent | undefined
  readonly overrides: readonly ReadEvent[]
}

/** One group for each UID. Of two versions of an entry the one with the higher SEQUENCE counts, then the later one. */
function byUid(events: readonly ReadEvent[]): Group[] {
  const groups = new Map<string, Map<string, ReadEvent>>()
  for (const read of events) {
    const versions = groups.get(read.uid) ?? new Map<string, ReadEvent>()
    groups.set(read.uid, versions)
    const key = read.recurrenceId?.wall ?? ''
    const other = versions.get(key)
    if (other === undefined || other.sequence <= read.sequence) versions.set(key, read)
  }
  return [...groups].map(([uid, versions]) => {
    const { '': master, ...overrides } = Object.fromEntries(versions)
    return { uid, size: versions.size, master, overrides: Object.values(overrides) }
  })
}

interface Part {
  readonly block: IcsBlock
  readonly load: () => Loaded & { readonly entries: number }
}

/** A series with its changed occurrences is one part; a changed occurrence whose series is not in the file stands alone. */
function partsOf({ master, overrides }: Group, loading: Loading): Part[] {
  const alone = (read: ReadEvent): Part => ({
    block: read.block,
    load: () => ({ events: [loadAlone(read, loading)], entries: 1 }),
  })
  if (master === undefined) return overrides.map(alone)
  if (master.rrule === undefined && master.extraDates.length === 0) return [master, ...overrides].map(alone)
  return [{ block: master.block, load: () => ({ ...loadSeries(master, overrides, loading), entries: 1 + overrides.length }) }]
}

/** A changed occurrence without its series needs an identity of its own. */
function loadAlone(read: ReadEvent, loading: Loading): NewEvent {
  const single = loadSingle(read, loading)
  return read.recurrenceId ? { ...single, iCalUId: `${read.uid}_${read.recurrenceId.wall}` } : single
}

function tryReading<T>(block: IcsBlock, skipped: Entry[], read: () => T): T[] {
  try {
    return [read()]
  } catch (error) {
    const line = error instanceof UnreadableEntry ? error.line : block.line
    skipped.push(toEntry(block, line, error instanceof Error ? error.message : String(error)))
    return []
  }
}

function toEntry(block: IcsBlock, line: number, reason: string): Entry {
  const uid = valueOf(block, 'UID')
  const summary = valueOf(block, 'SUMMARY')
  return { line, ...(uid !== undefined && { uid }), ...(summary !== undefined && { summary }), reason }
}

/** Single appointments made of a series carry its UID and their own time. */
const uidOf = (iCalUId: string) => iCalUId.replace(/_\d{4}-\d{2}-\d{2}T[\d:]{8}$/, '')
