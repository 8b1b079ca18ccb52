import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** What an admin decides and watches: configuration, service state, Sync Active, Initial Sync, health; the log made fast on millions of rows. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table configuration (
    id integer primary key check (id = 1),
    version integer not null,
    settings jsonb not null,
    changed_at timestamptz,
    changed_by text
  )`,
  `insert into configuration values (1, 0, '{}')`,
  // sealed with the key of the data folder: a copy of the database alone opens none of them
  `create table secrets (
    name text primary key,
    sealed text not null,
    expires_at timestamptz,
    thumbprint text,
    changed_at timestamptz not null,
    changed_by text not null
  )`,
  `create table service_state (
    id integer primary key check (id = 1),
    state text not null,
    reason text not null,
    since timestamptz not null,
    by text not null,
    generation integer not null
  )`,
  `insert into service_state values (1, 'running', 'Installed.', now(), 'rmsync', 1)`,
  `create table service_history (
    row_id bigint generated always as identity primary key,
    state text not null,
    reason text not null,
    at timestamptz not null,
    by text not null
  )`,
  `create table processes (
    process_id text primary key,
    host text not null,
    version text not null,
    started_at timestamptz not null,
    seen_at timestamptz not null,
    state text not null
  )`,
  `create table sync_switches (
    representative_id text primary key,
    sync_active boolean not null,
    changed_at timestamptz not null,
    changed_by text not null
  )`,
  `create table roster (
    representative_id text primary key,
    name text not null,
    email text not null,
    is_blocked boolean not null,
    may_sync boolean not null,
    seen_at timestamptz not null
  )`,
  `create table initial_syncs (
    run_id text primary key,
    state text not null,
    held_state text,
    reason text not null,
    from_on text not null,
    mailboxes jsonb not null,
    chosen jsonb,
    planned_by text not null,
    started_at timestamptz not null,
    planned_at timestamptz,
    approved_by text,
    approved_at timestamptz,
    finished_at timestamptz,
    worked_ms bigint not null default 0,
    planned_mailboxes integer not null default 0
  )`,
  // one at a time, also when two admins press at once
  `create unique index initial_sync_open on initial_syncs ((true)) where state in ('planning', 'planned', 'applying', 'paused')`,
  // fingerprint: what the plan was made from; only while it is the same is the item applied
  `create table initial_sync_items (
    item_id bigint generated always as identity primary key,
    run_id text not null references initial_syncs on delete cascade,
    rank integer not null,
    action text not null,
    mailbox_id text not null,
    representative_id text not null,
    representative text not null,
    appointment text not null,
    starts text not null,
    event_id text not null,
    activity_no text,
    link_id text,
    why text not null,
    changes jsonb not null,
    fingerprint text not null,
    marker jsonb,
    result text not null,
    result_reason text not null
  )`,
  'create index initial_sync_items_in_order on initial_sync_items (run_id, rank, item_id)',
  `create index initial_sync_items_open on initial_sync_items (run_id, rank, item_id) where result = 'open'`,
  `create table health_samples (at timestamptz primary key, waiting integer not null, p95_ms integer)`,
  `create table health_counters (day date not null, kind text not null, count bigint not null, primary key (day, kind))`,
  `create table alerts (kind text primary key, message text not null, since timestamptz not null, told_at timestamptz)`,
  `create table doctor_reports (id integer primary key check (id = 1), report jsonb not null)`,
  `create table panel_setup (
    id integer primary key check (id = 1),
    version integer not null,
    fields jsonb not null,
    settings jsonb not null,
    changed_at timestamptz,
    changed_by text
  )`,
  `insert into panel_setup values (1, 0, '[]', '{"activityTypes":[],"defaultActivityType":"","helpUrl":""}')`,

  'create index log_rows_by_activity on log_rows (activity_no, row_id desc) where activity_no is not null',
  'create index log_rows_by_time on log_rows (applied_at)',
  'create index links_by_mailbox on links (mailbox_id)',
  // Text anywhere in a row, by its trigrams. Where the extension may not be made, the search reads row by row, newest first.
  `do $$ begin
    create extension if not exists pg_trgm;
    create index log_rows_by_text on log_rows using gin (
      (appointment || ' ' || coalesce(activity_no, '') || ' ' || reason || ' ' || who || ' ' || correlation_id) gin_trgm_ops
    );
  exception when others then raise notice 'Without pg_trgm: %', sqlerrm;
  end $$`,
]
