import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Links, snapshots, cursors, subscriptions, representatives, choices and the Calendar Sync Log. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table links (
    link_id text primary key,
    mailbox_id text not null,
    event_id text not null,
    series_master_id text,
    ical_uid text not null,
    activity_no text not null unique,
    connection jsonb,
    category text not null,
    linked_by text not null,
    linked_at timestamptz not null,
    state jsonb not null,
    snapshot jsonb not null,
    etag text not null,
    activity_state text not null,
    current_as_of timestamptz not null,
    unique (mailbox_id, event_id)
  )`,
  'create index links_by_series on links (mailbox_id, series_master_id) where series_master_id is not null',
  'create index links_by_meeting on links (ical_uid)',
  `create table intents (
    link_id text primary key,
    mailbox_id text not null,
    subject text not null,
    intent jsonb not null,
    started_by text not null,
    started_at timestamptz not null,
    unique (mailbox_id, subject)
  )`,
  'create table cursors (mailbox_id text primary key, cursor text not null, full_round_at timestamptz not null)',
  'create table subscriptions (subscription_id text primary key, mailbox_id text not null, client_state text not null, expires_at timestamptz not null)',
  `create table representatives (
    representative_id text primary key,
    name text not null,
    email text not null,
    mailbox_id text not null unique,
    sync_active boolean not null
  )`,
  'create table choices (mailbox_id text not null, email text not null, person_id text not null, primary key (mailbox_id, email))',
  `create table log_rows (
    row_id bigint generated always as identity primary key,
    seen_at timestamptz not null,
    applied_at timestamptz not null,
    who text not null,
    mailbox_id text not null,
    link_id text,
    event_id text,
    activity_no text,
    appointment text not null,
    changes jsonb not null,
    outcome text not null,
    reason text not null,
    took_ms integer,
    noticed_by text not null,
    correlation_id text not null
  )`,
  'create index log_rows_by_link on log_rows (link_id, row_id desc)',
  'create index log_rows_by_mailbox on log_rows (mailbox_id, row_id desc)',
  'create index log_rows_by_outcome on log_rows (outcome, row_id desc)',
]
