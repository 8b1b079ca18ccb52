import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Link, LinkState, Snapshot } from '../../domain/link.ts'
import type { FieldChange } from '../../domain/log-row.ts'
import type { ActivityTemplate, SeriesLinkState } from '../../domain/series-link.ts'
import type { CalendarDate } from '../../domain/time-span.ts'
import type { Intent } from '../ports/intents.ts'
import type { SafetyTables } from './safety-tables.ts'

/** Drivers answer `Date` for timestamptz; we write the ISO text. */
type Timestamp = ColumnType<Date, string, string>

export interface Tables extends SafetyTables {
  links: {
    link_id: string
    mailbox_id: string
    event_id: string
    series_master_id: string | null
    series_link_id: string | null
    occurrence_on: string | null
    ical_uid: string
    calendar_id: string | null
    activity_no: string
    connection: JSONColumnType<NonNullable<Link['connection']>> | null
    category: string
    linked_by: string
    linked_at: Timestamp
    state: JSONColumnType<LinkState>
    snapshot: JSONColumnType<Snapshot>
    etag: string
    activity_state: string
    current_as_of: Timestamp
  }
  series_links: {
    series_link_id: string
    mailbox_id: string
    master_id: string
    ical_uid: string
    template: JSONColumnType<ActivityTemplate>
    category: string
    linked_by: string
    linked_at: Timestamp
    state: JSONColumnType<SeriesLinkState>
    left_out: JSONColumnType<readonly CalendarDate[]>
    expanded_through: ColumnType<Date | null, string | null, string | null>
    current_as_of: Timestamp
  }
  intents: {
    link_id: string
    mailbox_id: string
    subject: string
    intent: JSONColumnType<Intent>
    started_by: string
    started_at: Timestamp
  }
  cursors: { mailbox_id: string; calendar_id: string; cursor: string; full_round_at: Timestamp }
  mailbox_calendars: { mailbox_id: string; name: string; calendar_id: string }
  owed_ownership: { activity_no: string; due_at: Timestamp }
  mailbox_categories: { mailbox_id: string; outcome: string; tried_at: Timestamp }
  subscriptions: {
    subscription_id: string
    mailbox_id: string
    calendar_id: string
    client_state: string
    expires_at: Timestamp
  }
  representatives: { representative_id: string; name: string; email: string; mailbox_id: string; sync_active: boolean }
  choices: { mailbox_id: string; email: string; person_id: string }
  log_rows: {
    row_id: Generated<number>
    seen_at: Timestamp
    applied_at: Timestamp
    who: string
    mailbox_id: string
    link_id: string | null
    event_id: string | null
    activity_no: string | null
    appointment: string
    changes: JSONColumnType<readonly FieldChange[]>
    outcome: string
    reason: string
    took_ms: number | null
    noticed_by: string
    correlation_id: string
    undoable: Generated<boolean>
  }
}
