import { amir, ellen, jonas, teamMeetings } from './appointments.ts'
import type { SeedEvent } from './seed-event.ts'

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
