import type { Activity } from '../../domain/activity.ts'
import { NotFound, Unavailable } from '../../domain/errors.ts'
import type { ActivityNo, MailboxId } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import { planReconciliation, type Reconciled } from '../../domain/plan-reconciliation.ts'
import type { CurrentAppointment } from '../../domain/plan-relay.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import type { AppointmentReading, Calendar } from '../ports/calendar.ts'
import type { CareStore, Finding, Reconciliation, WaitingChanges } from '../ports/care.ts'
import type { Crm } from '../ports/crm.ts'
import type { Clock, Ids, Log } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'
import { findOrphans } from './find-orphans.ts'
import { knownByNow } from './known-by-now.ts'
import { mostInBatch, readAll, unanswered } from './read-all.ts'
import { type RelayFacts, relayRow } from './relay-row.ts'
import { atHomeIn } from './synced-calendar.ts'
import { wantedSnapshot } from './wanted-snapshot.ts'

export interface ReconcilePorts {
  readonly calendar: Calendar
  readonly crm: Crm
  readonly store: Store
  readonly care: CareStore
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly policy: () => RelayPolicy
  readonly waiting: () => Promise<ReadonlyMap<MailboxId, WaitingChanges>>
  readonly queuePart: (runId: string, delayMs: number) => Promise<void>
}

const dayMs = 86_400_000
/** Between two parts of the daily run: four activities a second at most. */
const apartMs = 5_000
/** Of one that a person waits for. */
const hurriedMs = 500
/** While more changes than this are on their way, they have both systems to themselves. */
const mostWaiting = 40
const putOffMs = 30_000
const outageMs = 60_000

/** Begins a reconciliation of all links, or answers the one that is under way. `by`: who asked for it; null: it is its time. */
export async function beginReconciliation(ports: ReconcilePorts, by: string | null): Promise<Reconciliation> {
  const run = await ports.care.beginReconciliation({
    runId: ports.ids.next(),
    startedAt: ports.clock.now(),
    finishedAt: null,
    by,
    total: await ports.care.countLinks(),
    after: null,
    compared: 0,
    drift: 0,
    unread: 0,
    orphans: 0,
  })
  await ports.queuePart(run.runId, 0)
  return run
}

/** Once a day, on whichever process looks first. One that was interrupted goes on. */
export async function reconcileDaily(ports: ReconcilePorts): Promise<void> {
  const [last] = await ports.care.reconciliations(1)
  const isDue = last === undefined || Date.parse(ports.clock.now()) - Date.parse(last.startedAt) >= dayMs
  if (last?.finishedAt === null) await ports.queuePart(last.runId, 0)
  else if (isDue) await beginReconciliation(ports, null)
}

/**
 * One part of a reconciliation: up to 20 links, read from both sides. Progress and findings are kept together, so that after a
 * crash, or beside another process, it goes on where it stood.
 */
export async function reconcilePart(ports: ReconcilePorts, runId: string): Promise<void> {
  const { care } = ports
  const run = await care.reconciliation(runId)
  if (run === null || run.finishedAt !== null) return
  const waiting = [...(await ports.waiting()).values()].reduce((sum, { changes }) => sum + changes, 0)
  if (waiting > mostWaiting) return ports.queuePart(runId, putOffMs)
  const links = await care.linksAfter(run.after, mostInBatch)
  if (links.length === 0) return finish(ports, run)
  const looked = await look(ports, links)
  if (looked.every((one) => one.kind === 'unread' && one.isOutage)) return ports.queuePart(runId, outageMs)
  const findings: Finding[] = []
  for (const one of looked) findings.push(...(await findingOf(ports, run, one)))
  const after: Reconciliation = {
    ...run,
    after: links.at(-1)?.linkId ?? null,
    compared: run.compared + links.length,
    drift: run.drift + looked.filter(({ kind }) => differs.includes(kind)).length,
    unread: run.unread + looked.filter(({ kind }) => kind === 'unread').length,
  }
  if (await care.advance(run, after, findings)) await ports.queuePart(runId, run.by === null ? apartMs : hurriedMs)
}

type Looked = { readonly before: Link } & (
  (Reconciled & { readonly reading: AppointmentReading | null }) | { readonly kind: 'unread'; readonly isOutage: boolean }
)

/** IFS first: what is relayed in between moves the ETag, and the finding is then known to be old. */
async function look(ports: ReconcilePorts, links: readonly Link[]): Promise<readonly Looked[]> {
  const standstills = await ports.store.standstills([...new Set(links.map(({ mailboxId }) => mailboxId))])
  const going = links.filter(({ mailboxId }) => !standstills.has(mailboxId))
  const activities = await readActivities(ports.crm, going)
  const readings = going.length === 0 ? [] : await readAll(ports.calendar, going)
  const read = going.map((link, index) => ({ link, reading: readings[index] ?? unanswered }))
  const homes = await atHomeIn(ports, read)
  // What can not be asked now is asked tomorrow.
  const asked = await knownByNow(
    ports,
    read.map((one, index) => ({ ...one, link: homes[index] ?? one.link })),
  ).catch(() => homes)
  const looked = await Promise.all(
    read.map(({ link, reading }, index) =>
      lookAt(ports, { before: link, link: asked[index] ?? link }, activities[index] ?? null, reading),
    ),
  )
  const resting = links.filter(({ mailboxId }) => standstills.has(mailboxId))
  return [...looked, ...resting.map((before) => ({ kind: 'left' as const, before, reading: null }))]
}

async function lookAt(
  ports: ReconcilePorts,
  { before, link }: { readonly before: Link; readonly link: Link },
  activity: ReadActivity,
  reading: AppointmentReading,
): Promise<Looked> {
  try {
    if (activity !== null && 'error' in activity) throw activity.error
    const current = await currentOf(ports, link, reading)
    const { clock, policy } = ports
    return { ...planReconciliation(link, current, activity, policy(), clock.now()), before, reading }
  } catch (error) {
    ports.log.debug({ linkId: link.linkId, reason: String(error) }, 'A link could not be compared this time.')
    return { kind: 'unread', before, isOutage: error instanceof Unavailable }
  }
}

async function currentOf(ports: ReconcilePorts, link: Link, reading: AppointmentReading): Promise<CurrentAppointment> {
  if (reading.kind === 'failed') throw reading.error
  if (reading.kind === 'gone') return { kind: 'gone' }
  return { kind: 'present', appointment: reading.appointment, wanted: await wantedSnapshot(ports, link, reading.appointment) }
}

const differs: readonly Looked['kind'][] = ['drift', 'activity-missing', 'activity-back']

type ReadActivity = Activity | null | { readonly error: unknown }

/** Null: IFS has it no longer. When they can not be asked for, that is each one's failure. */
async function readActivities(crm: Crm, links: readonly Link[]): Promise<readonly ReadActivity[]> {
  try {
    const found =
      links.length === 0 ? new Map<ActivityNo, Activity>() : await crm.readActivities(links.map(({ activityNo }) => activityNo))
    const read: ReadActivity[] = []
    for (const { activityNo } of links) read.push(found.get(activityNo) ?? (await prove(crm, activityNo)))
    return read
  } catch (error) {
    return links.map(() => ({ error }))
  }
}

/** A list without it is no proof: without access to a company IFS answers with shorter lists and no error (contract 3.3). */
const prove = (crm: Crm, activityNo: ActivityNo): Promise<ReadActivity> =>
  crm.readActivity(activityNo).catch((error: unknown) => (error instanceof NotFound ? null : { error }))

async function findingOf(ports: ReconcilePorts, run: Reconciliation, looked: Looked): Promise<readonly Finding[]> {
  if (looked.kind === 'unread' || looked.kind === 'left') return []
  const { before, link, reading } = looked
  const facts: RelayFacts = {
    noticedAt: ports.clock.now(),
    noticedBy: 'reconciliation',
    correlationId: run.runId,
    attempt: 1,
  }
  if (looked.kind === 'same') return [{ before, after: link, row: null, relay: null }]
  if (looked.kind === 'activity-missing') {
    const reason = `Activity ${link.activityNo} no longer exists in IFS. Nothing was created again.`
    const row = relayRow(ports, { facts, link, reading }, link, { outcome: 'set-aside', reason, changes: [] })
    return [{ before, after: link, row, relay: null }]
  }
  const relay = { ...facts, linkId: link.linkId, mailboxId: link.mailboxId }
  if (looked.kind === 'activity-back') {
    const row = relayRow(ports, { facts, link, reading }, link, { outcome: 'resumed', reason: looked.reason, changes: [] })
    return [{ before, after: link, row, relay }]
  }
  if (!(await cameBack(ports, run, link))) return [{ before, after: link, row: null, relay }]
  const reason =
    'IFS said something else again after Outlook’s values had been written. Somebody or something there changes them back: see who, then press Retry.'
  const setAside: Link = { ...before, state: { kind: 'set-aside', since: facts.noticedAt, why: reason } }
  const row = relayRow(ports, { facts, link: before, reading }, before, { outcome: 'set-aside', reason, changes: [] })
  return [{ before, after: setAside, row, relay: null }]
}

/** Two repairs in a row without a change in between: a third one would be a fight that nobody sees. */
async function cameBack({ store }: ReconcilePorts, run: Reconciliation, { linkId }: Link): Promise<boolean> {
  const rows = await store.readLog({ linkId, limit: 2 })
  const repairs = rows.filter(
    (row) => row.noticedBy === 'reconciliation' && row.outcome === 'updated' && row.correlationId !== run.runId,
  )
  return repairs.length === 2
}

async function finish(ports: ReconcilePorts, run: Reconciliation): Promise<void> {
  const { care, clock, log } = ports
  const orphans = await findOrphans(ports, run)
  if (!(await care.advance(run, { ...run, orphans, finishedAt: clock.now() }, []))) return
  const { compared, drift, unread } = run
  log.info({ runId: run.runId, compared, drift, unread, orphans }, 'Reconciliation done.')
}
