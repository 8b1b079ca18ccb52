import type { Appointment } from '../../domain/appointment.ts'
import type { ActivityNo, CalendarId, EmailAddress, EventId, LinkId, MailboxId } from '../../domain/ids.ts'
import type { Series } from '../../domain/series.ts'
import type { CalendarDate, Instant, TimeSpan } from '../../domain/time-span.ts'

/** Outlook (Microsoft Graph), in our words. Every method may throw the errors of `domain/errors.ts`; a method’s comment names those that a caller is expected to tell apart. */
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
  /** Of a whole series that of one of its dates. */
  readonly activityNo: ActivityNo
  readonly eventId: EventId
  /** Set on the master of a linked series (`linkId` is then that of the series): the activity of each day of its pattern. */
  readonly dates?: Readonly<Record<CalendarDate, ActivityNo>>
  /** Beside `dates`: days of the pattern that somebody unlinked. */
  readonly leftOut?: readonly CalendarDate[]
}

/** By which a meeting is known again that goes on as another item. */
export interface MeetingSigns {
  readonly iCalUId: string
  /** With the start: one that was made anew. Null where the subject is not known. */
  readonly subject: string | null
  /** Instant, or the first day of what lasts all day. */
  readonly startsAt: string
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
  /** A calendar beside the default one: whether changes there are told without naming it, reports of Graph disagree. */
  readonly calendarId?: CalendarId
  readonly notificationUrl: string
  readonly lifecycleNotificationUrl: string
  readonly clientState: string
  readonly expiresAt: Instant
}
export interface InvitedPerson {
  readonly name: string
  readonly email: EmailAddress
}

export interface MailboxSettings {
  /** IANA name where there is one, else the name that Outlook has (a custom zone); null when none was ever set. */
  readonly zone: string | null
  /** Such as `sv-SE`. */
  readonly locale: string | null
}

/** One thing that the application must be allowed, tried in one mailbox. */
export interface PermissionCheck {
  /** Application permission of Microsoft Graph, as an admin grants it. */
  readonly permission:
    'User.Read.All' | 'Calendars.Read' | 'Calendars.ReadWrite' | 'MailboxSettings.Read' | 'MailboxSettings.ReadWrite'
  /** What it is needed for, as it stands in a sentence: `to read appointments`. */
  readonly purpose: string
  /** `unknown`: Graph could not say now. */
  readonly outcome: 'granted' | 'missing' | 'unknown'
  /** Graph's own sentence where it was not granted. */
  readonly reason: string | null
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
  /**
   * What has a marker, in every calendar of the mailbox, past ones included; never a single date of a series, Graph lists masters
   * only. With a link id, what carries the marker of that link: after a split its new series does. Their `calendarId` is null.
   */
  findMarked(mailboxId: MailboxId, linkId?: LinkId): Promise<readonly MarkedReading[]>
  /** Single dates of series that have a marker of their own, in every calendar, at most five years of them. `calendarId` as above. */
  findMarkedDates(mailboxId: MailboxId, window: DeltaWindow): Promise<readonly MarkedReading[]>
  /** Appointments and series of the mailbox that are this meeting, or have its subject and start; no dates of series. */
  findMeeting(mailboxId: MailboxId, signs: MeetingSigns): Promise<readonly Appointment[]>
  /**
   * Whole round to the last page, of one calendar: the default one unless another is named. `cursor` null starts anew over the
   * window; a cursor keeps its calendar. Throws `CursorExpired` when Graph forgot the cursor.
   */
  pullDelta(mailboxId: MailboxId, cursor: string | null, window: DeltaWindow, calendarId?: CalendarId): Promise<DeltaRound>
  /** Creates without attendees, marked from the start, in the default calendar unless another is named. Mails nobody. */
  create(
    mailboxId: MailboxId,
    draft: AppointmentDraft,
    marker: Omit<LinkMarker, 'eventId'>,
    calendarId?: CalendarId,
  ): Promise<Appointment>
  /**
   * Makes a meeting of an appointment without attendees: Exchange mails each of these people one invitation (S25). Repeated with
   * the same people it mails nobody. `Refused`, code `AlreadyInvited`: it has other attendees; `NotOrganizer`; `NobodyToInvite`.
   * The only call by which anybody is mailed.
   */
  sendInvitations(ref: AppointmentRef, people: readonly InvitedPerson[]): Promise<Appointment>
  /** Adds marker and category; other categories stay. Mails nobody. */
  mark(appointment: Appointment, marker: LinkMarker, category: string): Promise<void>
  /** Takes marker and category off again; a vanished appointment is fine. */
  unmark(ref: AppointmentRef, category: string): Promise<void>
  /** Gives the mailbox’s list of categories this one, with a colour. `not-permitted`: MailboxSettings.ReadWrite is not granted. */
  addCategory(mailboxId: MailboxId, category: string): Promise<'created' | 'present' | 'not-permitted'>
  /** A calendar of the mailbox's own by its name, in any case of letters; null when there is none. */
  findCalendar(mailboxId: MailboxId, name: string): Promise<CalendarId | null>
  /** Makes a calendar, or answers with the one that has this name already. */
  createCalendar(mailboxId: MailboxId, name: string): Promise<CalendarId>
  readMailboxSettings(mailboxId: MailboxId): Promise<MailboxSettings>
  /** Tries each permission in one mailbox and changes nothing there. Throws only where the sign-in itself fails. */
  checkPermissions(mailboxId: MailboxId): Promise<readonly PermissionCheck[]>
  subscribe(request: SubscriptionRequest): Promise<{ subscriptionId: string; expiresAt: Instant }>
  /** `NotFound` when Graph no longer has it. */
  renew(subscriptionId: string, expiresAt: Instant): Promise<{ expiresAt: Instant }>
  /** The answer to `reauthorizationRequired`; its end stays. `NotFound` when Graph no longer has it. */
  reauthorise(subscriptionId: string): Promise<void>
  unsubscribe(subscriptionId: string): Promise<void>
}
