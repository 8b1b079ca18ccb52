import type { Appointment } from '../../domain/appointment.ts'
import { dispositionOf } from '../../domain/disposition.ts'
import { NotFound } from '../../domain/errors.ts'
import { asDateOf } from '../../domain/date-of-series.ts'
import type { LinkId } from '../../domain/ids.ts'
import type { Link, Snapshot } from '../../domain/link.ts'
import type { NoticedBy } from '../../domain/log-row.ts'
import {
  type DateOfLink,
  type Horizon,
  leftOutAfter,
  missingFrom,
  planSeries,
  type Proof,
  type SeriesPlan,
} from '../../domain/plan-series.ts'
import type { Series } from '../../domain/series.ts'
import type { SeriesLink } from '../../domain/series-link.ts'
import { hasDatesLeft, spanOfEnd } from '../../domain/series-end.ts'
import { seriesRow } from '../../domain/series-row.ts'
import { isHidden, isPrivate } from '../../domain/private-policy.ts'
import { hasLeft } from '../../domain/plan-relay.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import type { Instant } from '../../domain/time-span.ts'
import { withoutTexts } from '../../domain/without-texts.ts'
import type { Calendar } from '../ports/calendar.ts'
import { markJobOf, type SeriesJob, seriesMarkJobOf } from '../ports/jobs.ts'
import { followSplit } from './follow-split.ts'
import { type Due, relayEach, type RelayPorts } from './relay-each.ts'
import { standsStill } from './standstill.ts'
import { atHomeIn } from './synced-calendar.ts'
import { wantedSnapshot } from './wanted-snapshot.ts'

/** A date of a linked series that has no activity yet, with what IFS should say of it. */
export interface DateToCreate {
  readonly seriesLink: SeriesLink
  readonly appointment: Appointment
  readonly wanted: Snapshot
  readonly noticedBy: NoticedBy
}
export interface SeriesPorts extends RelayPorts {
  /** Makes its activity and links it, once, however often it is asked (`linking/create-date.ts`). */
  readonly createDate: (date: DateToCreate) => Promise<void>
}

const dayMs = 86_400_000
/** How long after it took place a date is still looked at without having been changed by itself. */
const daysBack = 7
/** What Graph takes in one batch. */
const mostAtOnce = 20
/** Dates that get their activity side by side. */
const createdAtOnce = 4

/**
 * Looks at a whole linked series and brings its dates to what Outlook says: each date is relayed like a single appointment, new ones
 * get an activity, and what is gone is proved by a read (product decisions 6 and 9).
 */
export async function relaySeries(ports: SeriesPorts, job: SeriesJob): Promise<void> {
  const seriesLink = await ports.store.seriesLinkById(job.seriesLinkId)
  if (seriesLink === null) return letGo(ports.store, job)
  if (await standsStill(ports.store, seriesLink.mailboxId)) return
  try {
    await bringUpToDate(ports, job, seriesLink)
  } catch (error) {
    await putOff(ports, job, seriesLink, error)
  }
}

/** A date can come back, by an undo, to a series that is linked no longer: from then on it is relayed by itself. */
async function letGo(store: SeriesPorts['store'], { seriesLinkId, ...job }: SeriesJob): Promise<void> {
  await store.transaction(async (tx) => {
    const links = await tx.datesOfSeries(seriesLinkId)
    if (links.length === 0 || (await tx.holdSeriesLink(seriesLinkId)) !== null) return
    await tx.removeSeriesLink(seriesLinkId)
    for (const { linkId } of links) await tx.enqueueRelay({ ...job, linkId })
  })
}

async function bringUpToDate(ports: SeriesPorts, job: SeriesJob, seriesLink: SeriesLink): Promise<void> {
  const { calendar, clock } = ports
  const now = clock.now()
  const horizon = horizonAt(now, ports.policy().horizonDays)
  const { mailboxId, masterId } = seriesLink
  const series = await readSeries(calendar, { mailboxId, eventId: masterId }, horizon)
  const isOver = series !== null && (await hasEnded(calendar, series, now))
  const links = await atHomeWith(ports, series, await linksOf(ports, seriesLink))
  const proofs = await prove(calendar, missingFrom(series, links, horizon))
  const plan = planSeries({ seriesLink, series, links, proofs, horizon, now })
  const gone = await followSplit(ports, { job, seriesLink, series, plan, horizon })
  await relayEach(ports, [...dueOf(job, seriesLink, plan), ...gone.map((link) => dueGone(job, link))])
  // The brake, or an administrator, may have stopped the mailbox in between: then it is looked at once more when it goes on.
  if (await standsStill(ports.store, mailboxId)) return
  if ((await keep(ports, seriesLink, { series, isOver }, plan, horizon.to)) === 'over') return
  if (mayCreate(series, links, ports.policy())) await createAll(ports, job, seriesLink, plan, links)
}

/** Null when the master is proved gone. */
async function readSeries(
  calendar: Calendar,
  master: Parameters<Calendar['readSeries']>[0],
  horizon: Horizon,
): Promise<Series | null> {
  try {
    return await calendar.readSeries(master, horizon)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

/** Its last date is over: then nothing is to be done for it until somebody changes it. Asked for only where the horizon is empty. */
const hasEnded = async (calendar: Calendar, series: Series, now: Instant): Promise<boolean> =>
  series.master.kind === 'series' &&
  !hasDatesLeft(series, now) &&
  !hasDatesLeft(await calendar.readSeries(series.master, spanOfEnd(now)), now)

/** Its own dates, and those that were linked by themselves before the series was. */
async function linksOf({ store }: SeriesPorts, { seriesLinkId, mailboxId, masterId }: SeriesLink): Promise<readonly Link[]> {
  const [own, others] = await Promise.all([store.linksOfSeries(seriesLinkId), store.linksByEvents(mailboxId, [masterId])])
  return [...new Map([...others, ...own].map((link) => [link.linkId, link])).values()].filter(
    (link) => link.seriesLinkId === null || link.seriesLinkId === seriesLinkId,
  )
}

/** A series that was moved into the calendar that is synced is followed there with all its dates. */
const atHomeWith = async (ports: SeriesPorts, series: Series | null, links: readonly Link[]): Promise<readonly Link[]> =>
  series === null
    ? links
    : atHomeIn(
        ports,
        links.map((link) => ({ link, reading: { kind: 'found', appointment: series.master } })),
      )

/** Nothing is concluded from silence: each id is read. One that cannot be read now is left as it is. */
async function prove(calendar: Calendar, missing: readonly Link[]): Promise<ReadonlyMap<LinkId, Proof>> {
  const proofs = new Map<LinkId, Proof>()
  for (let start = 0; start < missing.length; start += mostAtOnce) {
    const some = missing.slice(start, start + mostAtOnce)
    const readings = await calendar.readMany(some)
    some.forEach((link, index) => {
      const reading = readings[index]
      if (reading?.kind === 'found' || reading?.kind === 'gone') proofs.set(link.linkId, reading)
    })
  }
  return proofs
}

function dueOf(job: SeriesJob, seriesLink: SeriesLink, plan: SeriesPlan): readonly Due[] {
  const single = plan.single === null ? [] : [{ ...dueWith(job, plan.single, null) }]
  return [...plan.relayed.map((date) => dueWith(job, date, seriesLink.seriesLinkId)), ...single]
}

const dueWith = (job: SeriesJob, { link, appointment, adopted }: DateOfLink, seriesLinkId: LinkId | null): Due => ({
  facts: factsOf(job),
  link: adopted ? asDateOf(link, appointment, seriesLinkId) : link,
  reading: { kind: 'found', appointment },
})

const dueGone = (job: SeriesJob, link: Link): Due => ({ facts: factsOf(job), link, reading: { kind: 'gone' } })
const factsOf = ({ seriesLinkId: _id, mailboxId: _mailbox, ...facts }: SeriesJob): Due['facts'] => facts

/** Of a series of somebody else, or one that has left its calendar, no further activity is made. */
const mayCreate = (series: Series | null, links: readonly Link[], policy: RelayPolicy): boolean =>
  series !== null &&
  !series.master.isCancelled &&
  series.master.isOrganizer &&
  !isLeftAlone(series.master, policy) &&
  (links.length === 0 || links.some((link) => !hasLeft(link, series.master)))

/** Private, where the company stops at that. */
const isLeftAlone = ({ sensitivity }: Appointment, { privatePolicy }: RelayPolicy): boolean =>
  privatePolicy === 'stop' && isPrivate(sensitivity)

const nobodyYet: Pick<Snapshot, 'people'> = { people: {} }

/** One that fails stops no other; the first failure is then that of the series, which is looked at again. */
async function createAll(
  ports: SeriesPorts,
  job: SeriesJob,
  seriesLink: SeriesLink,
  plan: SeriesPlan,
  links: readonly Link[],
): Promise<void> {
  const { mailboxId, template } = seriesLink
  const { kind, id } = template.connection
  // Who somebody is depends on the connection: a date that was linked by itself before may have another one.
  const sibling = links.find(({ connection }) => connection?.kind === kind && connection.id === id)
  const from = { mailboxId, connection: template.connection, snapshot: sibling?.snapshot ?? nobodyYet }
  let { people } = from.snapshot
  const create = async (appointment: Appointment): Promise<void> => {
    const hidden = isHidden(appointment.sensitivity, ports.policy().privatePolicy)
    const wanted = await wantedSnapshot(ports, hidden ? from : { ...from, snapshot: { people } }, appointment)
    // Whoever was looked up for one date is known for the next ones.
    people = { ...people, ...wanted.people }
    await ports.createDate({ seriesLink, appointment, wanted, noticedBy: job.noticedBy })
  }
  const failures: unknown[] = []
  const dates = plan.created.filter((appointment) => !isLeftAlone(appointment, ports.policy()))
  for (let start = 0; start < dates.length; start += createdAtOnce) {
    const done = await Promise.allSettled(dates.slice(start, start + createdAtOnce).map(create))
    failures.push(...done.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : [])))
  }
  if (failures.length > 0) throw failures[0]
}

/** `over`: it is not linked any more, by a person who unlinked it meanwhile, or because it is no series. */
async function keep(
  { store, clock, policy }: SeriesPorts,
  { seriesLinkId }: SeriesLink,
  { series, isOver }: { readonly series: Series | null; readonly isOver: boolean },
  plan: SeriesPlan,
  through: Instant,
): Promise<'kept' | 'over'> {
  const now = clock.now()
  const ended = endOfSeries(series, isOver)
  const state = ended === null ? { kind: 'linked' as const } : { kind: 'ended' as const, since: now, why: ended }
  const moved = plan.leftOutMoved.length > 0 || plan.relayed.some((date) => date.adopted)
  const changed = moved || plan.created.length > 0 || plan.gone.length > 0
  return store.transaction(async (tx) => {
    // What was read before is old by now: a person may have unlinked the series, or one of its dates.
    const stored = await tx.holdSeriesLink(seriesLinkId)
    if (stored === null) return 'over'
    if (series !== null && hasPrivate(series, policy())) await tx.hideText(textOf(stored))
    if (series?.master.kind === 'single') {
      await tx.removeSeriesLink(seriesLinkId)
      if (plan.single !== null) await tx.enqueueMark(markJobOf(asDateOf(plan.single.link, plan.single.appointment, null)))
      return 'over'
    }
    const leftOut = leftOutAfter(stored.leftOut, plan.leftOutMoved)
    await tx.saveSeriesLink({ ...stored, state, leftOut, expandedThrough: through, currentAsOf: now })
    if (changed && ended === null) await tx.enqueueMark(seriesMarkJobOf(stored))
    return 'kept'
  })
}

const hasPrivate = ({ master, instances, exceptions }: Series, { privatePolicy }: RelayPolicy): boolean =>
  [master, ...instances, ...exceptions].some(({ sensitivity }) => isHidden(sensitivity, privatePolicy))

/** Its rows quote what IFS said of its dates. */
const textOf = ({ seriesLinkId, mailboxId, masterId }: SeriesLink) => ({ linkId: seriesLinkId, mailboxId, eventId: masterId })

function endOfSeries(series: Series | null, isOver: boolean): string | null {
  if (series === null) return 'The series was deleted in Outlook.'
  if (series.master.isCancelled) return 'The series was cancelled in Outlook.'
  return isOver ? 'The last date of this series is over.' : null
}

/** The series as a whole could not be looked at: its dates stay as they are, and it is tried again or waits for a person. */
async function putOff({ store, clock, log }: SeriesPorts, job: SeriesJob, seriesLink: SeriesLink, error: unknown): Promise<void> {
  const disposition = dispositionOf(error, job.attempt)
  const { reason } = disposition
  const told = seriesLink.state.kind !== 'linked' && 'why' in seriesLink.state && seriesLink.state.why === reason
  if (!told) {
    const facts = { seriesLinkId: job.seriesLinkId, correlationId: job.correlationId, reason: withoutTexts(reason, []) }
    log.warn(facts, 'A series could not be relayed.')
  }
  const now = clock.now()
  const kind = disposition.kind === 'set-aside' ? 'set-aside' : 'waiting'
  await store.transaction(async (tx) => {
    const stored = await tx.holdSeriesLink(seriesLink.seriesLinkId)
    if (stored === null) return
    await tx.saveSeriesLink({ ...stored, state: { kind, since: now, why: reason } })
    if (disposition.kind !== 'set-aside')
      await tx.enqueueSeries({ ...job, attempt: job.attempt + (disposition.kind === 'wait' ? 0 : 1) }, disposition.delayMs)
    if (told) return
    const outcome = disposition.kind === 'wait' ? 'retry' : disposition.kind
    const { noticedAt: seenAt, noticedBy, correlationId } = job
    await tx.appendLog(seriesRow(stored, { seenAt, appliedAt: now, outcome, reason, noticedBy, correlationId }))
  })
}

export const horizonAt = (now: Instant, days: number): Horizon => ({ from: shift(now, -daysBack), to: shift(now, days) })
const shift = (now: Instant, days: number): Instant =>
  new Date(Date.parse(now) + days * dayMs).toISOString().replace(/\.\d+Z$/, 'Z') as Instant
