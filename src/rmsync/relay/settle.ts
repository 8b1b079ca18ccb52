import { dispositionOf } from '../../domain/disposition.ts'
import { NotFound } from '../../domain/errors.ts'
import type { Link } from '../../domain/link.ts'
import type { LogRow } from '../../domain/log-row.ts'
import type { AppointmentReading } from '../ports/calendar.ts'
import type { RelayJob } from '../ports/jobs.ts'
import type { Clock, Log } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'
import type { Outcome } from './perform-action.ts'

interface SettlePorts {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
}
/** How the change was noticed; told in its row, and by the job that tries again. */
export type RelayFacts = Omit<RelayJob, 'linkId' | 'mailboxId'>

interface Settling {
  readonly facts: RelayFacts
  readonly link: Link
  readonly reading: AppointmentReading
}

/** Snapshot, ETag and row in one transaction: IFS is never told twice, and nothing happens without its row. */
export async function settle(ports: SettlePorts, due: Settling, outcome: Outcome): Promise<void> {
  const { link } = due
  await ports.store.transaction(async (tx) => {
    if (outcome.link === null) await tx.removeLink(link.linkId)
    else await tx.updateLink(outcome.link)
    await tx.appendLog(rowOf(ports, due, outcome.link ?? link, outcome.row))
  })
}

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
      reason: disposition.reason,
    },
    'A change could not be relayed.',
  )
  await ports.store.transaction(async (tx) => {
    const kind = disposition.kind === 'set-aside' ? 'set-aside' : 'waiting'
    await tx.updateLink({ ...link, state: { kind, since: now, why: disposition.reason } })
    if (disposition.kind !== 'set-aside')
      await tx.enqueueRelay({ ...job, attempt: job.attempt + (disposition.kind === 'wait' ? 0 : 1) }, disposition.delayMs)
    const outcome = disposition.kind === 'wait' ? 'retry' : disposition.kind
    await tx.appendLog(rowOf(ports, due, link, { outcome, reason: disposition.reason, changes: [] }))
  })
}

/** Waiting is one row for each link, not one for each look. */
async function isToldAlready(store: Store, link: Link, reason: string): Promise<boolean> {
  const [last] = await store.readLog({ linkId: link.linkId, limit: 1 })
  return last?.outcome === 'retry' && last.reason === reason
}

function rowOf({ clock }: SettlePorts, { facts, reading }: Settling, link: Link, row: Outcome['row']): LogRow {
  const appliedAt = clock.now()
  const changedAt = reading.kind === 'found' ? reading.appointment.changedAt : facts.noticedAt
  const applied = row.outcome === 'updated' || row.outcome === 'deleted' || row.outcome === 'cancelled'
  return {
    seenAt: facts.noticedAt,
    appliedAt,
    who: reading.kind === 'found' ? reading.appointment.organizer.name : link.linkedBy,
    mailboxId: link.mailboxId,
    linkId: link.linkId,
    eventId: link.eventId,
    activityNo: link.activityNo,
    // The description is what IFS was told: of a private appointment it is the mask, never the text.
    appointment: link.snapshot.description,
    ...row,
    tookMs: applied ? Math.max(0, Date.parse(appliedAt) - Date.parse(changedAt)) : null,
    noticedBy: facts.noticedBy,
    correlationId: facts.correlationId,
  }
}
