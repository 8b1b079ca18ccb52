import type { CalendarId, MailboxId } from './ids.ts'
import type { Instant } from './time-span.ts'

const dayMs = 86_400_000
const daysBack = 30
const daysAhead = 400

/** What a delta round looks at. Changes of appointments outside are told by notifications, or found by the daily reconciliation. */
export const deltaWindow = (now: Instant): { readonly from: Instant; readonly to: Instant } => ({
  from: shift(now, -daysBack),
  to: shift(now, daysAhead),
})
const shift = (now: Instant, days: number): Instant => toInstant(Date.parse(now) + days * dayMs)
const toInstant = (ms: number): Instant => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z') as Instant

/**
 * Which calendars of a mailbox are looked at: the one that is synced, and wherever else linked appointments lie.
 * @param synced undefined while it is not there yet
 */
export const calendarsToWatch = (synced: CalendarId | undefined, ofLinks: readonly CalendarId[]): readonly CalendarId[] => [
  ...new Set([...(synced === undefined ? [] : [synced]), ...ofLinks]),
]

/**
 * Each mailbox has its own place in the cycle, so that rounds are spread over it, and the same one on every process and after every
 * start. At least half a cycle lies between two rounds.
 */
export function nextRoundAt(mailboxId: MailboxId, now: Instant, cycleMs: number): Instant {
  const earliest = Date.parse(now) + cycleMs / 2
  const place = placeOf(mailboxId) * cycleMs
  const next = Math.ceil((earliest - place) / cycleMs) * cycleMs + place
  return toInstant(next)
}

/** From 0 to below 1, evenly spread over mailboxes, always the same for one (FNV-1a). */
export function placeOf(mailboxId: MailboxId): number {
  let hash = 0x811c9dc5
  for (const character of mailboxId) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  // FNV's upper bits are the well mixed ones only after a last stir.
  hash ^= hash >>> 15
  return (Math.imul(hash, 0x85ebca6b) >>> 0) / 2 ** 32
}
