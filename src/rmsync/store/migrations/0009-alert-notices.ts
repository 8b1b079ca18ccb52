import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Alerts that somebody is to be told of: a row for each way, until it took it or it was given up. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // claimed_until: one process tells it; after a crash the next one may
  `create table alert_notices (
    notice_id bigint generated always as identity primary key,
    hook text not null,
    kind text not null,
    severity text not null,
    message text not null,
    fix text not null,
    at timestamptz not null,
    tries integer not null default 0,
    next_at timestamptz not null,
    claimed_until timestamptz,
    reason text not null default '',
    given_up_at timestamptz
  )`,
  'create index alert_notices_waiting on alert_notices (hook, notice_id) where given_up_at is null',
]
