import type { Activity, Representative } from './activity.ts'
import type { Appointment } from './appointment.ts'
import type { Link } from './link.ts'
import type { LogRow } from './log-row.ts'
import type { RelayPolicy } from './policy.ts'
import type { Instant } from './time-span.ts'

/** What is looked at, in the order in which a change travels. */
export const checkCodes = [
  'linked',
  'organizer',
  'active',
  'permission-set',
  'private',
  'window',
  'paused',
  'ifs',
  'activity',
  'last-notice',
  'last-relay',
  'last-error',
] as const
export type CheckCode = (typeof checkCodes)[number]

export interface Check {
  readonly code: CheckCode
  readonly verdict: 'ok' | 'problem' | 'unknown'
  /** Which of its findings; `code` and `finding` name a text that a page translates, with `params` in it. */
  readonly finding: string
  readonly params: Readonly<Record<string, string>>
  /** The same in English. */
  readonly says: string
  /** What to do; empty when there is nothing to be done. */
  readonly fix: string
}

/** `unknown`: it could not be asked now, and why. */
export type Found<Value> =
  | { readonly kind: 'found'; readonly value: Value }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown'; readonly reason: string }

export interface Notifying {
  /** `off`: nobody can reach this installation, rounds alone do the noticing. `missing`: no living subscription. */
  readonly kind: 'off' | 'live' | 'missing'
}

/** Everything that is known about why an appointment does or does not reach its activity. Nothing is looked up from here on. */
export interface ExplainFacts {
  readonly now: Instant
  readonly policy: RelayPolicy
  readonly appointment: Found<Appointment>
  readonly link: Link | null
  /** The whole series of this date is linked. */
  readonly seriesIsLinked: boolean
  /** Null: nobody known to rmsync has this mailbox. */
  readonly representative: { readonly name: string; readonly syncActive: boolean } | null
  /** The same person as IFS lists them; `gone`: not listed. */
  readonly inIfs: Found<Representative>
  /** Why everything of the mailbox rests, such as the brake or an admin’s pause. Pauses of the link itself stand in its state. */
  readonly pause: { readonly why: string; readonly since: Instant; readonly by: string } | null
  /** What is wrong on the way to IFS; empty when nothing is. */
  readonly ifs: Found<readonly { readonly found: string; readonly fix: string; readonly locked: boolean }[]>
  readonly activity: Found<Activity>
  readonly notifying: Notifying
  /** The last delta round that was finished, and what keeps further ones from it. */
  readonly round: { readonly doneAt: Instant | null; readonly trouble: string | null }
  readonly isStale: boolean
  /** Rows of the link, newest first. */
  readonly trail: readonly LogRow[]
}

type Params = Check['params']

export const ok = (code: CheckCode, finding: string, says: string, params: Params = {}): Check => ({
  code,
  verdict: 'ok',
  finding,
  params,
  says,
  fix: '',
})
export const problem = (code: CheckCode, finding: string, says: string, fix: string, params: Params = {}): Check => ({
  code,
  verdict: 'problem',
  finding,
  params,
  says,
  fix,
})
export const unknown = (code: CheckCode, says: string, params: Params = {}): Check => ({
  code,
  verdict: 'unknown',
  finding: 'unknown',
  params,
  says,
  fix: 'Look again in a few minutes.',
})

/** A moment within an English sentence; pages format `params` in local time instead. */
export const inWords = (at: Instant): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
