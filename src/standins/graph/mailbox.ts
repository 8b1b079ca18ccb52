import { calendarOf, type EventRef, type StoredCalendar, type StoredEvent } from './event-model.ts'
import { GraphError, itemNotFound } from './graph-error.ts'
import { formatItemId, inForm, isImmutableType, parseItemId, toRestForm, type ExchangeIdType } from './item-ids.ts'
import { isOccurrenceOf } from './occurrences.ts'

export interface MailboxOwner {
  readonly oid: string
  readonly name: string
  readonly email: string
  readonly jobTitle: string
  readonly timeZone: string
}

export interface MailboxState {
  readonly oid: string
  lastSeq: number
  lastChange: number
  events: StoredEvent[]
  masterCategories: MasterCategory[]
  calendars?: StoredCalendar[]
  defaultCalendarColor?: string
  settings?: MailboxSettings
}

/** What the person chose, beside what the company set. */
interface MailboxSettings {
  readonly timeZone?: string
  readonly locale?: string
}

interface MasterCategory {
  readonly id: string
  readonly displayName: string
  readonly color: string
}

export type ChangeKind = 'created' | 'updated' | 'deleted'

/** One mailbox: its events, and the number of its newest change. */
export class Mailbox {
  readonly owner: MailboxOwner
  readonly #events = new Map<number, StoredEvent>()
  readonly #onChange: (mailbox: Mailbox, event: StoredEvent, kind: ChangeKind) => void
  masterCategories: MasterCategory[] = []
  /** those beside the default one */
  calendars: StoredCalendar[] = []
  defaultCalendarColor = 'auto'
  settings: MailboxSettings = {}
  #lastSeq = 0
  #lastChange = 0

  constructor(owner: MailboxOwner, onChange: (mailbox: Mailbox, event: StoredEvent, kind: ChangeKind) => void) {
    this.owner = owner
    this.#onChange = onChange
  }

  get lastChange(): number {
    return this.#lastChange
  }

  nextSeq(): number {
    return ++this.#lastSeq
  }

  /** Stores a new or changed event under a new change number and tells whoever listens. */
  put(event: StoredEvent, kind: ChangeKind, at: Date): void {
    event.changeNumber = ++this.#lastChange
    event.modifiedAt = at.toISOString()
    this.#events.set(event.seq, event)
    this.#onChange(this, event, kind)
  }

  /** In the order of creation. */
  all(): StoredEvent[] {
    return [...this.#events.values()]
  }

  /** What lies in any calendar. */
  inCalendars(): StoredEvent[] {
    return this.all().filter((event) => event.folder === 'calendar')
  }

  inCalendar(calendar: number): StoredEvent[] {
    return this.inCalendars().filter((event) => calendarOf(event) === calendar)
  }

  byICalUId(iCalUId: string): StoredEvent | undefined {
    return this.all().find((event) => event.iCalUId === iCalUId && event.folder === 'calendar')
  }

  /** What an id in any of its forms names; 404 as Graph answers it otherwise. Deleted Items count: an event there can still be read. */
  resolve(id: string): EventRef {
    const key = parseItemId(this.owner.oid, id)
    const event = key && this.#events.get(key.seq)
    if (key === undefined || event === undefined || event.folder === 'purged') throw itemNotFound()
    // A mutable id dies when the item moves to another folder (docs: outlook-immutable-id).
    if (key.kind === 'mutable' && key.generation !== event.generation) throw itemNotFound()
    if (key.date === undefined) return { event }
    if (!isOccurrenceOf(event, key.date)) throw itemNotFound()
    return { event, date: key.date }
  }

  /** As `resolve`, but only of what lies in the calendar. */
  resolveInCalendar(id: string): EventRef {
    const ref = this.resolve(id)
    if (ref.event.folder !== 'calendar') throw itemNotFound()
    return ref
  }

  idOf({ event, date }: EventRef, kind: 'mutable' | 'immutable'): string {
    return formatItemId(this.owner.oid, {
      kind,
      seq: event.seq,
      generation: event.generation,
      ...(date !== undefined && { date }),
    })
  }

  /** An id in another of its forms; one that names nothing comes back with the reason. */
  translateId(sourceId: string, type: ExchangeIdType) {
    try {
      const ref = this.resolve(toRestForm(sourceId))
      return { sourceId, targetId: inForm(this.idOf(ref, isImmutableType(type) ? 'immutable' : 'mutable'), type) }
    } catch (error) {
      if (!(error instanceof GraphError)) throw error
      return { sourceId, targetId: null, errorDetails: { code: error.code, message: error.message } }
    }
  }

  toState(): MailboxState {
    const { masterCategories, calendars, defaultCalendarColor, settings } = this
    const events = this.all()
    const { oid } = this.owner
    const [lastSeq, lastChange] = [this.#lastSeq, this.#lastChange]
    return { oid, lastSeq, lastChange, events, masterCategories, calendars, defaultCalendarColor, settings }
  }

  load(state: Omit<MailboxState, 'oid'>): void {
    this.#events.clear()
    for (const event of state.events) this.#events.set(event.seq, event)
    this.masterCategories = state.masterCategories
    this.calendars = state.calendars ?? []
    this.defaultCalendarColor = state.defaultCalendarColor ?? 'auto'
    this.settings = state.settings ?? {}
    this.#lastSeq = state.lastSeq
    this.#lastChange = state.lastChange
  }
}
