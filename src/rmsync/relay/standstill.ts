import type { MailboxId } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import { standstillReason } from '../../domain/standstill.ts'
import type { Clock } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'
import { type RelayFacts, relayRow } from './relay-row.ts'

interface StandstillPorts {
  readonly store: Store
  readonly clock: Clock
  readonly policy: () => RelayPolicy
}
interface Noticed {
  readonly facts: RelayFacts
  readonly link: Link
}

/**
 * Leaves out what is not relayed at the moment, before anything is asked of Outlook: links paused by an undo, and mailboxes that are
 * paused or whose representative does not sync (S87). It is said once on each link, and looked at when the mailbox goes on.
 */
export async function withoutStandstill<One extends Noticed>(
  ports: StandstillPorts,
  noticed: readonly One[],
): Promise<readonly One[]> {
  const standstills = await ports.store.standstills([...new Set(noticed.map(({ link }) => link.mailboxId))])
  const going: One[] = []
  for (const one of noticed) {
    const standstill = standstills.get(one.link.mailboxId)
    if (standstill !== undefined) await letWait(ports, one, standstillReason(standstill))
    else if (one.link.state.kind === 'paused' && one.link.state.because === 'undo') await sayPaused(ports, one)
    else going.push(one)
  }
  return going
}

/** Whether nothing of this mailbox is relayed now. What was noticed is then looked at when it goes on. */
export async function standsStill(store: Store, mailboxId: MailboxId): Promise<boolean> {
  if (!(await store.standstills([mailboxId])).has(mailboxId)) return false
  await store.transaction((tx) => tx.noteMissed(mailboxId))
  return true
}

/** Its change waits with its mailbox. */
export async function letWait(ports: StandstillPorts, { facts, link }: Noticed, why: string): Promise<void> {
  await ports.store.transaction(async (tx) => {
    await tx.noteMissed(link.mailboxId)
    const stored = await tx.holdLink(link.linkId)
    if (stored === null || !mayWait(stored, why)) return
    const waiting: Link = { ...stored, state: { kind: 'waiting', since: ports.clock.now(), why } }
    await tx.updateLink(waiting)
    const row = { outcome: 'paused' as const, reason: `A change waits. ${why}`, changes: [] }
    await tx.appendLog(relayRow(ports, { facts, link, reading: null }, waiting, row))
  })
}

/** What needs a person says so further on. */
const mayWait = ({ state }: Link, why: string): boolean =>
  state.kind === 'linked' || (state.kind === 'waiting' && state.why !== why)

async function sayPaused(ports: StandstillPorts, { facts, link }: Noticed): Promise<void> {
  if (link.state.kind !== 'paused') return
  const reason = `A change was noticed and not relayed. ${link.state.why}`
  const [last] = await ports.store.readLog({ linkId: link.linkId, limit: 1 })
  if (last?.reason === reason) return
  const row = relayRow(ports, { facts, link, reading: null }, link, { outcome: 'paused', reason, changes: [] })
  await ports.store.transaction((tx) => tx.appendLog(row))
}
