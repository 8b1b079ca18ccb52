import type { ActivityNo, EventId, LinkId, MailboxId } from './ids.ts'
import type { Instant } from './time-span.ts'

export const outcomes = [
  'updated',
  'linked',
  'unlinked',
  'deleted',
  'cancelled',
  'invited',
  'undone',
  'paused',
  'resumed',
  'nothing-to-do',
  'retry',
  'set-aside',
] as const
export type Outcome = (typeof outcomes)[number]

/** One field before → after, as text a person reads. */
export interface FieldChange {
  readonly field: 'description' | 'start' | 'end' | 'contacts' | 'representatives'
  readonly before: string
  readonly after: string
}

export const noticedByWays = ['notification', 'delta-round', 'reconciliation', 'initial-sync', 'person'] as const
export type NoticedBy = (typeof noticedByWays)[number]

/** One row of the Calendar Sync Log: every outcome is one row (product decision 13). */
export interface LogRow {
  readonly seenAt: Instant
  readonly appliedAt: Instant
  /** Display name of the person whose action it was, or of the mailbox's owner for a relay. */
  readonly who: string
  readonly mailboxId: MailboxId
  readonly linkId: LinkId | null
  readonly eventId: EventId | null
  readonly activityNo: ActivityNo | null
  /** Subject as shown; of a private appointment never its text. */
  readonly appointment: string
  readonly changes: readonly FieldChange[]
  readonly outcome: Outcome
  /** One sentence: why this outcome. */
  readonly reason: string
  /** From the change in Outlook to the write in IFS. Null when unknown. */
  readonly tookMs: number | null
  /** How it was noticed. */
  readonly noticedBy: NoticedBy
  readonly correlationId: string
}
