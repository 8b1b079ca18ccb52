import type { Activity } from '../../domain/activity.ts'
import type { DeletionCount } from '../../domain/brake.ts'
import type { EventId, LinkId, MailboxId } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import type { LogRow } from '../../domain/log-row.ts'
import type { Standstill } from '../../domain/standstill.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { Undo } from '../../domain/undo.ts'

/** Why nothing of a mailbox is relayed until a person says so. A mailbox may have one of each kind. */
export interface Pause {
  readonly mailboxId: MailboxId
  /** `deletions`: the brake (product decision 6). */
  readonly kind: 'deletions' | 'person'
  readonly why: string
  readonly since: Instant
  /** Display name; of the brake `RM Panel`. */
  readonly by: string
}
/** A link whose activity would have been deleted. Approved, it goes through once its deletion is proved again. */
export interface HeldDeletion {
  readonly linkId: LinkId
  readonly heldAt: Instant
  readonly approvedBy: string | null
}

/** What it takes to undo the change of a row. */
export interface StoredUndo {
  readonly rowId: number
  readonly mailboxId: MailboxId
  readonly linkId: LinkId
  readonly eventId: EventId
  readonly appliedAt: Instant
  readonly undo: Undo
  /** Durable before the first write, so that an undo that was interrupted is found again. */
  readonly begun: UndoBeginning | null
  readonly isUndone: boolean
}
export interface UndoBeginning {
  readonly at: Instant
  readonly by: string
  /** With which an activity is created again, so that it is created once. */
  readonly creationKey: string
}

export interface SafetyStore {
  linksOfMailbox(mailboxId: MailboxId): Promise<readonly Link[]>
  seriesLinkIdsOfMailbox(mailboxId: MailboxId): Promise<readonly LinkId[]>
  /** Those of these mailboxes of which nothing is relayed now, with the reason. */
  standstills(mailboxIds: readonly MailboxId[]): Promise<ReadonlyMap<MailboxId, Standstill>>
  pauses(): Promise<readonly Pause[]>
  heldDeletions(mailboxId: MailboxId): Promise<readonly HeldDeletion[]>
  /** Whether changes were noticed in the mailbox while nothing of it was relayed. */
  hasMissed(mailboxId: MailboxId): Promise<boolean>
  undoOf(rowId: number): Promise<StoredUndo | null>
  /** Begun before this moment and not finished. */
  openUndos(before: Instant): Promise<readonly StoredUndo[]>
  /** The activity as it was read before it was to be deleted. */
  deletionCopy(linkId: LinkId): Promise<Activity | null>
}

export interface SafetyTransaction {
  /** Whoever counts or pauses for this mailbox does it one after the other, in whichever process. */
  lockMailbox(mailboxId: MailboxId): Promise<void>
  /** The link as it stands, held for this transaction; null when it is gone. */
  holdLink(linkId: LinkId): Promise<Link | null>
  pausesOfMailbox(mailboxId: MailboxId): Promise<readonly Pause[]>
  savePause(pause: Pause): Promise<void>
  endPause(mailboxId: MailboxId, kind: Pause['kind']): Promise<void>
  /** Deletions since that moment and of these links, each once; and of how many links the mailbox had. */
  countDeletions(mailboxId: MailboxId, since: Instant, about: readonly Link[]): Promise<DeletionCount>
  noteDeletions(links: readonly Link[], at: Instant): Promise<void>
  /** Those of these links whose deletion was counted, or approved, before and is still to be made. */
  settledDeletions(linkIds: readonly LinkId[]): Promise<ReadonlySet<LinkId>>
  holdDeletion(link: Link, at: Instant): Promise<void>
  approveHeld(mailboxId: MailboxId, by: string): Promise<void>
  /** Nothing is to be deleted any more: held and counted deletions of it are forgotten. */
  releaseHeld(linkId: LinkId): Promise<void>
  noteMissed(mailboxId: MailboxId): Promise<void>
  forgetMissed(mailboxId: MailboxId): Promise<void>
  keepDeletionCopy(link: Link, activity: Activity, at: Instant): Promise<void>
  dropDeletionCopy(linkId: LinkId): Promise<void>
  /** A row together with what it takes to undo it. */
  appendUndoable(row: LogRow, undo: Undo): Promise<void>
  /** False when it was begun or done by somebody else since it was read. */
  beginUndo(stored: StoredUndo, beginning: UndoBeginning): Promise<boolean>
  /** Undone for good, or given up and open to be tried again. */
  endUndo(rowId: number, how: 'undone' | 'given-up'): Promise<void>
  /** What was kept longer than undo is offered. */
  dropUndosBefore(moment: Instant): Promise<void>
  /** Takes the text of an appointment that became private out of everything that is kept of it. */
  hideText(link: Pick<Link, 'linkId' | 'mailboxId' | 'eventId'>): Promise<void>
  /** How often the category of a link was put back on that day, this time included. */
  countCategoryReturn(linkId: LinkId, day: string): Promise<number>
}
