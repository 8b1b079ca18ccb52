/**
 * What Microsoft's documents leave open, contradict each other about, or what was only reported from the field: each is a setting, so
 * that the product can be proved to stand either. Sources by the sections of the Graph contract where no other is named.
 */
export interface GraphSettings {
  /** An event moved to another calendar is notified so. No document says. */
  readonly moveIsNotifiedAs: 'updated' | 'deletedAndCreated'
  /** It keeps its immutable id (docs: outlook-immutable-id, of folders). Some clients copy and delete instead. */
  readonly moveKeepsId: boolean
  /** The calendar it left tells it as `@removed`. Unverified (§1). */
  readonly moveIsRemovedInDelta: boolean
  /** Each copy keeps its ids and the iCalUId when another becomes the organizer. Unverified; an assistant's tool may make it anew. */
  readonly organizerChangeKeepsIds: boolean
  /** "This and all following" takes the exceptions and deletions of the later dates with it. Outlook is known to drop them; unverified. */
  readonly splitKeepsExceptions: boolean
  /** The new series of a split carries the extended properties and extensions, an add-in's marker among them. Unverified. */
  readonly splitKeepsProperties: boolean
  /** What becomes of a declined copy: Outlook's default is Deleted Items, a user setting of 2024 keeps it. */
  readonly declinedCopy: 'deleted' | 'kept'
  /**
   * GET of an event that lies in Deleted Items, by its immutable id; readable, it then names another calendar than before. Unverified;
   * of messages, immutable ids are known to lead there (msgraph-sdk-dotnet issue 3047).
   */
  readonly deletedEvent: 'notFound' | 'readable'
  /** DELETE by an attendee also declines, with a mail to the organizer. Unverified (§4). */
  readonly attendeeDeletionDeclines: boolean
  /** POST of a transactionId that was used with other content: `ErrorDuplicateTransactionId` (alcionai/corso issue 2490), or the first event. */
  readonly changedTransaction: 'refused' | 'firstEvent'
  /** Id of the calendar that `$expand=calendar` of one event answers: as in the list of calendars, or another (microsoft-graph-docs issue 6699). */
  readonly calendarOfEvent: 'asListed' | 'another'
  /** `/users/{id}/events` lists the default calendar, or all. The documentation says "the user's mailbox". */
  readonly eventsOfUser: 'defaultCalendar' | 'everyCalendar'
  /** A subscription to `/users/{id}/events` is told of every calendar (docs: "in the user's mailbox"), or of the default one (microsoft-graph-docs issues 6595, 21978). */
  readonly subscriptionOfUser: 'everyCalendar' | 'defaultCalendar'
  /** Plain occurrences of a delta round have six members, or all (§1, reports only). */
  readonly deltaOccurrences: 'thin' | 'whole'
  /** A deleted occurrence is told as `@removed`. Reported as never (§1). */
  readonly deletedOccurrenceIsRemovedInDelta: boolean
  /** `$select=cancelledOccurrences` is answered. In the metadata since 2025, unverified in answers (§1). */
  readonly cancelledOccurrences: 'told' | 'missing'
  /** Private events as an application sees them: whole, or not at all, as a delegate without the right does (docs: calendar-list-events). */
  readonly privateEvents: 'whole' | 'notFound'
  /** The four requests at once are counted for each mailbox, or for the application (§3: two versions of the page). */
  readonly concurrencyIsCounted: 'perMailbox' | 'perApplication'
  /** Longest life of a subscription: 10,080 since 2024, 4,230 before (§2). */
  readonly longestSubscriptionMinutes: 10_080 | 4_230
}

export const usualSettings: GraphSettings = {
  moveIsNotifiedAs: 'updated',
  moveKeepsId: true,
  moveIsRemovedInDelta: true,
  organizerChangeKeepsIds: true,
  splitKeepsExceptions: false,
  splitKeepsProperties: true,
  declinedCopy: 'deleted',
  deletedEvent: 'notFound',
  attendeeDeletionDeclines: false,
  changedTransaction: 'refused',
  calendarOfEvent: 'asListed',
  eventsOfUser: 'defaultCalendar',
  subscriptionOfUser: 'everyCalendar',
  deltaOccurrences: 'thin',
  deletedOccurrenceIsRemovedInDelta: false,
  cancelledOccurrences: 'told',
  privateEvents: 'whole',
  concurrencyIsCounted: 'perMailbox',
  longestSubscriptionMinutes: 10_080,
}
