import type { ColumnType, JSONColumnType } from 'kysely'
import type { Activity } from '../../domain/activity.ts'
import type { Undo } from '../../domain/undo.ts'

type Timestamp = ColumnType<Date, string, string>

export interface SafetyTables {
  mailbox_locks: { mailbox_id: string }
  pauses: { mailbox_id: string; kind: string; why: string; since: Timestamp; paused_by: string }
  deletions: { link_id: string; mailbox_id: string; unit: string; noted_at: Timestamp }
  held_deletions: { link_id: string; mailbox_id: string; held_at: Timestamp; approved_by: string | null }
  missed_mailboxes: { mailbox_id: string }
  deletion_copies: {
    link_id: string
    mailbox_id: string
    event_id: string
    activity: JSONColumnType<Activity>
    kept_at: Timestamp
  }
  undos: {
    row_id: number
    mailbox_id: string
    link_id: string
    event_id: string
    applied_at: Timestamp
    undo: JSONColumnType<Undo>
    begun_at: ColumnType<Date | null, string | null, string | null>
    begun_by: string | null
    creation_key: string | null
    undone: boolean
  }
  category_returns: { link_id: string; on_day: string; times: number }
}
