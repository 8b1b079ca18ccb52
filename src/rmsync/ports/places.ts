import type { CalendarId, MailboxId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time-span.ts'

/** A calendar of its own that is, or was, the synced one of its mailbox. */
export interface KnownCalendar {
  readonly mailboxId: MailboxId
  /** As the setting names it. */
  readonly name: string
  readonly calendarId: CalendarId
}

/** Whether the list of categories of a mailbox has those of the product. */
export interface CategoriesTried {
  readonly outcome: 'there' | 'not-permitted' | 'failed'
  readonly triedAt: Instant
}

/** What stands in the mailboxes for the product: calendars and categories. */
export interface PlacesStore {
  knownCalendars(mailboxIds: readonly MailboxId[]): Promise<readonly KnownCalendar[]>
  /** Calendars in which linked appointments lie that end after this moment and may still be relayed. */
  calendarsOfLinks(after: Instant, mailboxIds: readonly MailboxId[]): Promise<ReadonlyMap<MailboxId, readonly CalendarId[]>>
  categoriesTried(mailboxId: MailboxId): Promise<CategoriesTried | null>
}

export interface PlacesTransaction {
  saveCalendar(calendar: KnownCalendar): Promise<void>
  /** It is in the mailbox no longer. False when that was noted before. */
  forgetCalendar(mailboxId: MailboxId, calendarId: CalendarId): Promise<boolean>
  saveCategoriesTried(mailboxId: MailboxId, tried: CategoriesTried): Promise<void>
}
