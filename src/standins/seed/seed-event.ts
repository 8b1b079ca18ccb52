/** One appointment of the made-up month. Times are wall time of the owner's mailbox. */
export interface SeedEvent {
  /** user name of the organizer */
  readonly owner: string
  readonly subject: string
  /** `yyyy-mm-dd` of the start, and how many days an all-day entry lasts */
  readonly date: string
  readonly allDays?: number
  readonly from?: string
  readonly to?: string
  readonly location?: string
  readonly text?: string
  readonly attendees?: readonly SeedAttendee[]
  readonly categories?: readonly string[]
  readonly sensitivity?: 'normal' | 'private'
  readonly showAs?: 'free' | 'busy' | 'oof'
  /** a series every so many weeks on the same weekday, for so many times */
  readonly weekly?: { readonly interval: number; readonly times: number }
}

export interface SeedAttendee {
  readonly name: string
  readonly email: string
  readonly type: 'required' | 'optional' | 'resource'
  readonly response: 'accepted' | 'tentativelyAccepted' | 'declined' | 'none'
}
