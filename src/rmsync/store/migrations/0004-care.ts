import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Delta rounds by mailbox, reconciliations, and indexes for figures of delay. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table rounds (
    mailbox_id text primary key,
    known_since timestamptz not null,
    next_at timestamptz not null,
    done_at timestamptz,
    settled_at timestamptz,
    trouble jsonb
  )`,
  'create index rounds_by_time on rounds (next_at)',
  `create table reconciliations (
    run_id text primary key,
    started_at timestamptz not null,
    finished_at timestamptz,
    asked_by text,
    total integer not null,
    after_link text,
    compared integer not null,
    drift integer not null,
    unread integer not null,
    orphans integer not null
  )`,
  // At most one runs at a time, whichever process began it.
  'create unique index reconciliations_running on reconciliations ((finished_at is null)) where finished_at is null',
  'create index reconciliations_by_time on reconciliations (started_at desc)',
  'create table notes (name text primary key, noted_at timestamptz not null)',
  `create index log_rows_by_delay on log_rows (mailbox_id, applied_at) include (took_ms)
    where took_ms is not null and noticed_by in ('notification', 'delta-round')`,
  `create index log_rows_by_reconciliation on log_rows (correlation_id) where noticed_by = 'reconciliation'`,
  `create index links_set_aside on links (mailbox_id) where state ->> 'kind' = 'set-aside'`,
]
