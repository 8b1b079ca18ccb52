import type { ColumnType, JSONColumnType, Kysely } from 'kysely'
import type { MailboxTrouble } from '../../domain/mailbox-trouble.ts'
import type { Tables } from './tables.ts'

type Timestamp = ColumnType<Date, string, string>
type MaybeTimestamp = ColumnType<Date | null, string | null, string | null>

// A type, not an interface: Kysely joins table lists by their index signature.
export type CareTables = {
  rounds: {
    mailbox_id: string
    known_since: Timestamp
    next_at: Timestamp
    done_at: MaybeTimestamp
    settled_at: MaybeTimestamp
    trouble: JSONColumnType<MailboxTrouble> | null
  }
  reconciliations: {
    run_id: string
    started_at: Timestamp
    finished_at: MaybeTimestamp
    asked_by: string | null
    total: number
    after_link: string | null
    compared: number
    drift: number
    unread: number
    orphans: number
  }
  notes: { name: string; noted_at: Timestamp }
}
export type CareDatabase = ReturnType<typeof withCare>

export const withCare = (db: Kysely<Tables>) => db.$extendTables<CareTables>()
