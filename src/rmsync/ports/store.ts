import type { ConnectionKind } from '../../domain/activity.ts'
import type {
  ActivityNo,
  CalendarId,
  EmailAddress,
  EventId,
  LinkId,
  MailboxId,
  PersonId,
  RepresentativeId,
} from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import type { LogRow, Outcome } from '../../domain/log-row.ts'
import type { SeriesLink } from '../../domain/series-link.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { StoredIntent } from './intents.ts'
import type { MarkJob, RelayJob, SeriesJob } from './jobs.ts'
import type { OwnershipStore, OwnershipTransaction } from './ownership.ts'
import type { PlacesStore, PlacesTransaction } from './places.ts'
import type { SafetyStore, SafetyTransaction } from './safety.ts'

/** An active or inactive representative with a mailbox. */
export interface SyncedRepresentative {
  readonly representativeId: RepresentativeId
  readonly name: string
  readonly email: EmailAddress
  readonly mailboxId: MailboxId
  readonly syncActive: boolean
}

export interface StoredSubscription {
  readonly subscriptionId: string
  readonly mailboxId: MailboxId
  /** Of the main calendar: of the mailbox as a whole. */
  readonly calendarId: CalendarId
  readonly clientState: string
  readonly expiresAt: Instant
}

export interface LogFilter {
  readonly mailboxId?: MailboxId
  readonly outcome?: Outcome
  readonly text?: string
  /** In the subject. */
  readonly appointment?: string
  readonly activityNo?: ActivityNo
  readonly linkId?: LinkId
  /** Applied at this instant or later. */
  readonly from?: Instant
  /** Applied before this instant. */
  readonly to?: Instant
  /** Rows older than this row id; for paging. */
  readonly before?: number
  /** Rows newer than this row id, the oldest of them first; what is new in a live view. */
  readonly after?: number
  readonly limit: number
}
export interface StoredLogRow extends LogRow {
  readonly rowId: number
  /** What it changed can still be undone. */
  readonly undoable?: true
}

export interface StoredCursor {
  readonly cursor: string
  /** When the full round was made that this cursor goes back to. */
  readonly fullRoundAt: Instant
}

export interface UsedConnection {
  readonly kind: ConnectionKind
  readonly id: string
  readonly times: number
}

/** What can be written together. */
export interface StoreTransaction extends SafetyTransaction, PlacesTransaction, OwnershipTransaction {
  saveLink(link: Link): Promise<void>
  /** Updates a link only while it still exists; false when it was unlinked meanwhile. */
  updateLink(link: Link): Promise<boolean>
  /** With what was held of it; deletions that were made still count. */
  removeLink(linkId: LinkId): Promise<void>
  /** A new one; false when the series is linked already. */
  claimSeriesLink(link: SeriesLink): Promise<boolean>
  /** New, or as it is now. */
  saveSeriesLink(link: SeriesLink): Promise<void>
  /** As it is at this moment; nobody changes it until the transaction ends. Null when it was unlinked. Before any link of its dates. */
  holdSeriesLink(seriesLinkId: LinkId): Promise<SeriesLink | null>
  /** All links of its dates, as they are within the transaction. */
  datesOfSeries(seriesLinkId: LinkId): Promise<readonly Link[]>
  /** Its dates stay linked, each by itself; take those off as well where that is meant. */
  removeSeriesLink(seriesLinkId: LinkId): Promise<void>
  appendLog(row: LogRow): Promise<void>
  /** Null forgets it: the next round is a full one. Without a calendar it is that of the main one. */
  saveCursor(mailboxId: MailboxId, cursor: StoredCursor | null, calendarId?: CalendarId): Promise<void>
  enqueueRelay(job: RelayJob, delayMs?: number): Promise<void>
  enqueueSeries(job: SeriesJob, delayMs?: number): Promise<void>
  enqueueMark(job: MarkJob, delayMs?: number): Promise<void>
  /** What it is about, said anew. */
  saveIntent(intent: StoredIntent): Promise<void>
  /** False when it was finished, or given up, before. */
  dropIntent(linkId: LinkId): Promise<boolean>
}

export interface Store extends SafetyStore, PlacesStore, OwnershipStore {
  /** All or nothing. */
  transaction<Result>(work: (tx: StoreTransaction) => Promise<Result>): Promise<Result>
  linksByIds(linkIds: readonly LinkId[]): Promise<readonly Link[]>
  linkByEvent(mailboxId: MailboxId, eventId: EventId): Promise<Link | null>
  /** Links whose event, or whose series, is among these ids. One indexed query. */
  linksByEvents(mailboxId: MailboxId, eventIds: readonly EventId[]): Promise<readonly Link[]>
  linkByMeeting(iCalUId: string): Promise<Link | null>
  seriesLinkById(seriesLinkId: LinkId): Promise<SeriesLink | null>
  /** Links of the series whose masters are among these ids. */
  seriesLinksByMasters(mailboxId: MailboxId, masterIds: readonly EventId[]): Promise<readonly SeriesLink[]>
  /** In whichever mailbox: the copy of somebody who was invited has the same one. */
  seriesLinkByMeeting(iCalUId: string): Promise<SeriesLink | null>
  /** All links of its dates. */
  linksOfSeries(seriesLinkId: LinkId): Promise<readonly Link[]>
  /** Those that go on and have no activities up to this moment yet. */
  seriesLinksDue(through: Instant): Promise<readonly SeriesLink[]>
  linksByActivities(activityNos: readonly ActivityNo[]): Promise<readonly Link[]>
  /** Answers the intent that now stands for this mailbox and subject: the given one, or one that was there before. */
  claimIntent(intent: StoredIntent): Promise<StoredIntent>
  openIntents(): Promise<readonly StoredIntent[]>
  cursorOf(mailboxId: MailboxId, calendarId?: CalendarId): Promise<StoredCursor | null>
  /** All of them, or that of one mailbox. */
  representatives(mailboxId?: MailboxId): Promise<readonly SyncedRepresentative[]>
  saveRepresentatives(rows: readonly SyncedRepresentative[]): Promise<void>
  /** All of them, or those of one mailbox. */
  subscriptions(mailboxId?: MailboxId): Promise<readonly StoredSubscription[]>
  subscriptionsByIds(subscriptionIds: readonly string[]): Promise<readonly StoredSubscription[]>
  saveSubscription(row: StoredSubscription): Promise<void>
  removeSubscription(subscriptionId: string): Promise<void>
  /** Choice of a person where one address has several contacts; remembered per representative. */
  choices(mailboxId: MailboxId, emails: readonly EmailAddress[]): Promise<ReadonlyMap<EmailAddress, PersonId>>
  saveChoices(mailboxId: MailboxId, choices: ReadonlyMap<EmailAddress, PersonId>): Promise<void>
  /** Connections of the mailbox's links that any of these people were on, most often first; at most five. */
  connectionsUsedWith(mailboxId: MailboxId, emails: readonly EmailAddress[]): Promise<readonly UsedConnection[]>
  readLog(filter: LogFilter): Promise<readonly StoredLogRow[]>
  countLog(filter: Omit<LogFilter, 'before' | 'limit'>): Promise<number>
}
