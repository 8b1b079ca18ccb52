import type { ActivityDraft } from './activity.ts'
import type { EventId, LinkId, MailboxId } from './ids.ts'
import type { CalendarDate, Instant } from './time-span.ts'

/** What every activity of a series has in common: all that no appointment says. */
export type ActivityTemplate = Pick<
  ActivityDraft,
  'mainRepresentativeId' | 'connection' | 'activityType' | 'subType' | 'opportunityNo' | 'notes' | 'attributes'
>

export type SeriesLinkState =
  | { readonly kind: 'linked' }
  /** The series is gone or cancelled. Kept, so that a series that is restored is known again (S73). */
  | { readonly kind: 'ended'; readonly since: Instant; readonly why: string }
  | { readonly kind: 'waiting'; readonly since: Instant; readonly why: string }
  | { readonly kind: 'set-aside'; readonly since: Instant; readonly why: string }

/** A whole series tied to activities, one a date (product decision 9). Its dates are links of their own under it. */
export interface SeriesLink {
  readonly seriesLinkId: LinkId
  readonly mailboxId: MailboxId
  /** Graph's seriesMaster. */
  readonly masterId: EventId
  readonly iCalUId: string
  readonly template: ActivityTemplate
  readonly category: string
  readonly linkedBy: string
  readonly linkedAt: Instant
  readonly state: SeriesLinkState
  /** Days that somebody unlinked by themselves: they get no activity again. */
  readonly leftOut: readonly CalendarDate[]
  /** Dates before this moment have their activities; null until the series was first looked at. */
  readonly expandedThrough: Instant | null
  readonly currentAsOf: Instant
}
