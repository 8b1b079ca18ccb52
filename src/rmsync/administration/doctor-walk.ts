import type { DoctorCheck, DoctorCheckId } from '../../domain/doctor.ts'
import type { Calendar, PermissionCheck } from '../ports/calendar.ts'
import type { Crm, CrmCheck } from '../ports/crm.ts'
import type { DoctorStore, Reached } from '../ports/doctor.ts'
import type { Clock } from '../ports/service.ts'
import type { Store, SyncedRepresentative } from '../ports/store.ts'
import type { PanelFormPorts } from './panel-form.ts'

export interface DoctorPorts {
  readonly calendar: Pick<Calendar, 'checkPermissions' | 'findMailbox' | 'findCalendar'>
  readonly crm: Pick<Crm, 'probe'>
  readonly store: Pick<Store, 'representatives' | 'subscriptions' | 'knownCalendars'>
  readonly panel: PanelFormPorts
  /** Of the calendar that is synced; null: the main one. */
  readonly calendarName: () => string | null
  readonly reports: DoctorStore
  readonly clock: Clock
  readonly nowMs: () => number
  readonly publicUrl: string
  readonly graphUrl: string
  readonly reach: (url: string) => Promise<Reached>
  /** Throws when it does not answer. */
  readonly checkDatabase: () => Promise<void>
  readonly clientSecretExpiresAt: () => string | null
  readonly notificationsOn: () => boolean
  /** Asks Microsoft 365 to call back, which it does before it accepts; nothing stays of it. */
  readonly tryNotifications: (mailbox: SyncedRepresentative) => Promise<void>
}
export interface DoctorRequest {
  readonly only: readonly DoctorCheckId[] | null
  /** Address of a mailbox that must be refused. */
  readonly mailboxOutOfScope: string | null
}

/** What was found about one check; the walk adds who it is and how long it took. */
export type Finding = Omit<DoctorCheck, 'id' | 'title' | 'tookMs'>
/** Findings of earlier checks, and what was asked of the outside once. */
export interface Walk {
  readonly request: DoctorRequest
  /** A mailbox to try things in; null where nobody syncs. */
  readonly mailbox: SyncedRepresentative | null
  readonly permissions: () => Promise<readonly PermissionCheck[]>
  readonly ifs: () => Promise<readonly CrmCheck[]>
  readonly publicAddress: () => Promise<Reached>
  readonly failed: (id: DoctorCheckId) => boolean
}
export type Checks = Partial<Readonly<Record<DoctorCheckId, (walk: Walk) => Promise<Finding>>>>

export const fine = (found: string): Finding => ({ outcome: 'fine', found, fix: '', command: null })
export const warning = (found: string, fix: string, command: string | null = null): Finding => ({
  outcome: 'warning',
  found,
  fix,
  command,
})
export const needsFix = (found: string, fix: string, command: string | null = null): Finding => ({
  outcome: 'needs-fix',
  found,
  fix,
  command,
})
export const skipped = (found: string, fix: string): Finding => ({ outcome: 'skipped', found, fix, command: null })
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
