/** What a mailbox keeps of an event. Wire forms are made from it in `event-wire.ts` and `outlook-view.ts`. */
export interface WallTime {
  /** `yyyy-mm-ddThh:mm:ss`, no offset: the zone stands beside it */
  readonly dateTime: string
  readonly timeZone: string
}

export type ResponseKind = 'none' | 'organizer' | 'tentativelyAccepted' | 'accepted' | 'declined' | 'notResponded'

export interface Attendee {
  readonly type: 'required' | 'optional' | 'resource'
  readonly status: { readonly response: ResponseKind; readonly time: string }
  readonly proposedNewTime?: { readonly start: WallTime; readonly end: WallTime }
  readonly emailAddress: { readonly name: string; readonly address: string }
}

export type Weekday = 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday'

export interface RecurrencePattern {
  readonly type: 'daily' | 'weekly' | 'absoluteMonthly' | 'relativeMonthly' | 'absoluteYearly' | 'relativeYearly'
  readonly interval: number
  readonly month: number
  readonly dayOfMonth: number
  readonly daysOfWeek: readonly Weekday[]
  readonly firstDayOfWeek: Weekday
  readonly index: 'first' | 'second' | 'third' | 'fourth' | 'last'
}

export interface RecurrenceRange {
  readonly type: 'endDate' | 'noEnd' | 'numbered'
  readonly startDate: string
  /** inclusive; `0001-01-01` unless the type is endDate */
  readonly endDate: string
  readonly recurrenceTimeZone: string
  readonly numberOfOccurrences: number
}

export interface Recurrence {
  readonly pattern: RecurrencePattern
  readonly range: RecurrenceRange
}

/** The fields that an edit changes. The first group belongs to the meeting, the second to the mailbox alone. */
export interface EventFields {
  subject: string
  bodyHtml: string
  start: WallTime
  end: WallTime
  isAllDay: boolean
  location: string
  attendees: readonly Attendee[]
  importance: 'low' | 'normal' | 'high'
  isOnlineMeeting: boolean
  responseRequested: boolean
  allowNewTimeProposals: boolean
  hideAttendees: boolean

  sensitivity: 'normal' | 'personal' | 'private' | 'confidential'
  categories: readonly string[]
  showAs: 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere' | 'unknown'
  isReminderOn: boolean
  reminderMinutesBeforeStart: number
  /** normalised property id → value */
  extendedProperties: Readonly<Record<string, string>>
  /** name → what an application keeps under it */
  extensions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

export type EventChanges = Partial<EventFields> & { recurrence?: Recurrence | null }

export interface StoredEvent {
  readonly seq: number
  /** counts moves between folders: a mutable id changes with each, an immutable one does not */
  generation: number
  folder: 'calendar' | 'deletedItems' | 'purged'
  /** which of the mailbox's calendars; absent: the default one */
  calendar?: number
  /** calendars it was moved out of: their delta rounds tell it as gone */
  pastCalendars?: readonly number[]
  /** gone by a move that gave it another id, never through Deleted Items */
  movedAway?: boolean
  readonly iCalUId: string
  readonly transactionId: string | null
  /** of the content that came with the transactionId */
  readonly transactionDigest?: string
  readonly createdAt: string
  modifiedAt: string
  changeNumber: number
  organizer: { readonly name: string; readonly address: string }
  isOrganizer: boolean
  isCancelled: boolean
  /** true while the organizer has not sent it */
  isDraft: boolean
  response: { response: ResponseKind; time: string }
  originalStartTimeZone: string
  originalEndTimeZone: string
  fields: EventFields
  recurrence: Recurrence | null
  /** what single occurrences have of their own, by the date the pattern gives: it names them even after they moved */
  exceptions: Record<string, Partial<EventFields>>
  cancelledDates: string[]
}

/** One thing a calendar shows: a whole event, or one occurrence of a series. */
export interface EventRef {
  readonly event: StoredEvent
  /** the occurrence's own date; absent for single events and series masters */
  readonly date?: string
}

export const zeroTime = '0001-01-01T00:00:00Z'

/** A calendar beside the default one. */
export interface StoredCalendar {
  readonly number: number
  readonly name: string
  readonly color: string
}

export const defaultCalendar = 0

/** What `$expand=calendar` is answered from for an item that lies in no calendar. */
export const deletedItemsFolder = -1

export const calendarOf = (event: StoredEvent) => event.calendar ?? defaultCalendar
