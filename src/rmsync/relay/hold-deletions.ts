import { reasonToBrake } from '../../domain/brake.ts'
import type { MailboxId } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import { standstillReason } from '../../domain/standstill.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { Clock } from '../ports/service.ts'
import type { Store, StoreTransaction } from '../ports/store.ts'
import { type RelayFacts, relayRow } from './relay-row.ts'

interface BrakePorts {
  readonly store: Store
  readonly clock: Clock
  readonly policy: () => RelayPolicy
}
/** An activity that would be deleted now. */
export interface PlannedDeletion {
  readonly facts: RelayFacts
  readonly link: Link
}
/**
 * `go`: they may be deleted. `braked`: they are held, and the mailbox is paused by them. `held`: they are held with others.
 * `stands`: a person paused the mailbox meanwhile.
 */
export type BrakeVerdict = { readonly kind: 'go' } | { readonly kind: 'braked' | 'held' | 'stands'; readonly why: string }

/**
 * Counts the deletions of one mailbox before the first is made, and holds them all when they are too many (product decision 6).
 * One transaction with the mailbox locked, so that several processes count together. What was approved, or counted before and
 * failed since, goes through without being counted again.
 */
export async function brake(ports: BrakePorts, mailboxId: MailboxId, planned: readonly PlannedDeletion[]): Promise<BrakeVerdict> {
  const now = ports.clock.now()
  const { brake: limits } = ports.policy()
  return ports.store.transaction(async (tx): Promise<BrakeVerdict> => {
    await tx.lockMailbox(mailboxId)
    const settled = await tx.settledDeletions(planned.map(({ link }) => link.linkId))
    const counted = planned.filter(({ link }) => !settled.has(link.linkId))
    if (counted.length === 0) return { kind: 'go' }
    const pauses = await tx.pausesOfMailbox(mailboxId)
    const held = pauses.find(({ kind }) => kind === 'deletions')
    if (held !== undefined) {
      for (const one of counted) await hold(ports, tx, one, held.why)
      return { kind: 'held', why: standstillReason(held) }
    }
    const [paused] = pauses
    if (paused !== undefined) return { kind: 'stands', why: standstillReason(paused) }
    const links = counted.map(({ link }) => link)
    const why = reasonToBrake(await tx.countDeletions(mailboxId, minutesBefore(now, limits.withinMinutes), links), limits)
    if (why === null) {
      await tx.noteDeletions(links, now)
      return { kind: 'go' }
    }
    const pause = { mailboxId, kind: 'deletions', why, since: now, by: 'RM Panel' } as const
    await tx.savePause(pause)
    const [first] = counted
    if (first !== undefined) await tx.appendLog(rowOfMailbox(ports, first, standstillReason(pause)))
    for (const one of counted) await hold(ports, tx, one, why)
    return { kind: 'braked', why: standstillReason(pause) }
  })
}

/** Holds one more; nothing where an administrator has decided meanwhile. */
export async function holdMore(ports: BrakePorts, mailboxId: MailboxId, planned: readonly PlannedDeletion[]): Promise<void> {
  await ports.store.transaction(async (tx) => {
    await tx.lockMailbox(mailboxId)
    const pause = (await tx.pausesOfMailbox(mailboxId)).find(({ kind }) => kind === 'deletions')
    if (pause === undefined) return
    for (const one of planned) await hold(ports, tx, one, pause.why)
  })
}

async function hold(ports: BrakePorts, tx: StoreTransaction, { facts, link }: PlannedDeletion, why: string): Promise<void> {
  const stored = await tx.holdLink(link.linkId)
  if (stored === null) return
  const now = ports.clock.now()
  await tx.holdDeletion(stored, now)
  const reason = `The appointment is gone; its activity stays until an administrator decides. ${why}`
  if (stored.state.kind === 'waiting' && stored.state.why === reason) return
  const waiting: Link = { ...stored, state: { kind: 'waiting', since: now, why: reason } }
  await tx.updateLink(waiting)
  await tx.appendLog(relayRow(ports, { facts, link, reading: null }, waiting, { outcome: 'paused', reason, changes: [] }))
}

const rowOfMailbox = (ports: BrakePorts, { facts, link }: PlannedDeletion, reason: string) => ({
  ...relayRow(ports, { facts, link, reading: null }, link, { outcome: 'paused', reason, changes: [] }),
  who: 'RM Panel',
  linkId: null,
  eventId: null,
  activityNo: null,
  appointment: '',
})

const minutesBefore = (now: Instant, minutes: number): Instant =>
  new Date(Date.parse(now) - minutes * 60_000).toISOString().replace(/\.\d+Z$/, 'Z') as Instant
