import { diffSnapshots } from '../../domain/diff-snapshots.ts'
import { dispositionOf } from '../../domain/disposition.ts'
import { NotFound } from '../../domain/errors.ts'
import type { Link } from '../../domain/link.ts'
import type { LogRow } from '../../domain/log-row.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import { privateSubject } from '../../domain/private-policy.ts'
import { withoutText } from '../../domain/undo.ts'
import { withoutTexts } from '../../domain/without-texts.ts'
import type { AppointmentReading } from '../ports/calendar.ts'
import { markJobOf } from '../ports/jobs.ts'
import type { Clock, Log } from '../ports/service.ts'
import type { Store, StoreTransaction } from '../ports/store.ts'
import { hides, type Outcome } from './outcome.ts'
import { passOwnership } from './pass-ownership.ts'
import { returnCategory } from './return-category.ts'
import { type RelayFacts, relayRow } from './relay-row.ts'

interface SettlePorts {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly policy: () => RelayPolicy
}

interface Settling {
  readonly facts: RelayFacts
  readonly link: Link
  readonly reading: AppointmentReading
}

/** Snapshot, ETag and row in one transaction: IFS is never told twice, and nothing happens without its row. */
export async function settle(ports: SettlePorts, due: Settling, outcome: Outcome): Promise<void> {
  const { store } = ports
  const kept = await store.transaction(async (tx) => {
    const stored = await tx.holdLink(due.link.linkId)
    if (stored === null) return 'gone'
    if (isToldOtherwise(stored, due.link)) return settleLate(ports, tx, due, outcome, stored)
    await keep(ports, tx, due, outcome, stored)
    return 'kept'
  })
  if (kept === 'kept') return
  // Unlinked, or deleted by another worker, while this one wrote: what was written is told, but once.
  const [last] = await store.readLog({ linkId: due.link.linkId, limit: 1 })
  if (outcome.row === null || last?.outcome === outcome.row.outcome || !isWrite(outcome.row)) return
  const { row } = outcome
  await store.transaction((tx) => tx.appendLog(relayRow(ports, due, due.link, row)))
}

async function keep(ports: SettlePorts, tx: StoreTransaction, due: Settling, outcome: Outcome, stored: Link): Promise<void> {
  // Paused by a person while this was on its way: it stays paused.
  const pausedMeanwhile = stored.state.kind === 'paused' && due.link.state.kind !== 'paused'
  const hidden = hides(due.reading, ports.policy())
  const kept = outcome.link === null ? null : pausedMeanwhile ? { ...outcome.link, state: stored.state } : outcome.link
  const link = kept !== null && hidden && kept.state.kind === 'activity-missing' ? withoutItsText(kept) : kept
  const row = link === null ? outcome.row : await returnCategory(ports, tx, link, due.reading, outcome.row)
  if (hidden && stored.snapshot.description !== privateSubject) await tx.hideText(stored)
  if (link === null) await forget(tx, stored)
  else await tx.updateLink({ ...link, calendarId: link.calendarId ?? calendarOf(due.reading) })
  if (link !== null && stored.state.kind === 'waiting') await tx.releaseHeld(link.linkId)
  if (link !== null) await passOwnership(tx, stored, link)
  if (row !== null) await append(ports, tx, due, link ?? due.link, row, outcome)
  if (link === null || outcome.moved !== true) return
  await tx.enqueueMark(markJobOf(link))
  await tx.enqueueRelay({ ...due.facts, linkId: link.linkId, mailboxId: link.mailboxId, attempt: 1 })
}

/** IFS has no text of it any more that the next write would mask. */
const withoutItsText = (link: Link): Link => ({ ...link, snapshot: { ...link.snapshot, description: privateSubject } })

/** Whoever told IFS in between knew more, or did the same: then there is nothing to add. The next look finds out. */
async function settleLate(
  ports: SettlePorts,
  tx: StoreTransaction,
  due: Settling,
  outcome: Outcome,
  stored: Link,
): Promise<'kept'> {
  const { link, row } = outcome
  if (link !== null && diffSnapshots(stored.snapshot, link.snapshot) === null) return 'kept'
  if (link === null) await forget(tx, stored)
  else await tx.enqueueRelay({ ...due.facts, linkId: stored.linkId, mailboxId: stored.mailboxId, attempt: 1 })
  if (row !== null && isWrite(row)) await append(ports, tx, due, stored, row, outcome)
  return 'kept'
}

async function forget(tx: StoreTransaction, { linkId }: Link): Promise<void> {
  await tx.removeLink(linkId)
  await tx.dropDeletionCopy(linkId)
}

async function append(
  ports: SettlePorts,
  tx: StoreTransaction,
  due: Settling,
  link: Link,
  row: NonNullable<Outcome['row']>,
  { undo }: Outcome,
): Promise<void> {
  const told = relayRow(ports, due, link, row)
  const kept = undo !== undefined && hides(due.reading, ports.policy()) ? withoutText(undo) : undo
  if (kept === undefined || kept === null) await tx.appendLog(told)
  else await tx.appendUndoable(told, kept)
}

const isToldOtherwise = (stored: Link, read: Link): boolean =>
  stored.etag !== read.etag || diffSnapshots(stored.snapshot, read.snapshot) !== null
const isWrite = ({ outcome }: Pick<LogRow, 'outcome'>): boolean => outcome === 'updated' || outcome === 'deleted'
const calendarOf = (reading: AppointmentReading): Link['calendarId'] =>
  reading.kind === 'found' ? reading.appointment.calendarId : null

export async function settleFailure(ports: SettlePorts, due: Settling, error: unknown): Promise<void> {
  const { facts, link } = due
  const job = { ...facts, linkId: link.linkId, mailboxId: link.mailboxId }
  const now = ports.clock.now()
  if (error instanceof NotFound && error.system === 'IFS') {
    const reason = `Activity ${link.activityNo} no longer exists in IFS. Nothing was created again.`
    return settle(ports, due, {
      link: { ...link, state: { kind: 'activity-missing', since: now } },
      row: { outcome: 'set-aside', reason, changes: [] },
    })
  }
  const disposition = dispositionOf(error, job.attempt)
  if (disposition.kind === 'wait' && (await isToldAlready(ports.store, link, disposition.reason)))
    return ports.store.transaction((tx) => tx.enqueueRelay(job, disposition.delayMs))
  ports.log.warn(
    {
      linkId: link.linkId,
      activityNo: link.activityNo,
      correlationId: job.correlationId,
      attempt: job.attempt,
      reason: withoutTexts(disposition.reason, textsOf(due)),
    },
    'A change could not be relayed.',
  )
  await ports.store.transaction(async (tx) => {
    const stored = await tx.holdLink(link.linkId)
    if (stored === null) return
    // IFS has the text until it can be told, and so has the snapshot; nothing else keeps it.
    if (hides(due.reading, ports.policy())) await tx.hideText(stored)
    const kind = disposition.kind === 'set-aside' ? 'set-aside' : 'waiting'
    // Another worker may have told IFS more than this one knows.
    const known = isToldOtherwise(stored, link) ? stored : link
    const failed: Link = { ...known, state: { kind, since: now, why: disposition.reason } }
    if (stored.state.kind !== 'paused') {
      await tx.updateLink(failed)
      await passOwnership(tx, stored, failed)
    }
    if (disposition.kind !== 'set-aside')
      await tx.enqueueRelay({ ...job, attempt: job.attempt + (disposition.kind === 'wait' ? 0 : 1) }, disposition.delayMs)
    const outcome = disposition.kind === 'wait' ? 'retry' : disposition.kind
    await tx.appendLog(relayRow(ports, due, link, { outcome, reason: disposition.reason, changes: [] }))
  })
}

const textsOf = ({ link, reading }: Settling): readonly string[] => [
  link.snapshot.description,
  ...(reading.kind === 'found' ? [reading.appointment.subject] : []),
]

/** Waiting is one row for each link, not one for each look. */
async function isToldAlready(store: Store, link: Link, reason: string): Promise<boolean> {
  const [last] = await store.readLog({ linkId: link.linkId, limit: 1 })
  return last?.outcome === 'retry' && last.reason === reason
}
