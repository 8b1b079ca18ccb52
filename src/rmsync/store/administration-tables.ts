import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { DoctorReport } from '../../domain/doctor.ts'
import type { FieldChange } from '../../domain/log-row.ts'
import type { Settings } from '../../domain/settings.ts'
import type { PanelSetup } from '../../domain/panel-setup.ts'
import type { Tables } from './tables.ts'

type Timestamp = ColumnType<Date, string, string>

export interface AdministrationTables extends Tables {
  configuration: {
    id: number
    version: number
    settings: JSONColumnType<Partial<Settings>>
    changed_at: Timestamp | null
    changed_by: string | null
  }
  secrets: {
    name: string
    sealed: string
    expires_at: Timestamp | null
    thumbprint: string | null
    changed_at: Timestamp
    changed_by: string
  }
  service_state: { id: number; state: string; reason: string; since: Timestamp; by: string; generation: number }
  service_history: { row_id: Generated<number>; state: string; reason: string; at: Timestamp; by: string }
  processes: { process_id: string; host: string; version: string; started_at: Timestamp; seen_at: Timestamp; state: string }
  sync_switches: { representative_id: string; sync_active: boolean; changed_at: Timestamp; changed_by: string }
  roster: {
    representative_id: string
    name: string
    email: string
    is_blocked: boolean
    may_sync: boolean
    seen_at: Timestamp
  }
  initial_syncs: {
    run_id: string
    state: string
    held_state: string | null
    reason: string
    from_on: string
    mailboxes: JSONColumnType<readonly string[]>
    chosen: JSONColumnType<readonly { representativeId: string; name: string }[]> | null
    planned_by: string
    started_at: Timestamp
    planned_at: Timestamp | null
    approved_by: string | null
    approved_at: Timestamp | null
    finished_at: Timestamp | null
    worked_ms: number
    planned_mailboxes: number
  }
  initial_sync_items: {
    item_id: Generated<number>
    run_id: string
    rank: number
    action: string
    mailbox_id: string
    representative_id: string
    representative: string
    appointment: string
    starts: string
    event_id: string
    activity_no: string | null
    link_id: string | null
    why: string
    changes: JSONColumnType<readonly FieldChange[]>
    fingerprint: string
    result: string
    result_reason: string
  }
  health_samples: { at: Timestamp; waiting: number; p95_ms: number | null }
  health_counters: { day: ColumnType<Date, string, string>; kind: string; count: number }
  alerts: { kind: string; message: string; since: Timestamp; told_at: Timestamp | null }
  alert_notices: {
    notice_id: Generated<number>
    hook: string
    kind: string
    severity: string
    message: string
    fix: string
    at: Timestamp
    tries: Generated<number>
    next_at: Timestamp
    claimed_until: ColumnType<Date | null, string | null, string | null>
    reason: Generated<string>
    given_up_at: ColumnType<Date | null, string | null, string | null>
  }
  doctor_reports: { id: number; report: JSONColumnType<DoctorReport> }
  panel_setup: {
    id: number
    version: number
    fields: JSONColumnType<PanelSetup['fields']>
    settings: JSONColumnType<PanelSetup['settings']>
    changed_at: Timestamp | null
    changed_by: string | null
  }
}
