import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** What keeps the relay safe: pauses, the brake, undo, and the calendar that a link was made in. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  'alter table links add column calendar_id text',
  'create table mailbox_locks (mailbox_id text primary key)',
  `create table pauses (
    mailbox_id text not null,
    kind text not null,
    why text not null,
    since timestamptz not null,
    paused_by text not null,
    primary key (mailbox_id, kind)
  )`,
  `create table deletions (
    link_id text primary key,
    mailbox_id text not null,
    unit text not null,
    noted_at timestamptz not null
  )`,
  'create index deletions_by_mailbox on deletions (mailbox_id, noted_at)',
  `create table held_deletions (
    link_id text primary key,
    mailbox_id text not null,
    held_at timestamptz not null,
    approved_by text
  )`,
  'create index held_deletions_by_mailbox on held_deletions (mailbox_id)',
  'create table missed_mailboxes (mailbox_id text primary key)',
  `create table deletion_copies (
    link_id text primary key,
    mailbox_id text not null,
    event_id text not null,
    activity jsonb not null,
    kept_at timestamptz not null
  )`,
  'alter table log_rows add column undoable boolean not null default false',
  'create index log_rows_by_event on log_rows (mailbox_id, event_id)',
  `create table undos (
    row_id bigint primary key,
    mailbox_id text not null,
    link_id text not null,
    event_id text not null,
    applied_at timestamptz not null,
    undo jsonb not null,
    begun_at timestamptz,
    begun_by text,
    creation_key text,
    undone boolean not null default false
  )`,
  'create index undos_by_event on undos (mailbox_id, event_id)',
  'create index undos_by_age on undos (applied_at)',
  'create index undos_open on undos (begun_at) where begun_at is not null and not undone',
  'create table category_returns (link_id text primary key, on_day text not null, times integer not null)',
]
