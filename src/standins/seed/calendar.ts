import { amir, ellen, jonas, teamMeetings } from './appointments.ts'

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

export const masterCategories = [
  { displayName: 'Customer', color: 'preset7' },
  { displayName: 'Supplier', color: 'preset4' },
  { displayName: 'Internal', color: 'preset12' },
  { displayName: 'Focus', color: 'preset8' },
  { displayName: 'Travel', color: 'preset1' },
] as const

/** A believable month around today: the week before, this week, four weeks ahead. The same for the same day. */
export function seedMonth(now: Date): SeedEvent[] {
  const today = now.toISOString().slice(0, 10)
  const monday = addDays(today, -weekdayOf(today))
  const next = nextWorkday(today)
  /** week 0 is this week, weekday 0 is Monday */
  const at = (week: number, weekday: number) => addDays(monday, week * 7 + weekday)
  return [...teamMeetings(at), ...ellen(at, next), ...jonas(at), ...amir(at, next)]
}

/** The next Monday to Friday after a day: the two main appointments lie there, always ahead. */
export function nextWorkday(today: string): string {
  const weekday = weekdayOf(today)
  return addDays(today, weekday >= 4 ? 7 - weekday : 1)
}

/** 0 = Monday */
const weekdayOf = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
const addDays = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
