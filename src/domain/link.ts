import type { ConnectionKind } from './activity.ts'
import type { ActivityNo, CalendarId, EmailAddress, EventId, LinkId, MailboxId, PersonId, RepresentativeId } from './ids.ts'
import type { CalendarDate, Instant, TimeSpan } from './time-span.ts'

/** What became of an attendee when the link was last relayed: which line of the activity is his. */
export type RelayedPerson =
  | { readonly kind: 'representative'; readonly representativeId: RepresentativeId; readonly name: string }
  | { readonly kind: 'contact'; readonly personId: PersonId; readonly name: string }
  | { readonly kind: 'unresolved' }

/**
 * The sync fields as IFS was last told. `people` is keyed by address: while the set of addresses stays,
 * nobody has to be looked up again, and only lines that came from here are ever taken away again.
 */
export interface Snapshot {
  readonly description: string
  readonly when: TimeSpan
  readonly people: Readonly<Record<EmailAddress, RelayedPerson>>
}

export type LinkState =
  | { readonly kind: 'linked' }
  /** The appointment is gone and the activity stays (Delete activity when cancelled is off, or the activity is protected). */
  | { readonly kind: 'appointment-cancelled'; readonly since: Instant; readonly why: string }
  /** The activity is gone in IFS; edits no longer have a place to go. */
  | { readonly kind: 'activity-missing'; readonly since: Instant }
  /** A change waits for IFS or Outlook to be there again; it goes on by itself. */
  | { readonly kind: 'waiting'; readonly since: Instant; readonly why: string }
  /**
   * Relays nothing. After an undo until somebody resumes it; because it is private and the policy says stop, or was moved to another
   * calendar, until that is over.
   */
  | { readonly kind: 'paused'; readonly since: Instant; readonly why: string; readonly because: 'undo' | 'private' | 'moved' }
  /** A change waits for a person. */
  | { readonly kind: 'set-aside'; readonly since: Instant; readonly why: string }

/** One appointment tied to one activity. Unique by mailbox + event, and by activity. */
export interface Link {
  readonly linkId: LinkId
  readonly mailboxId: MailboxId
  readonly eventId: EventId
  readonly iCalUId: string
  /** The calendar it lay in when it was first relayed; null while none was told. Elsewhere, it has left sync (S37). */
  readonly calendarId: CalendarId | null
  /** The series the linked date belongs to; a notification for the series concerns this link too. */
  readonly seriesMasterId: EventId | null
  /** Set where the whole series is linked: this date is one of it. Null for a single appointment, or one date linked by itself. */
  readonly seriesLinkId: LinkId | null
  /** The day that the pattern of the series gives this date, wherever it was moved to. Null for a single appointment. */
  readonly occurrenceOn: CalendarDate | null
  readonly activityNo: ActivityNo
  /** What the activity belongs to; an attendee with contacts in several places is looked for here first. */
  readonly connection: { readonly kind: ConnectionKind; readonly id: string } | null
  readonly category: string
  readonly linkedBy: string
  readonly linkedAt: Instant
  readonly state: LinkState
  readonly snapshot: Snapshot
  /** ETag and state of the activity when it was last written or read. */
  readonly etag: string
  readonly activityState: string
  /** IFS said what Outlook said at this moment. */
  readonly currentAsOf: Instant
}
