import type { Values } from './values.ts'

/** One write, whoever made it. */
export interface JournalEntry {
  readonly at: string
  readonly user: string
  readonly action: 'insert' | 'update' | 'delete'
  readonly entity: string
  readonly key: Values
  /** of an update only what changed; null where there is no record */
  readonly before: Values | null
  readonly after: Values | null
}

const keptEntries = 20_000

export const cutJournal = (journal: readonly JournalEntry[]): JournalEntry[] => journal.slice(-keptEntries)
