import { type Delays, type Freshness, freshnessOf } from '../../domain/freshness.ts'
import type { MailboxId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { CareStore, WaitingChanges } from '../ports/care.ts'
import type { Clock } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'

export interface FreshnessPorts {
  readonly store: Store
  readonly care: CareStore
  readonly clock: Clock
  readonly waiting: (mailboxId?: MailboxId) => Promise<ReadonlyMap<MailboxId, WaitingChanges>>
  readonly syncCycleMs: () => number
  /** False: nobody can reach this installation, rounds alone do the noticing. */
  readonly notificationsOn: () => boolean
}

const dayMs = 86_400_000
const days = 7
const noDelays: Delays = { changes: 0, p95Ms: null, byDayMs: Array.from({ length: days }, () => null) }

/** How current each representative's activities are, and how long changes take (product decision 17). By name. */
export async function readFreshness(ports: FreshnessPorts, only?: MailboxId): Promise<readonly Freshness[]> {
  const { store, care, clock } = ports
  const now = clock.now()
  const [representatives, rounds, waiting, setAside, subscriptions, pauses, delays] = await Promise.all([
    store.representatives(only),
    care.rounds(only),
    ports.waiting(only),
    care.setAsideCounts(only),
    store.subscriptions(only),
    store.pauses(),
    care.delaysSince(weekBefore(now), only),
  ])
  const roundOf = new Map(rounds.map((round) => [round.mailboxId, round]))
  const pausedWhy = new Map(pauses.map(({ mailboxId, why }) => [mailboxId, why]))
  const live = new Set(subscriptions.filter((row) => row.expiresAt > now).map((row) => row.mailboxId))
  return representatives.map(({ mailboxId, name, syncActive }) => {
    const round = roundOf.get(mailboxId)
    return freshnessOf({
      mailboxId,
      name,
      syncActive,
      now,
      syncCycleMs: ports.syncCycleMs(),
      knownSince: round?.knownSince ?? now,
      roundAt: round?.doneAt ?? null,
      settledAt: round?.settledAt ?? null,
      waiting: waiting.get(mailboxId) ?? null,
      setAside: setAside.get(mailboxId) ?? 0,
      notifications: ports.notificationsOn() ? (live.has(mailboxId) ? 'live' : 'missing') : 'off',
      trouble: round?.trouble ?? null,
      pausedWhy: pausedWhy.get(mailboxId) ?? null,
      delays: delays.get(mailboxId) ?? noDelays,
    })
  })
}

const weekBefore = (now: Instant): Instant =>
  new Date(Date.parse(now) - days * dayMs).toISOString().replace(/\.\d+Z$/, 'Z') as Instant
