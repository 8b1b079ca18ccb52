import type { MailboxId } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import type { LogRow } from '../../domain/log-row.ts'
import { Refusal } from '../../domain/refusal.ts'
import { startOf } from '../../domain/time-span.ts'
import { ownerJobOf } from '../ports/jobs.ts'
import type { Pause } from '../ports/safety.ts'
import type { Clock, Ids } from '../ports/service.ts'
import type { Store, StoreTransaction } from '../ports/store.ts'
import { catchUp } from './catch-up.ts'

export interface PausePorts {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
}

export interface DescribedPause extends Pause {
  /** Links whose activities would be deleted, soonest first; of a pause by a person none. */
  readonly held: readonly Link[]
}

/** Every pause, the oldest first, with what it holds. */
export async function pausesOf({ store }: PausePorts): Promise<readonly DescribedPause[]> {
  return Promise.all(
    (await store.pauses()).map(async (pause) => ({
      ...pause,
      held: pause.kind === 'deletions' ? await heldLinks(store, pause.mailboxId) : [],
    })),
  )
}

async function heldLinks(store: Store, mailboxId: MailboxId): Promise<readonly Link[]> {
  const held = (await store.heldDeletions(mailboxId)).filter(({ approvedBy }) => approvedBy === null)
  const links = await store.linksByIds(held.map(({ linkId }) => linkId))
  return links.toSorted((a, b) => (startOf(a.snapshot.when) < startOf(b.snapshot.when) ? -1 : 1))
}

/** Exactly the held deletions go through, each proved by another read, and none is counted again. Then the mailbox goes on. */
export async function approveDeletions(ports: PausePorts, mailboxId: MailboxId, by: string): Promise<{ approved: number }> {
  const approved = await decide(ports, mailboxId, async (tx, links) => {
    await tx.approveHeld(mailboxId, by)
    await tx.appendLog(rowOfMailbox(ports, mailboxId, by, 'resumed', `${by} approved ${counted(links.length)}.`))
  })
  return { approved }
}

/** The activities of the held deletions stay, and their links say that the appointment is cancelled. Then the mailbox goes on. */
export async function keepActivities(ports: PausePorts, mailboxId: MailboxId, by: string): Promise<{ kept: number }> {
  const now = ports.clock.now()
  const kept = await decide(ports, mailboxId, async (tx, links) => {
    for (const link of links) {
      const why = `The appointment is gone. ${by} decided that the activity stays.`
      await tx.updateLink({ ...link, state: { kind: 'appointment-cancelled', since: now, why } })
      await tx.releaseHeld(link.linkId)
      await tx.enqueueMark(ownerJobOf(link))
      await tx.appendLog({ ...rowOfMailbox(ports, mailboxId, by, 'cancelled', why), ...aboutLink(link) })
    }
    const reason = `${by} decided against ${counted(links.length)}; the activities stay.`
    await tx.appendLog(rowOfMailbox(ports, mailboxId, by, 'resumed', reason))
  })
  return { kept }
}

async function decide(
  ports: PausePorts,
  mailboxId: MailboxId,
  carryOut: (tx: StoreTransaction, links: readonly Link[]) => Promise<void>,
): Promise<number> {
  const held = (await ports.store.heldDeletions(mailboxId)).filter(({ approvedBy }) => approvedBy === null)
  const count = await ports.store.transaction(async (tx) => {
    await tx.lockMailbox(mailboxId)
    if (!(await tx.pausesOfMailbox(mailboxId)).some(({ kind }) => kind === 'deletions'))
      throw new Refusal('wrong-state', 'No deletions wait for a decision any more.', 'Look again; somebody may have decided.')
    const stored = await Promise.all(held.map(({ linkId }) => tx.holdLink(linkId)))
    const links = stored.filter((link) => link !== null)
    await carryOut(tx, links)
    await tx.endPause(mailboxId, 'deletions')
    return links.length
  })
  await catchUp(ports, mailboxId, 'person')
  return count
}

/** Nothing of the mailbox is relayed from now on. Nothing is lost: what changes meanwhile is relayed when it goes on. */
export async function pauseRepresentative(ports: PausePorts, mailboxId: MailboxId, why: string, by: string): Promise<void> {
  const pause: Pause = { mailboxId, kind: 'person', why, since: ports.clock.now(), by }
  await ports.store.transaction(async (tx) => {
    await tx.lockMailbox(mailboxId)
    if ((await tx.pausesOfMailbox(mailboxId)).some(({ kind }) => kind === 'person')) return
    await tx.savePause(pause)
    await tx.appendLog(rowOfMailbox(ports, mailboxId, by, 'paused', `Paused by ${by}: ${why}`))
  })
}

/** Ends the pause of a person. That of the brake ends by a decision about what it holds. */
export async function resumeRepresentative(ports: PausePorts, mailboxId: MailboxId, by: string): Promise<void> {
  await ports.store.transaction(async (tx) => {
    await tx.lockMailbox(mailboxId)
    const pauses = await tx.pausesOfMailbox(mailboxId)
    if (pauses.length === 0) throw new Refusal('wrong-state', 'This representative is not paused.', 'Look again.')
    if (!pauses.some(({ kind }) => kind === 'person')) {
      const fix = 'Approve the deletions, or keep the activities.'
      throw new Refusal('wrong-state', 'Too many deletions at once wait for a decision.', fix)
    }
    await tx.endPause(mailboxId, 'person')
    await tx.appendLog(rowOfMailbox(ports, mailboxId, by, 'resumed', `Resumed by ${by}.`))
  })
  await catchUp(ports, mailboxId, 'person')
}

const counted = (deletions: number): string => (deletions === 1 ? '1 deletion' : `${deletions} deletions`)

export function rowOfMailbox(
  { clock, ids }: PausePorts,
  mailboxId: MailboxId,
  by: string,
  outcome: LogRow['outcome'],
  reason: string,
): LogRow {
  const now = clock.now()
  return {
    seenAt: now,
    appliedAt: now,
    who: by,
    mailboxId,
    linkId: null,
    eventId: null,
    activityNo: null,
    appointment: '',
    changes: [],
    outcome,
    reason,
    tookMs: null,
    noticedBy: 'person',
    correlationId: ids.next(),
  }
}

const aboutLink = ({ linkId, eventId, activityNo, snapshot }: Link) => ({
  linkId,
  eventId,
  activityNo,
  appointment: snapshot.description,
})
