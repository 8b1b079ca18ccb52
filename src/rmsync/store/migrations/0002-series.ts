import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Links of whole series, and which date of a series a link is. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table series_links (
    series_link_id text primary key,
    mailbox_id text not null,
    master_id text not null,
    ical_uid text not null,
    template jsonb not null,
    category text not null,
    linked_by text not null,
    linked_at timestamptz not null,
    state jsonb not null,
    left_out jsonb not null,
    expanded_through timestamptz,
    current_as_of timestamptz not null,
    unique (mailbox_id, master_id)
  )`,
  'alter table links add column series_link_id text',
  'alter table links add column occurrence_on text',
  'create index links_by_series_link on links (series_link_id) where series_link_id is not null',
]
