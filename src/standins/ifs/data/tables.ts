import { randomUUID } from 'node:crypto'
import type { Value, Values } from './values.ts'
import { type JournalEntry, cutJournal } from './journal.ts'
import { type Row, toObjid } from './row.ts'

export interface TablesState {
  readonly tables: Readonly<Record<string, readonly Row[]>>
  readonly journal: readonly JournalEntry[]
  readonly counters: Readonly<Record<string, number>>
}

/** One write with the whole record before and after it. */
export interface Change {
  readonly action: JournalEntry['action']
  readonly entity: string
  readonly before: Values | null
  readonly after: Values | null
}

/** The database: rows in tables, a journal of every write, and transactions that leave nothing behind when they fail. */
export class Tables {
  #rows = new Map<string, Row[]>()
  #journal: JournalEntry[] = []
  #counters: Record<string, number> = {}
  #undo: (() => void)[] | undefined
  #changes: Change[] = []
  readonly #now: () => Date
  readonly #onChange: (changes: readonly Change[]) => void

  /** @param onChange told of what was written together, once it stands */
  constructor(now: () => Date, onChange: (changes: readonly Change[]) => void) {
    this.#now = now
    this.#onChange = onChange
  }

  rows(table: string): readonly Row[] {
    return this.#rows.get(table) ?? []
  }

  find(table: string, values: Values): Row | undefined {
    const wanted = Object.entries(values)
    return this.rows(table).find((row) => wanted.every(([name, value]) => row.values[name] === value))
  }

  where(table: string, values: Values): Row[] {
    const wanted = Object.entries(values)
    return this.rows(table).filter((row) => wanted.every(([name, value]) => row.values[name] === value))
  }

  journal(): readonly JournalEntry[] {
    return this.#journal
  }

  /** Takes place whole or not at all, the journal included; a transaction inside another one belongs to it. */
  transaction<T>(work: () => T): T {
    if (this.#undo !== undefined) return work()
    const undo: (() => void)[] = []
    this.#undo = undo
    this.#changes = []
    try {
      const result = work()
      this.#journal = cutJournal(this.#journal)
      if (undo.length > 0) this.#onChange(this.#changes)
      return result
    } catch (error) {
      for (const step of undo.reverse()) step()
      throw error
    } finally {
      this.#undo = undefined
    }
  }

  insert(user: string, table: string, keys: readonly string[], values: Values): Row {
    const rowNumber = this.next('row', 1)
    const row = {
      objid: toObjid(rowNumber),
      objkey: randomUUID().replaceAll('-', '').toUpperCase(),
      objversion: this.#version(),
      values,
    }
    this.#put(table, [...this.rows(table), row])
    this.#changes.push({ action: 'insert', entity: table, before: null, after: values })
    this.#write({ user, action: 'insert', entity: table, key: pick(values, keys), before: null, after: values })
    return row
  }

  /** Writes nothing, not even a new version, where nothing differs. */
  update(user: string, table: string, keys: readonly string[], row: Row, changes: Values): Row {
    const changed = Object.keys(changes).filter((name) => changes[name] !== (row.values[name] ?? null))
    if (changed.length === 0) return row
    const after = { ...row, objversion: this.#version(), values: { ...row.values, ...pick(changes, changed) } }
    this.#put(
      table,
      this.rows(table).map((one) => (one.objid === row.objid ? after : one)),
    )
    const [key, before] = [pick(row.values, keys), pick(row.values, changed)]
    this.#changes.push({ action: 'update', entity: table, before: row.values, after: after.values })
    this.#write({ user, action: 'update', entity: table, key, before, after: pick(after.values, changed) })
    return after
  }

  remove(user: string, table: string, keys: readonly string[], row: Row): void {
    this.#put(
      table,
      this.rows(table).filter(({ objid }) => objid !== row.objid),
    )
    this.#changes.push({ action: 'delete', entity: table, before: row.values, after: null })
    this.#write({ user, action: 'delete', entity: table, key: pick(row.values, keys), before: row.values, after: null })
  }

  /** Numbers that were given out stay given out, also when the transaction fails: as sequences of the database do. */
  next(counter: string, first: number): number {
    const number = this.#counters[counter] ?? first
    this.#counters[counter] = number + 1
    return number
  }

  timestamp(): string {
    return `${this.#now().toISOString().slice(0, 19)}Z`
  }

  toState(): TablesState {
    return { tables: Object.fromEntries(this.#rows), journal: this.#journal, counters: this.#counters }
  }

  load({ tables, journal, counters }: TablesState): void {
    this.#rows = new Map(Object.entries(tables).map(([name, rows]) => [name, [...rows]]))
    this.#journal = [...journal]
    this.#counters = { ...counters }
  }

  #version(): string {
    return this.timestamp().replaceAll(/\D/g, '')
  }

  #put(table: string, rows: Row[]): void {
    const before = this.#rows.get(table) ?? []
    this.#undo?.push(() => this.#rows.set(table, before))
    this.#rows.set(table, rows)
  }

  #write(entry: Omit<JournalEntry, 'at'>): void {
    const before = this.#journal
    this.#undo?.push(() => (this.#journal = before))
    this.#journal = [...before, { at: this.#now().toISOString(), ...entry }]
  }
}

const pick = (values: Values, names: readonly string[]): Record<string, Value> =>
  Object.fromEntries(names.map((name) => [name, values[name] ?? null]))
