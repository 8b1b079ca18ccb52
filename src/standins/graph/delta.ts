import { toThinOccurrence, toWire } from './event-wire.ts'
import type { Shape } from './shape.ts'
import { calendarOf, type StoredEvent } from './event-model.ts'
import type { Exchange } from './exchange.ts'
import { GraphError } from './graph-error.ts'
import type { Mailbox } from './mailbox.ts'
import { isVisible } from './visibility.ts'
import { typeOf, viewOf, type Window } from './occurrences.ts'

/** What a token carries: the window of the first call, what was seen before, and how far this round has come. */
interface Token extends Window {
  readonly epoch: number
  readonly oid: string
  readonly calendar: number
  /** changes after this number belong to the round */
  readonly since: number
  /** the newest change when the round began: the next round starts there */
  readonly upTo: number
  /** the last event told in this round */
  readonly after: number
  /** this round is told from the newest event to the oldest */
  readonly backwards?: boolean
  /** the empty page before this one was sent */
  readonly blank?: boolean
  /** a round's first page is asked for by its deltaLink */
  readonly done: boolean
}

/** What a round may look like without being wrong (docs: delta-query-overview): off unless a test wants it. */
export interface DeltaManner {
  /** an empty page before each that is not */
  readonly emptyPages?: boolean
  /** each page tells its first event once more at its end */
  readonly duplicates?: boolean
  /** the newest event first, a master after its occurrences */
  readonly unordered?: boolean
}

interface DeltaPage {
  readonly value: Record<string, unknown>[]
  readonly link: {
    readonly name: '@odata.nextLink' | '@odata.deltaLink'
    readonly parameter: '$skiptoken' | '$deltatoken'
    readonly token: string
  }
}

const defaultPageSize = 10

export function firstRound(exchange: Exchange, mailbox: Mailbox, window: Window, calendar: number): Token {
  const { oid } = mailbox.owner
  return { ...window, epoch: exchange.epoch, oid, calendar, since: 0, upTo: mailbox.lastChange, after: 0, done: false }
}

/** Reads a token back; one from before the expiry, or of another mailbox, is answered with 410 as in production. */
export function readToken(exchange: Exchange, mailbox: Mailbox, text: string): Token {
  const token = decode(text)
  if (token === undefined)
    throw new GraphError(400, 'SyncStateInvalid', 'The sync state is invalid: the token was not issued by this service.')
  if (token.epoch !== exchange.epoch || token.oid !== mailbox.owner.oid) {
    throw new GraphError(410, 'SyncStateNotFound', `The sync state generation is not found; generation=${token.epoch}.`)
  }
  return token.done ? { ...token, since: token.upTo, upTo: mailbox.lastChange, after: 0, done: false } : token
}

/** One page. A series is never split over pages; the order is that of creation, not of time. */
export function readPage(mailbox: Mailbox, token: Token, shape: Shape, manner: DeltaManner): DeltaPage {
  const goOn = (next: Token) => ({ name: '@odata.nextLink', parameter: '$skiptoken', token: encode(next) }) as const
  if (manner.emptyPages === true && token.blank !== true) return { value: [], link: goOn({ ...token, blank: true }) }
  const size = shape.prefer.pageSize ?? defaultPageSize
  const backwards = token.after === 0 ? manner.unordered === true : token.backwards === true
  const value: Record<string, unknown>[] = []
  const repeat = () => (manner.duplicates === true ? value.slice(0, 1) : [])
  let { after } = token
  for (const event of leftToTell(mailbox, token, backwards)) {
    if (value.length >= size) return { value: [...value, ...repeat()], link: goOn({ ...token, after, backwards, blank: false }) }
    const told = tell(mailbox, event, token, shape)
    value.push(...(backwards ? told.toReversed() : told))
    after = event.seq
  }
  const done = { ...token, after: 0, blank: false, done: true }
  return {
    value: [...value, ...repeat()],
    link: { name: '@odata.deltaLink', parameter: '$deltatoken', token: encode(done) },
  }
}

function leftToTell(mailbox: Mailbox, { since, after }: Token, backwards: boolean): StoredEvent[] {
  const changed = mailbox.all().filter(({ changeNumber }) => changeNumber > since)
  if (backwards) return changed.filter(({ seq }) => after === 0 || seq < after).toReversed()
  return changed.filter(({ seq }) => seq > after)
}

/**
 * What a round says of one changed event. `@removed` covers true deletions and whatever changed outside the window;
 * a deleted occurrence leaves no trace but its absence among those told with the master (contract §1).
 */
function tell(mailbox: Mailbox, event: StoredEvent, token: Token, shape: Shape): Record<string, unknown>[] {
  const { settings } = shape
  const here = calendarOf(event) === token.calendar
  const movedAway = !here || event.movedAway === true
  if (movedAway && !settings.moveIsRemovedInDelta) return []
  // Moved to another calendar, an event is gone from this one; what was never here is no matter of this round.
  if (!here && !(event.pastCalendars ?? []).includes(token.calendar)) return []
  const shown = here ? viewOf(event, token).filter((ref) => isVisible(ref, settings)) : []
  if (shown.length === 0) return token.since === 0 ? [] : [removed(mailbox, event, token, shape)]
  if (event.recurrence === null) return [{ '@odata.type': '#microsoft.graph.event', ...toWire(mailbox, { event }, shape) }]
  const occurrences = shown.map((ref) =>
    typeOf(ref) === 'exception' || settings.deltaOccurrences === 'whole'
      ? { '@odata.type': '#microsoft.graph.event', ...toWire(mailbox, ref, shape) }
      : toThinOccurrence(mailbox, ref, shape),
  )
  const master = { '@odata.type': '#microsoft.graph.event', ...toWire(mailbox, { event }, shape) }
  return [
    master,
    ...occurrences,
    ...(settings.deletedOccurrenceIsRemovedInDelta ? deletedOccurrences(mailbox, event, shape) : []),
  ]
}

const deletedOccurrences = (mailbox: Mailbox, event: StoredEvent, { prefer }: Shape) =>
  event.cancelledDates.map((date) => ({
    '@odata.type': '#microsoft.graph.event',
    id: mailbox.idOf({ event, date }, prefer.idKind),
    '@removed': { reason: 'deleted' },
  }))

const removed = (mailbox: Mailbox, event: StoredEvent, { calendar }: Token, { prefer }: Shape) => ({
  '@odata.type': '#microsoft.graph.event',
  id: idBeforeLeaving(mailbox, event, calendar, prefer.idKind),
  '@removed': { reason: 'deleted' },
})

/** The mutable id by which the calendar knew it: moving to Deleted Items gave the item a new one. */
function idBeforeLeaving(mailbox: Mailbox, event: StoredEvent, calendar: number, kind: 'mutable' | 'immutable'): string {
  const left = event.folder !== 'calendar' || calendarOf(event) !== calendar
  // Gone for good, it has been through Deleted Items.
  const moves = event.folder === 'purged' && event.movedAway !== true ? 2 : left ? 1 : 0
  return mailbox.idOf({ event: { ...event, generation: event.generation - moves } }, kind)
}

const encode = (token: Token) => Buffer.from(JSON.stringify(token)).toString('base64url')

function decode(text: string): Token | undefined {
  try {
    const token = JSON.parse(Buffer.from(text, 'base64url').toString()) as Partial<Token>
    return typeof token.epoch === 'number' && typeof token.upTo === 'number' && typeof token.from === 'number'
      ? (token as Token)
      : undefined
  } catch {
    return undefined
  }
}
