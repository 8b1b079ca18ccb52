import type { ActivityNo, EventId, LinkId, MailboxId, RepresentativeId } from '../../domain/ids.ts'
import type { InitialSyncAction, InitialSyncState, initialSyncResults } from '../../domain/initial-sync.ts'
import type { FieldChange } from '../../domain/log-row.ts'
import type { CalendarDate, Instant } from '../../domain/time-span.ts'

export interface InitialSyncRun {
  readonly runId: string
  readonly state: InitialSyncState
  /** Of a paused run: what it does when it is resumed. */
  readonly heldState: 'planning' | 'applying' | null
  readonly reason: string
  readonly from: CalendarDate
  readonly mailboxes: readonly MailboxId[]
  /** Null: all that were active. */
  readonly chosen: readonly { readonly representativeId: RepresentativeId; readonly name: string }[] | null
  readonly plannedBy: string
  readonly startedAt: Instant
  readonly plannedAt: Instant | null
  readonly approvedBy: string | null
  readonly approvedAt: Instant | null
  readonly finishedAt: Instant | null
  /** Time spent on what is being done, without pauses. */
  readonly workedMs: number
  readonly plannedMailboxes: number
}

export type InitialSyncResult = (typeof initialSyncResults)[number]
export interface NewInitialSyncItem {
  readonly action: InitialSyncAction
  readonly mailboxId: MailboxId
  readonly representativeId: RepresentativeId
  readonly representative: string
  readonly appointment: string
  /** An instant or a date; empty where it is not known. */
  readonly start: string
  readonly eventId: EventId
  readonly activityNo: ActivityNo | null
  readonly linkId: LinkId | null
  readonly why: string
  readonly changes: readonly FieldChange[]
  readonly fingerprint: string
}
export interface InitialSyncItem extends NewInitialSyncItem {
  readonly itemId: number
  readonly result: InitialSyncResult
  readonly resultReason: string
}

export interface InitialSyncItemFilter {
  readonly actions?: readonly InitialSyncAction[]
  readonly result?: InitialSyncResult
  readonly representativeId?: RepresentativeId
  readonly text?: string
}
export interface InitialSyncCounts {
  readonly actions: Readonly<Record<InitialSyncAction, number>>
  readonly results: Readonly<Record<InitialSyncResult, number>>
}

export interface InitialSyncStore {
  /** False when another one is under way. */
  beginRun(run: InitialSyncRun): Promise<boolean>
  run(runId: string): Promise<InitialSyncRun | null>
  /** Newest first. */
  runs(limit: number): Promise<readonly InitialSyncRun[]>
  /** Only from that state; null when it is in another by now. */
  changeRun(runId: string, from: InitialSyncState, change: Partial<InitialSyncRun>): Promise<InitialSyncRun | null>
  addWorked(runId: string, ms: number): Promise<void>
  countItems(runId: string): Promise<InitialSyncCounts>
  items(runId: string, filter: InitialSyncItemFilter, offset: number, limit: number): Promise<readonly InitialSyncItem[]>
  countFiltered(runId: string, filter: InitialSyncItemFilter): Promise<number>
  /** Items of one mailbox and that it is planned, in one transaction; nothing where it was planned before. */
  savePlan(runId: string, planned: number, items: readonly NewInitialSyncItem[]): Promise<void>
  openItems(runId: string, limit: number): Promise<readonly InitialSyncItem[]>
  settleItem(itemId: number, result: InitialSyncResult, reason: string): Promise<void>
}
