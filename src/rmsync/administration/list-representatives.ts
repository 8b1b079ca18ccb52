import type { Freshness } from '../../domain/freshness.ts'
import type { EmailAddress, MailboxId, RepresentativeId } from '../../domain/ids.ts'
import { describeStanding, type RepresentativeState, type RosterState } from '../../domain/roster.ts'
import type { RosterRow, RosterStore } from '../ports/administration.ts'
import type { MailboxRound } from '../ports/care.ts'
import type { Pause } from '../ports/safety.ts'
import type { Store, SyncedRepresentative } from '../ports/store.ts'

export interface RosterPorts {
  readonly store: Pick<Store, 'representatives'>
  readonly rosterStore: RosterStore
  readonly pauses: () => Promise<readonly Pause[]>
  readonly rounds: () => Promise<readonly MailboxRound[]>
  readonly freshness: () => Promise<readonly Freshness[]>
  /** Sync Active of those that nobody switched. */
  readonly isActiveByDefault: (representativeId: RepresentativeId) => boolean
}

export interface ListedRepresentative extends RosterState {
  readonly representativeId: RepresentativeId
  readonly name: string
  readonly email: EmailAddress
  readonly syncActive: boolean
  readonly mailboxId: MailboxId | null
  readonly hasPermissionSet: boolean
  readonly isBlocked: boolean
  readonly links: number
  readonly heldDeletions: number
  readonly pausedSince: string | null
  readonly pausedBy: string | null
  readonly currentAsOf: string | null
  readonly delayP95Ms: number | null
  readonly delayByDayMs: readonly (number | null)[]
}
export interface RosterQuery {
  readonly text: string
  readonly show: 'all' | 'look' | 'paused' | 'off' | 'on'
  readonly offset: number
  readonly limit: number
}
export interface RosterPage {
  readonly representatives: readonly ListedRepresentative[]
  readonly total: number
  readonly counts: {
    readonly all: number
    readonly sync: number
    readonly on: number
    readonly look: number
    readonly paused: number
    readonly off: number
  }
  readonly asOf: string | null
}

/** As Health counts them: the others are switched on, and IFS or Microsoft 365 keeps them from it. */
const syncing: ReadonlySet<RepresentativeState> = new Set(['active', 'late', 'paused'])

/** Everybody whom IFS names, those that need a look first. Some queries for all, whatever their number; none to IFS or Outlook. */
export async function listRepresentatives(ports: RosterPorts, { text, show, offset, limit }: RosterQuery): Promise<RosterPage> {
  const { all, asOf } = await everybody(ports)
  const fits = {
    all: () => true,
    sync: (one: ListedRepresentative) => one.syncActive && syncing.has(one.state),
    on: (one: ListedRepresentative) => one.syncActive,
    off: (one: ListedRepresentative) => !one.syncActive,
    look: (one: ListedRepresentative) => one.needsALook,
    paused: (one: ListedRepresentative) => one.state === 'paused',
  }
  const wanted = text.trim().normalize('NFC').toLowerCase()
  const found = all.filter(
    (one) =>
      fits[show](one) &&
      (wanted === '' ||
        [one.name, one.email, one.representativeId].some((field) => field.normalize('NFC').toLowerCase().includes(wanted))),
  )
  const count = (kind: keyof typeof fits): number => all.filter(fits[kind]).length
  return {
    representatives: found.slice(offset, offset + limit),
    total: found.length,
    counts: {
      all: all.length,
      sync: count('sync'),
      on: count('on'),
      look: count('look'),
      paused: count('paused'),
      off: count('off'),
    },
    asOf,
  }
}

async function everybody(ports: RosterPorts): Promise<{ all: readonly ListedRepresentative[]; asOf: string | null }> {
  const { rosterStore } = ports
  const [{ rows, asOf }, synced, switches, links, held, pauses, rounds, freshness] = await Promise.all([
    rosterStore.roster(),
    ports.store.representatives(),
    rosterStore.switches(),
    rosterStore.linkCounts(),
    rosterStore.heldCounts(),
    ports.pauses(),
    ports.rounds(),
    ports.freshness(),
  ])
  const syncedById = new Map(synced.map((row) => [row.representativeId, row]))
  const pauseOf = new Map(pauses.map((pause) => [pause.mailboxId, pause]))
  const troubleOf = new Map(rounds.map((round) => [round.mailboxId, round.trouble]))
  const freshnessOf = new Map(freshness.map((one) => [one.mailboxId, one]))

  const all = together(rows, synced).map((row): ListedRepresentative => {
    const known = syncedById.get(row.representativeId)
    const mailboxId = known?.mailboxId ?? null
    const about = <Value>(map: ReadonlyMap<MailboxId, Value>): Value | undefined =>
      mailboxId === null ? undefined : map.get(mailboxId)
    const syncActive = known?.syncActive ?? switches.get(row.representativeId) ?? ports.isActiveByDefault(row.representativeId)
    const pause = about(pauseOf)
    const fresh = about(freshnessOf)
    const heldDeletions = about(held) ?? 0
    return {
      representativeId: row.representativeId,
      name: row.name,
      email: row.email,
      syncActive,
      mailboxId,
      hasPermissionSet: row.maySync,
      isBlocked: row.isBlocked,
      ...describeStanding({
        ...row,
        hasMailbox: mailboxId !== null,
        syncActive,
        heldDeletions,
        pausedWhy: pause?.why ?? null,
        freshness: fresh ?? null,
        trouble: about(troubleOf) ?? null,
      }),
      links: about(links) ?? 0,
      heldDeletions,
      pausedSince: pause?.since ?? null,
      pausedBy: pause?.by ?? null,
      currentAsOf: fresh?.currentAsOf ?? null,
      delayP95Ms: fresh?.delays.p95Ms ?? null,
      delayByDayMs: fresh?.delays.byDayMs ?? [],
    }
  })
  return { all: all.toSorted((a, b) => Number(b.needsALook) - Number(a.needsALook) || a.name.localeCompare(b.name)), asOf }
}

/** Who syncs is shown also before IFS was asked for everybody. */
const together = (roster: readonly RosterRow[], synced: readonly SyncedRepresentative[]): readonly RosterRow[] => {
  const named = new Set(roster.map((row) => row.representativeId))
  return [
    ...roster,
    ...synced.filter((row) => !named.has(row.representativeId)).map((row) => ({ ...row, isBlocked: false, maySync: true })),
  ]
}
