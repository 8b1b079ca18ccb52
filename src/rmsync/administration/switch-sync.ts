import type { MailboxId, RepresentativeId } from '../../domain/ids.ts'
import type { RosterStore } from '../ports/administration.ts'
import type { Clock, Log } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'

export interface SwitchPorts {
  readonly store: Pick<Store, 'representatives'>
  readonly rosterStore: RosterStore
  readonly clock: Clock
  readonly log: Log
  readonly isActiveByDefault: (representativeId: RepresentativeId) => boolean
  /** Subscriptions follow, and who was turned on catches up. */
  readonly afterSwitch: (turnedOn: readonly MailboxId[]) => Promise<void>
}

export interface KnownSwitch {
  readonly representativeId: RepresentativeId
  readonly name: string
  readonly email: string
  readonly syncActive: boolean
}

/** Sync Active of everybody whom IFS names, whether they can sync yet or not. */
export async function knownSwitches(
  ports: Pick<SwitchPorts, 'store' | 'rosterStore' | 'isActiveByDefault'>,
): Promise<readonly KnownSwitch[]> {
  const [{ rows }, synced, switches] = await Promise.all([
    ports.rosterStore.roster(),
    ports.store.representatives(),
    ports.rosterStore.switches(),
  ])
  const named = new Map([...synced, ...rows].map(({ representativeId, name, email }) => [representativeId, { name, email }]))
  return [...named].map(([representativeId, { name, email }]) => ({
    representativeId,
    name,
    email,
    syncActive: switches.get(representativeId) ?? ports.isActiveByDefault(representativeId),
  }))
}

/** Turns Sync Active on or off. Nothing is deleted by it: links stay, and what changed meanwhile follows once it is on again (S87). */
export async function switchSync(
  ports: SwitchPorts,
  who: 'all' | readonly string[],
  syncActive: boolean,
  by: string,
): Promise<{ changed: number; unknown: readonly string[] }> {
  const known = await knownSwitches(ports)
  const ids = new Set(known.map((one) => one.representativeId as string))
  const wanted = who === 'all' ? ids : new Set(who)
  const changed = known
    .filter((one) => wanted.has(one.representativeId) && one.syncActive !== syncActive)
    .map((one) => one.representativeId)
  if (changed.length > 0) {
    await ports.rosterStore.saveSwitches(changed, syncActive, by, ports.clock.now())
    ports.log.info({ by, syncActive, representatives: changed.length }, 'Sync Active was switched.')
    const turned = new Set(changed)
    const mailboxes = (await ports.store.representatives())
      .filter((row) => turned.has(row.representativeId))
      .map((row) => row.mailboxId)
    await ports.afterSwitch(syncActive ? mailboxes : [])
  }
  return { changed: changed.length, unknown: [...wanted].filter((id) => !ids.has(id)) }
}
