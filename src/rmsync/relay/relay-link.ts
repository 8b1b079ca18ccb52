import { NotFound } from '../../domain/errors.ts'
import { dispositionOf } from '../../domain/disposition.ts'
import { toFieldChanges } from '../../domain/field-changes.ts'
import type { Link, Snapshot } from '../../domain/link.ts'
import type { FieldChange, LogRow } from '../../domain/log-row.ts'
import { type CurrentAppointment, planRelay, type RelayAction } from '../../domain/plan-relay.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import { privateSubject } from '../../domain/private-policy.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { AppointmentReading, Calendar } from '../ports/calendar.ts'
import type { Crm } from '../ports/crm.ts'
import type { RelayJob } from '../ports/jobs.ts'
import type { Clock, Log } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'
import { wantedSnapshot } from './wanted-snapshot.ts'
import { deleteActivity, writeActivity } from './write-activity.ts'

export interface RelayPorts {
  readonly calendar: Calendar
  readonly crm: Crm
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  /** Asked for each batch: an admin may change it at any time. */
  readonly policy: () => RelayPolicy
}

/** What a relay leaves behind: the link afterwards (null: no longer linked) and the facts of its row. */
interface Outcome {
  readonly link: Link | null
  readonly row: Pick<LogRow, 'outcome' | 'reason' | 'changes'>
}

/**
 * Steps 4–7 of a change's path, for up to 20 links: one read of all appointments, then each on its own, so that one bad item never
 * stops another. Throws only when the database itself fails; the queue then runs the jobs again.
 */
export async function relayLinks(ports: RelayPorts, jobs: readonly RelayJob[]): Promise<void> {
  const links = new Map((await ports.store.linksByIds(jobs.map((job) => job.linkId))).map((link) => [link.linkId, link]))
  const due = jobs.flatMap((job) => {
    const link = links.get(job.linkId)
    return link === undefined ? [] : [{ job, link }]
  })
  if (due.length === 0) return
  const readings = await readAll(
    ports.calendar,
    due.map(({ link }) => link),
  )
  await Promise.all(
    due.map(({ job, link }, index) =>
      relayOne(ports, job, link, readings[index] ?? { kind: 'failed', error: new Error('No answer for this appointment.') }),
    ),
  )
}

/** When the batch as a whole fails, that is each one's failure. */
const readAll = (calendar: Calendar, links: readonly Link[]): Promise<readonly AppointmentReading[]> =>
  calendar.readMany(links).catch((error: unknown) => links.map(() => ({ kind: 'failed', error })))

async function relayOne(ports: RelayPorts, job: RelayJob, link: Link, reading: AppointmentReading): Promise<void> {
  try {
    const current = await currentOf(ports, link, reading)
    const action = planRelay(link, current, ports.policy(), ports.clock.now())
    await settle(ports, job, link, reading, await perform(ports, link, action))
  } catch (error) {
    await settleFailure(ports, job, link, reading, error)
  }
}

async function currentOf(ports: RelayPorts, link: Link, reading: AppointmentReading): Promise<CurrentAppointment> {
  if (reading.kind === 'failed') throw reading.error
  if (reading.kind === 'gone') return { kind: 'gone' }
  return { kind: 'present', appointment: reading.appointment, wanted: await wantedSnapshot(ports, link, reading.appointment) }
}

async function perform({ crm, clock }: RelayPorts, link: Link, action: RelayAction): Promise<Outcome> {
  const now = clock.now()
  switch (action.kind) {
    case 'nothing':
      return {
        link: { ...link, ...(action.linkedAgain ? { state: { kind: 'linked' } } : {}), currentAsOf: now },
        row: { outcome: 'nothing-to-do', reason: action.reason, changes: [] },
      }
    case 'set-aside':
      return {
        link: { ...link, state: { kind: 'set-aside', since: now, why: action.reason } },
        row: { outcome: 'set-aside', reason: action.reason, changes: [] },
      }
    case 'mark-cancelled':
      return cancelled(link, action.reason, now)
    case 'delete-activity':
      if (!(await deleteActivity(crm, link)))
        return cancelled(link, `${action.reason} A completed activity is never deleted.`, now)
      return {
        link: null,
        row: {
          outcome: 'deleted',
          reason: action.reason,
          changes: [{ field: 'description', before: link.snapshot.description, after: '' }],
        },
      }
    case 'patch': {
      const { etag, state } = await writeActivity(crm, link, action.wanted, action.diff)
      return {
        link: {
          ...link,
          state: { kind: 'linked' },
          snapshot: action.wanted,
          etag,
          activityState: state,
          currentAsOf: clock.now(),
        },
        row: {
          outcome: 'updated',
          reason: 'Changed in Outlook.',
          changes: withoutPrivateText(action.wanted, toFieldChanges(action.diff)),
        },
      }
    }
  }
}

/** What an appointment that became private was called is no longer told (product decision 8). */
const withoutPrivateText = (wanted: Snapshot, changes: readonly FieldChange[]): readonly FieldChange[] =>
  changes.map((change) =>
    change.field === 'description' && wanted.description === privateSubject ? { ...change, before: '' } : change,
  )

const cancelled = (link: Link, reason: string, now: Instant): Outcome => ({
  link: { ...link, state: { kind: 'appointment-cancelled', since: now, why: reason }, currentAsOf: now },
  row: { outcome: 'cancelled', reason, changes: [] },
})

/** Snapshot, ETag and row in one transaction: IFS is never told twice, and nothing happens without its row. */
async function settle(
  ports: RelayPorts,
  job: RelayJob,
  link: Link,
  reading: AppointmentReading,
  outcome: Outcome,
): Promise<void> {
  await ports.store.transaction(async (tx) => {
    if (outcome.link === null) await tx.removeLink(link.linkId)
    else await tx.updateLink(outcome.link)
    await tx.appendLog(rowOf(ports, job, outcome.link ?? link, reading, outcome.row))
  })
}

async function settleFailure(
  ports: RelayPorts,
  job: RelayJob,
  link: Link,
  reading: AppointmentReading,
  error: unknown,
): Promise<void> {
  const now = ports.clock.now()
  if (error instanceof NotFound && error.system === 'IFS') {
    const reason = `Activity ${link.activityNo} no longer exists in IFS. Nothing was created again.`
    return settle(ports, job, link, reading, {
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
    await tx.appendLog(rowOf(ports, job, link, reading, { outcome, reason: disposition.reason, changes: [] }))
  })
}

/** Waiting is one row for each link, not one for each look. */
async function isToldAlready(store: Store, link: Link, reason: string): Promise<boolean> {
  const [last] = await store.readLog({ linkId: link.linkId, limit: 1 })
  return last?.outcome === 'retry' && last.reason === reason
}

function rowOf({ clock }: RelayPorts, job: RelayJob, link: Link, reading: AppointmentReading, facts: Outcome['row']): LogRow {
  const appliedAt = clock.now()
  const changedAt = reading.kind === 'found' ? reading.appointment.changedAt : job.noticedAt
  const applied = facts.outcome === 'updated' || facts.outcome === 'deleted' || facts.outcome === 'cancelled'
  return {
    seenAt: job.noticedAt,
    appliedAt,
    who: reading.kind === 'found' ? reading.appointment.organizer.name : link.linkedBy,
    mailboxId: link.mailboxId,
    linkId: link.linkId,
    eventId: link.eventId,
    activityNo: link.activityNo,
    // The description is what IFS was told: of a private appointment it is the mask, never the text.
    appointment: link.snapshot.description,
    ...facts,
    tookMs: applied ? Math.max(0, Date.parse(appliedAt) - Date.parse(changedAt)) : null,
    noticedBy: job.noticedBy,
    correlationId: job.correlationId,
  }
}
