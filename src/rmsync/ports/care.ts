import type { OutsideError } from '../../domain/errors.ts'
import type { Delays } from '../../domain/freshness.ts'
import type { LinkId, MailboxId } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import type { LogRow } from '../../domain/log-row.ts'
import type { MailboxTrouble } from '../../domain/mailbox-trouble.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { RelayJob } from './jobs.ts'

/** Changes of one mailbox that were noticed and are not relayed. */
export interface WaitingChanges {
  readonly changes: number
  /** When the oldest of them was noticed. */
  readonly since: Instant
}

/** `calendarIsNew`: nothing is subscribed yet in a calendar that is looked at. `startedAt`: what changed before it was named by this round or an earlier one. */
export type RoundOutcome =
  | { readonly kind: 'done'; readonly startedAt: Instant; readonly calendarIsNew?: true }
  | { readonly kind: 'put-off'; readonly error: OutsideError }
  /** Nothing of the mailbox is relayed now: nothing was asked, and the cursor waits. */
  | { readonly kind: 'stood-still' }

export interface MailboxRound {
  readonly mailboxId: MailboxId
  readonly knownSince: Instant
  readonly nextAt: Instant
  /** Begin of the last delta round that was finished. */
  readonly doneAt: Instant | null
  /** IFS said what Outlook said at this moment. */
  readonly settledAt: Instant | null
  readonly trouble: MailboxTrouble | null
}

/** One reconciliation of all links, kept as its own summary. */
export interface Reconciliation {
  readonly runId: string
  readonly startedAt: Instant
  /** Null while it runs. */
  readonly finishedAt: Instant | null
  /** Name of the person who asked for it; null: it was its time. */
  readonly by: string | null
  /** Links that were there when it began. */
  readonly total: number
  /** The last link that was compared, in the order of link ids; null: none yet. */
  readonly after: LinkId | null
  readonly compared: number
  /** Links whose two sides differed. */
  readonly drift: number
  /** Links of which a side could not be read: not compared this time. */
  readonly unread: number
  /** What was made and nobody links: intents that nothing finishes, marks without a link. */
  readonly orphans: number
}
/** With what became of its drift, from the log. */
export interface ReconciliationSummary extends Reconciliation {
  readonly repaired: number
  readonly setAside: number
}

/** What the care for links keeps: rounds, trouble, reconciliations. Beside the port `Store`, in the same database. */
export interface CareStore {
  /** Gives each active mailbox that has none a round that is due now. Answers how many are active. */
  plantRounds(now: Instant): Promise<number>
  /** All active mailboxes are due: a start after any downtime. */
  makeRoundsDue(now: Instant): Promise<void>
  /** Up to `most` active mailboxes that are due, the longest waiting first; each is given out once, and next at its new time. */
  claimRounds(now: Instant, most: number, nextOf: (mailboxId: MailboxId) => Instant): Promise<readonly MailboxId[]>
  /** A round that began then is finished. `settled`: all that earlier rounds found was relayed. */
  finishRound(mailboxId: MailboxId, startedAt: Instant, settled: boolean): Promise<void>
  noteTrouble(mailboxId: MailboxId, trouble: MailboxTrouble | null): Promise<void>
  round(mailboxId: MailboxId): Promise<MailboxRound | null>
  /** Of all mailboxes, or of one. */
  rounds(mailboxId?: MailboxId): Promise<readonly MailboxRound[]>
  /** Delays of changes that were relayed from that moment on, in days of UTC. */
  delaysSince(since: Instant, mailboxId?: MailboxId): Promise<ReadonlyMap<MailboxId, Delays>>
  /** Links that wait for a person, of all mailboxes, or of one. */
  setAsideCounts(mailboxId?: MailboxId): Promise<ReadonlyMap<MailboxId, number>>

  /** Answers the run that is under way: this one, or one that was there before. */
  beginReconciliation(run: Reconciliation): Promise<Reconciliation>
  reconciliation(runId: string): Promise<Reconciliation | null>
  /** Newest first. */
  reconciliations(limit: number): Promise<readonly ReconciliationSummary[]>
  linksAfter(linkId: LinkId | null, limit: number): Promise<readonly Link[]>
  countLinks(): Promise<number>
  /**
   * Progress, and what comes of it, all or nothing. False, and nothing is kept, when the run stands elsewhere by now: another process
   * was faster.
   */
  advance(before: Reconciliation, after: Reconciliation, findings: readonly Finding[]): Promise<boolean>

  /** No link, no row, and no note of this name: a database that is new, or was lost. */
  isBlank(note: string): Promise<boolean>
  /** Durable; noted once, however often. */
  note(name: string, now: Instant): Promise<void>
}

/** What reconciliation found about a link. */
export interface Finding {
  /** As it was read; when it was written meanwhile, the finding is old and nothing of it is kept. */
  readonly before: Link
  readonly after: Link
  readonly row: LogRow | null
  readonly relay: RelayJob | null
}
