import type { MailboxId } from './ids.ts'
import type { Instant } from './time-span.ts'

/** What is known of the noticing of one mailbox. */
export interface FreshnessFacts {
  readonly mailboxId: MailboxId
  readonly name: string
  readonly syncActive: boolean
  readonly now: Instant
  readonly syncCycleMs: number
  /** When it became active, or rmsync first knew it: before that nothing is late. */
  readonly knownSince: Instant
  /** Begin of the last delta round that was finished. */
  readonly roundAt: Instant | null
  /** IFS said what Outlook said at this moment, for the whole mailbox. */
  readonly settledAt: Instant | null
  /** Changes that were noticed and are not relayed: how many, and when the oldest was noticed. */
  readonly waiting: { readonly changes: number; readonly since: Instant } | null
  readonly setAside: number
  /** `off`: rounds alone do the noticing. */
  readonly notifications: 'off' | 'live' | 'missing'
  readonly trouble: { readonly reason: string; readonly fix: string; readonly since: Instant } | null
  readonly pausedWhy: string | null
  readonly delays: Delays
}

/** Of the last seven days: 95 of 100 changes reached IFS within this time. */
export interface Delays {
  readonly changes: number
  readonly p95Ms: number | null
  /** Oldest day first, today last; null for a day without changes. */
  readonly byDayMs: readonly (number | null)[]
}

export const freshnessCodes = ['current', 'waiting', 'stale', 'trouble', 'paused', 'inactive', 'not-yet'] as const

export interface Freshness {
  readonly mailboxId: MailboxId
  readonly name: string
  /** IFS says what Outlook said at this moment; null: the mailbox was not looked at yet. Appointments set aside for a person excepted. */
  readonly currentAsOf: Instant | null
  readonly isStale: boolean
  readonly state: {
    readonly code: (typeof freshnessCodes)[number]
    /** In English; a page translates `code` with `params`. */
    readonly says: string
    readonly fix: string
    readonly params: Readonly<Record<string, string>>
  }
  readonly waiting: number
  readonly setAside: number
  readonly notifications: FreshnessFacts['notifications']
  readonly delays: Delays
}

/** Beyond two cycles: a round is queued, may be throttled for a while, and takes its time. */
const marginMs = 120_000
/** From when on figures are late. */
export const staleAfterMs = (syncCycleMs: number): number => 2 * syncCycleMs + marginMs

/**
 * Current-as-of is the last moment of which it is proved: a round that began then found everything that changed before, and all that
 * it found was relayed. Notifications make changes arrive sooner, but prove nothing.
 */
export function currentAsOf({
  roundAt,
  settledAt,
  waiting,
}: Pick<FreshnessFacts, 'roundAt' | 'settledAt' | 'waiting'>): Instant | null {
  if (roundAt === null) return settledAt
  // What was noticed after the round began does not touch what the round proved.
  return waiting === null || waiting.since > roundAt ? roundAt : settledAt
}

export function freshnessOf(facts: FreshnessFacts): Freshness {
  const { mailboxId, name, setAside, notifications, delays } = facts
  const asOf = currentAsOf(facts)
  const ageMs = Date.parse(facts.now) - Date.parse(asOf ?? facts.knownSince)
  const isStale = facts.syncActive && facts.pausedWhy === null && ageMs > staleAfterMs(facts.syncCycleMs)
  return {
    mailboxId,
    name,
    currentAsOf: asOf,
    isStale,
    state: stateOf(facts, asOf, isStale),
    waiting: facts.waiting?.changes ?? 0,
    setAside,
    notifications,
    delays,
  }
}

function stateOf(facts: FreshnessFacts, asOf: Instant | null, isStale: boolean): Freshness['state'] {
  const params = asOf === null ? {} : { currentAsOf: asOf }
  const say = (code: Freshness['state']['code'], says: string, fix = '', more = {}) => ({
    code,
    says,
    fix,
    params: { ...params, ...more },
  })
  if (!facts.syncActive)
    return say('inactive', 'Sync is off: edits are not relayed.', 'Turn Sync Active on; what changed meanwhile then follows.')
  if (facts.pausedWhy !== null)
    return say('paused', `Paused: ${facts.pausedWhy}`, 'Decide on the representatives page.', { why: facts.pausedWhy })
  if (facts.trouble !== null) {
    const { reason, fix, since } = facts.trouble
    return say('trouble', reason, fix, { reason, since })
  }
  if (isStale) {
    const fix = 'See whether rmsync, Outlook and IFS are running; changes are kept and follow.'
    const says = asOf === null ? 'The mailbox was never looked at.' : `IFS may lack changes made since ${inWords(asOf)}.`
    return say('stale', says, fix)
  }
  if (asOf === null) return say('not-yet', 'The mailbox is looked at within minutes.')
  if (facts.waiting !== null) {
    const count = facts.waiting.changes
    const says = `${count} ${count === 1 ? 'change is' : 'changes are'} on the way.`
    return say('waiting', says, '', { changes: String(count), since: facts.waiting.since })
  }
  return say('current', `Current as of ${inWords(asOf)}.`)
}

const inWords = (at: Instant): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
