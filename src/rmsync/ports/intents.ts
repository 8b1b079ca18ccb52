import type { ActivityDraft } from '../../domain/activity.ts'
import type { ActivityNo, CalendarId, LinkId, MailboxId } from '../../domain/ids.ts'
import type { Snapshot } from '../../domain/link.ts'
import type { InvitedPerson } from './calendar.ts'
import type { Instant } from '../../domain/time-span.ts'

/**
 * Somebody asked for a write that spans IFS, Outlook and this database. Durable before the first write, so that after a crash in
 * between, or an answer that never came, the work is found again and finished or given up with a row that says so.
 */
export type Intent =
  /** `told`: what IFS says once the draft is there. */
  | {
      readonly kind: 'create-activity'
      readonly draft: ActivityDraft
      readonly told: Snapshot
      /** Set for a date of a linked series: what was interrupted is done again by the series itself. */
      readonly seriesLinkId?: LinkId
    }
  | {
      readonly kind: 'link-activity'
      readonly activityNo: ActivityNo
      /** Whose lines the activity gets by it: of one that was interrupted these are known to be no one else's. */
      readonly adds: Snapshot['people']
      /** The link that the appointment has until then. */
      readonly replaces?: LinkId
    }
  /** `calendarId`: where the appointment is to be made; the main calendar where there is none. */
  | { readonly kind: 'push'; readonly activityNo: ActivityNo; readonly calendarId?: CalendarId }
  | {
      readonly kind: 'invite'
      readonly activityNo: ActivityNo
      /** Whose appointment they are invited to. */
      readonly invitesTo: LinkId
      readonly people: readonly InvitedPerson[]
    }
export interface StoredIntent {
  /** Becomes the id of the link; for a push also Graph's `transactionId`. Of invitations an id of their own. */
  readonly linkId: LinkId
  readonly mailboxId: MailboxId
  /** What only one intent at a time may be about: the event, the activity of a push, or the invitations to an event. */
  readonly subject: string
  readonly intent: Intent
  /** Display name of the person. */
  readonly by: string
  readonly startedAt: Instant
}
