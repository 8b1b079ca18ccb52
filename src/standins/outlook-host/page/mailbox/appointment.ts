/** An appointment as the person sees it. Times are epoch milliseconds; the zone they are shown in is the mailbox's. */
export interface Person {
  readonly name: string
  readonly address: string
}

export type InviteeType = 'required' | 'optional' | 'resource'
export type InviteeResponse = 'none' | 'organizer' | 'tentative' | 'accepted' | 'declined'

export interface Invitee extends Person {
  readonly type: InviteeType
  readonly response: InviteeResponse
}

export type Sensitivity = 'normal' | 'personal' | 'private' | 'confidential'

/** What the form edits. */
export interface Draft {
  readonly subject: string
  readonly start: number
  /** exclusive: an all-day appointment ends at the midnight after its last day */
  readonly end: number
  readonly isAllDay: boolean
  readonly location: string
  readonly invitees: readonly Invitee[]
  readonly categories: readonly string[]
  readonly sensitivity: Sensitivity
  readonly bodyHtml: string
}

/** What the week shows of an appointment. */
export interface CalendarEntry extends Omit<Draft, 'bodyHtml'> {
  /** in EWS form, as office.js gives it to add-ins */
  readonly id: string
  readonly type: 'singleInstance' | 'occurrence' | 'exception' | 'seriesMaster'
  readonly seriesMasterId: string | null
  readonly organizer: Person
  readonly isOrganizer: boolean
  readonly isCancelled: boolean
  /** not sent to its invitees yet */
  readonly isDraft: boolean
}

export interface Appointment extends CalendarEntry, Draft {
  readonly recurrence: Recurrence | null
  /** differs after every change */
  readonly changeKey: string
  readonly createdAt: number
  readonly modifiedAt: number
}

/** Graph's patternedRecurrence, as far as the page and office.js need it. */
export interface Recurrence {
  readonly pattern: {
    readonly type: string
    readonly interval: number
    readonly month?: number
    readonly dayOfMonth?: number
    readonly daysOfWeek?: readonly string[]
    readonly firstDayOfWeek?: string
    readonly index?: string
  }
  readonly range: {
    readonly type: string
    readonly startDate: string
    readonly endDate?: string
    readonly numberOfOccurrences?: number
  }
}

const draftFields = [
  'subject',
  'start',
  'end',
  'isAllDay',
  'location',
  'invitees',
  'categories',
  'sensitivity',
  'bodyHtml',
] as const satisfies readonly (keyof Draft)[]

export function toDraft(source: Draft): Draft {
  return Object.fromEntries(draftFields.map((field) => [field, source[field]])) as unknown as Draft
}

/** The fields in which `after` differs; empty when equal. */
export function changedFields(before: Draft, after: Draft): Partial<Draft> {
  const changed = draftFields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  return Object.fromEntries(changed.map((field) => [field, after[field]]))
}
