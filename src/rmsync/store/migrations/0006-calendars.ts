import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Calendars beside the main one: which is synced in a mailbox, a cursor and a subscription for each; and the list of categories. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table mailbox_calendars (
    mailbox_id text not null,
    name text not null,
    calendar_id text not null,
    primary key (mailbox_id, name)
  )`,
  'create table mailbox_categories (mailbox_id text primary key, outcome text not null, tried_at timestamptz not null)',
  `alter table cursors add column calendar_id text not null default 'main'`,
  'alter table cursors drop constraint cursors_pkey',
  'alter table cursors add primary key (mailbox_id, calendar_id)',
  `alter table subscriptions add column calendar_id text not null default 'main'`,
  // Told anew by the next reading: the main calendar is known by a name of its own since.
  'update links set calendar_id = null',
]
