import type {
  Activity,
  ActivityDraft,
  ActivityPatch,
  ActivitySummary,
  Connection,
  ConnectionKind,
  Representative,
} from '../domain/activity.ts'
import type { Appointment } from '../domain/appointment.ts'
import type { ActivityNo, EmailAddress, EventId, LinkId, MailboxId, PersonId, RepresentativeId } from '../domain/ids.ts'
import type { Link, Snapshot } from '../domain/link.ts'
import type { LogRow, Outcome } from '../domain/log-row.ts'
import type { ContactDraft, ContactMatch, PeopleOfAddress } from '../domain/person.ts'
import type { Series } from '../domain/series.ts'
import type { Instant, TimeSpan } from '../domain/time-span.ts'

/**
 * What the use cases need of the world, in our words. Every method may throw the errors of `domain/errors.ts`;
 * a method's comment names those that a caller is expected to tell apart.
 */

// ---------------------------------------------------------------- Outlook (Microsoft Graph)

export interface AppointmentRef {
  readonly mailboxId: MailboxId
  readonly eventId: EventId
}
/** The answer for one appointment of a batch: a failure of one never spoils the others. */
export type AppointmentReading =
  | { readonly kind: 'found'; readonly appointment: Appointment }
  /** 404: proved gone. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly error: unknown }

/** Written on the item so that links can be rebuilt; holds the item's own id, so that a copy is known as a copy (decision 3). */
export interface LinkMarker {
  readonly linkId: LinkId
  readonly activityNo: ActivityNo
  readonly eventId: EventId
}

export interface DeltaWindow {
  readonly from: Instant
  readonly to: Instant
}
export interface DeltaRound {
  /** Ids that were created, changed, removed or moved out of the window. A hint to look, never a proof. */
  readonly touched: readonly EventId[]
  /** Opaque; where the next round starts. */
  readonly cursor: string
}

export interface AppointmentDraft {
  readonly subject: string
  readonly when: TimeSpan
  /** Plain text. Names of people go here: a push invites nobody (decision 7). */
  readonly bodyText: string
  readonly category: string
  /** Same id, same appointment: a repeat creates nothing (Graph `transactionId`). */
  readonly transactionId: string
}

export interface SubscriptionRequest {
  readonly mailboxId: MailboxId
  readonly notificationUrl: string
  readonly lifecycleNotificationUrl: string
  readonly clientState: string
  readonly expiresAt: Instant
}
/** `copy`: its marker names another item, it was copied with it. The failure of one never spoils the others. */
export type MarkedReading =
  | { readonly kind: 'marked' | 'copy'; readonly appointment: Appointment; readonly marker: LinkMarker }
  | { readonly kind: 'failed'; readonly error: unknown }

export interface Calendar {
  /** Mailbox of an address; `NotFound` when the directory has no such user. */
  findMailbox(email: EmailAddress): Promise<MailboxId>
  /** Appointment by the id that office.js gives (REST form); `NotFound` when it is gone. Answers with the immutable id. */
  readByItemId(mailboxId: MailboxId, itemId: string): Promise<Appointment>
  /** Up to 20 appointments in one request. Answers in the order asked. */
  readMany(refs: readonly AppointmentRef[]): Promise<readonly AppointmentReading[]>
  /** Series by its master, with its dates in the horizon; `NotFound` when the master is gone. Graph `/events/{id}/instances`. */
  readSeries(master: AppointmentRef, horizon: DeltaWindow): Promise<Series>
  /** What has a marker, past ones included; never a single date of a series, Graph’s `/events` lists masters only. */
  findMarked(mailboxId: MailboxId): Promise<readonly MarkedReading[]>
  /** Whole round to the last page. `cursor` null starts anew over the window. Throws `CursorExpired` when Graph forgot the cursor. */
  pullDelta(mailboxId: MailboxId, cursor: string | null, window: DeltaWindow): Promise<DeltaRound>
  /** Creates without attendees, marked from the start. Mails nobody. */
  create(mailboxId: MailboxId, draft: AppointmentDraft, marker: Omit<LinkMarker, 'eventId'>): Promise<Appointment>
  /** Adds marker and category; other categories stay. Mails nobody. */
  mark(appointment: Appointment, marker: LinkMarker, category: string): Promise<void>
  /** Takes marker and category off again; a vanished appointment is fine. */
  unmark(ref: AppointmentRef, category: string): Promise<void>
  /** Gives the mailbox’s list of categories this one, with a colour. `not-permitted`: MailboxSettings.ReadWrite is not granted. */
  addCategory(mailboxId: MailboxId, category: string): Promise<'created' | 'present' | 'not-permitted'>
  subscribe(request: SubscriptionRequest): Promise<{ subscriptionId: string; expiresAt: Instant }>
  /** `NotFound` when Graph no longer has it. */
  renew(subscriptionId: string, expiresAt: Instant): Promise<{ expiresAt: Instant }>
  /** The answer to `reauthorizationRequired`; its end stays. `NotFound` when Graph no longer has it. */
  reauthorise(subscriptionId: string): Promise<void>
  unsubscribe(subscriptionId: string): Promise<void>
}

// ---------------------------------------------------------------- IFS

export interface Crm {
  /** `NotFound`. */
  readActivity(activityNo: ActivityNo): Promise<Activity>
  /** With its lines, all or nothing; Outlook's from the start (see `setSynced`). After `Unavailable.outcomeUnknown` it may exist. */
  createActivity(draft: ActivityDraft): Promise<Activity>
  /**
   * One write with `If-Match`, lines included, all or nothing. `PreconditionFailed`, `NotFound`, `Refused`.
   * `etag` is that of `readActivity` or of the last write.
   */
  patchActivity(activityNo: ActivityNo, patch: ActivityPatch, etag: string): Promise<ActivitySummary>
  /** `PreconditionFailed`, `Refused`; one that is already gone is fine. */
  deleteActivity(activityNo: ActivityNo, etag: string): Promise<void>
  /** `PreconditionFailed`, `NotFound`; `Refused` from a state that the action does not begin in. */
  performAction(activityNo: ActivityNo, action: 'start' | 'complete' | 'reopen', etag: string): Promise<ActivitySummary>
  /** Tells IFS whether Outlook owns the sync fields, where the tenant has an attribute for that. Answers the new ETag. */
  setSynced(activityNo: ActivityNo, synced: boolean, etag: string): Promise<string>
  /** Those the representative is on, by number, description or name of the connection; newest first. Empty text: recent ones. */
  searchActivities(text: string, representativeId: RepresentativeId, limit: number): Promise<readonly ActivitySummary[]>
  /** Activities the representative is the main one of that are not completed, soonest first, those without a start last. */
  openActivitiesOf(representativeId: RepresentativeId): Promise<readonly ActivitySummary[]>
  /** Representatives and contacts behind addresses, in as few requests as possible. */
  findPeople(emails: readonly EmailAddress[]): Promise<readonly PeopleOfAddress[]>
  /** Of an account, lead or supplier. `Refused`; after `Unavailable.outcomeUnknown` ask `findPeople` whether it exists. */
  createContact(contact: ContactDraft): Promise<ContactMatch>
  searchConnections(text: string, kinds: readonly ConnectionKind[], limit: number): Promise<readonly Connection[]>
  opportunitiesOf(connection: { kind: ConnectionKind; id: string }): Promise<readonly { opportunityNo: string; name: string }[]>
  listRepresentatives(): Promise<readonly Representative[]>
  /** Longest description IFS takes, in characters, from its `$metadata`. */
  longestDescription(): Promise<number>
  /** Where a person sees the activity. */
  activityUrl(activityNo: ActivityNo): string
}

// ---------------------------------------------------------------- database

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
  readonly clientState: string
  readonly expiresAt: Instant
}

export interface LogFilter {
  readonly mailboxId?: MailboxId
  readonly outcome?: Outcome
  readonly text?: string
  readonly linkId?: LinkId
  /** Rows older than this row id; for paging. */
  readonly before?: number
  readonly limit: number
}
export interface StoredLogRow extends LogRow {
  readonly rowId: number
}

/** Work for the queue. One per link; a repeat while one waits collapses into it. */
export interface RelayJob {
  readonly linkId: LinkId
  readonly mailboxId: MailboxId
  readonly noticedAt: Instant
  readonly noticedBy: LogRow['noticedBy']
  readonly correlationId: string
  /** How often it has been tried, from 1. */
  readonly attempt: number
}

/** Marker and category follow the link: written when it exists, taken off when it is gone. */
export interface MarkJob {
  readonly linkId: LinkId
  readonly mailboxId: MailboxId
  readonly eventId: EventId
  readonly activityNo: ActivityNo
  readonly category: string
  readonly attempt: number
}

/**
 * Somebody asked for a write that spans IFS, Outlook and this database. Durable before the first write, so that after a crash in
 * between, or an answer that never came, the work is found again and finished or given up with a row that says so.
 */
export type Intent =
  /** `told`: what IFS says once the draft is there. */
  | { readonly kind: 'create-activity'; readonly draft: ActivityDraft; readonly told: Snapshot }
  | { readonly kind: 'link-activity'; readonly activityNo: ActivityNo }
  | { readonly kind: 'push'; readonly activityNo: ActivityNo }
export interface StoredIntent {
  /** Becomes the id of the link; for a push also Graph's `transactionId`. */
  readonly linkId: LinkId
  readonly mailboxId: MailboxId
  /** What only one intent at a time may be about: the event, or the activity of a push. */
  readonly subject: string
  readonly intent: Intent
  /** Display name of the person. */
  readonly by: string
  readonly startedAt: Instant
}

export interface StoredCursor {
  readonly cursor: string
  /** When the full round was made that this cursor goes back to. */
  readonly fullRoundAt: Instant
}

/** What can be written together. */
export interface StoreTransaction {
  saveLink(link: Link): Promise<void>
  /** Updates a link only while it still exists; false when it was unlinked meanwhile. */
  updateLink(link: Link): Promise<boolean>
  removeLink(linkId: LinkId): Promise<void>
  appendLog(row: LogRow): Promise<void>
  /** Null forgets it: the next round is a full one. */
  saveCursor(mailboxId: MailboxId, cursor: StoredCursor | null): Promise<void>
  enqueueRelay(job: RelayJob, delayMs?: number): Promise<void>
  enqueueMark(job: MarkJob, delayMs?: number): Promise<void>
  dropIntent(linkId: LinkId): Promise<void>
}

export interface Store {
  /** All or nothing. */
  transaction<Result>(work: (tx: StoreTransaction) => Promise<Result>): Promise<Result>
  linksByIds(linkIds: readonly LinkId[]): Promise<readonly Link[]>
  linkByEvent(mailboxId: MailboxId, eventId: EventId): Promise<Link | null>
  /** Links whose event, or whose series, is among these ids. One indexed query. */
  linksByEvents(mailboxId: MailboxId, eventIds: readonly EventId[]): Promise<readonly Link[]>
  linkByMeeting(iCalUId: string): Promise<Link | null>
  linksByActivities(activityNos: readonly ActivityNo[]): Promise<readonly Link[]>
  /** Answers the intent that now stands for this mailbox and subject: the given one, or one that was there before. */
  claimIntent(intent: StoredIntent): Promise<StoredIntent>
  openIntents(): Promise<readonly StoredIntent[]>
  cursorOf(mailboxId: MailboxId): Promise<StoredCursor | null>
  representatives(): Promise<readonly SyncedRepresentative[]>
  saveRepresentatives(rows: readonly SyncedRepresentative[]): Promise<void>
  subscriptions(): Promise<readonly StoredSubscription[]>
  subscriptionsByIds(subscriptionIds: readonly string[]): Promise<readonly StoredSubscription[]>
  saveSubscription(row: StoredSubscription): Promise<void>
  removeSubscription(subscriptionId: string): Promise<void>
  /** Choice of a person where one address has several contacts; remembered per representative. */
  choices(mailboxId: MailboxId, emails: readonly EmailAddress[]): Promise<ReadonlyMap<EmailAddress, PersonId>>
  saveChoices(mailboxId: MailboxId, choices: ReadonlyMap<EmailAddress, PersonId>): Promise<void>
  readLog(filter: LogFilter): Promise<readonly StoredLogRow[]>
  countLog(filter: Omit<LogFilter, 'before' | 'limit'>): Promise<number>
}

/** Raw SQL inside the open transaction, so that a job commits or vanishes together with what it is about. */
export interface SqlInTransaction {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}
/** How the store writes jobs inside its own transactions: the queue adapter gives it, neither knows the other. */
export interface JobWriter {
  relay(job: RelayJob, delayMs: number, inside: SqlInTransaction): Promise<void>
  mark(job: MarkJob, delayMs: number, inside: SqlInTransaction): Promise<void>
}

// ---------------------------------------------------------------- the rest

/** Time comes from here only, so that tests can move it. */
export interface Clock {
  now(): Instant
}
/** New random ids; a port so that histories replay. */
export interface Ids {
  next(): string
}
/** The text log. Never a token, never a body, never the text of a private item; subjects only at `debug`. */
export interface Log {
  debug(facts: object, message: string): void
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

// ---------------------------------------------------------------- sign-in

export interface SignedInPerson {
  /** Entra object id = Graph user id of the own mailbox. */
  readonly objectId: string
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
}
export interface TokenVerifier {
  /** Throws `NotSignedIn`, or `Unavailable` while the keys can not be read. */
  verify(authorization: string | undefined): Promise<SignedInPerson>
}
