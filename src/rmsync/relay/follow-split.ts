import type { Appointment } from '../../domain/appointment.ts'
import { asDateOf } from '../../domain/date-of-series.ts'
import type { LinkId } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import { type Horizon, leftOutAfter, planSeries, type SeriesPlan } from '../../domain/plan-series.ts'
import type { Series } from '../../domain/series.ts'
import type { SeriesLink } from '../../domain/series-link.ts'
import { isPast, startOf } from '../../domain/time-span.ts'
import type { Calendar } from '../ports/calendar.ts'
import { type SeriesJob, seriesMarkJobOf } from '../ports/jobs.ts'
import type { Clock, Ids } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'

interface SplitPorts {
  readonly calendar: Calendar
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
}

/** What one look at a series found. */
export interface Looked {
  readonly job: SeriesJob
  readonly seriesLink: SeriesLink
  readonly series: Series | null
  readonly plan: SeriesPlan
  readonly horizon: Horizon
}

/**
 * “This and all following” ends the series and makes another one of the rest. It is known by the marker that went along; the dates
 * that left go on with it, under a series link of its own. Asked for only when dates left. Answers the dates that are really gone.
 */
export async function followSplit(ports: SplitPorts, looked: Looked): Promise<readonly Link[]> {
  const { plan, series } = looked
  const now = ports.clock.now()
  const cancelledOn = new Set(series?.cancelledOn)
  const left = plan.gone.filter(
    (link) => !isPast(link.snapshot.when, now) && (link.occurrenceOn === null || !cancelledOn.has(link.occurrenceOn)),
  )
  if (left.length === 0 || series?.master.kind !== 'series') return plan.gone
  const rest = await findRest(ports, looked, left)
  if (rest === null && looked.job.datesHadLeft === true) return plan.gone
  if (rest === null) {
    // Outlook writes a split in two steps: a look between them must not end what the second one goes on with.
    await ports.store.transaction((tx) => tx.enqueueSeries({ ...looked.job, attempt: 1, datesHadLeft: true }, secondLookMs))
    return plan.gone.filter((link) => !left.includes(link))
  }
  const moved = await moveTo(ports, looked, rest, left)
  return plan.gone.filter((link) => !moved.has(link.linkId))
}

const secondLookMs = 60_000

/**
 * A series with our marker on it that is not linked and begins where the linked one ends: the first date that left, or as far from it
 * as the pattern reaches. One that begins later is a copy that somebody made by hand.
 */
async function findRest(
  { calendar, store }: SplitPorts,
  { seriesLink, plan }: Looked,
  left: readonly Link[],
): Promise<Appointment | null> {
  const { mailboxId, seriesLinkId } = seriesLink
  const copies = (await calendar.findMarked(mailboxId, seriesLinkId)).flatMap((reading) =>
    reading.kind === 'copy' && reading.appointment.kind === 'series' ? [reading.appointment] : [],
  )
  const linked = await store.seriesLinksByMasters(
    mailboxId,
    copies.map((copy) => copy.eventId),
  )
  const taken = new Set(linked.map((link) => link.masterId))
  const firstLeft = left.map((link) => startOf(link.snapshot.when)).sort()[0] ?? ''
  const lastKept = plan.relayed
    .map(({ appointment }) => startOf(appointment.when))
    .filter((start) => start < firstLeft)
    .sort()
    .at(-1)
  const reach = Math.max(weekMs, Date.parse(firstLeft) - Date.parse(lastKept ?? firstLeft))
  // Without a date that stayed there is no end to begin after: then it may begin no earlier than the week of the first that left.
  const notBefore = lastKept ?? shift(firstLeft, -weekMs)
  const notAfter = shift(firstLeft, reach)
  const fits = copies.filter(
    ({ eventId, isOrganizer, isCancelled, when }) =>
      !taken.has(eventId) && isOrganizer && !isCancelled && startOf(when) > notBefore && startOf(when) <= notAfter,
  )
  const distance = ({ when }: Appointment): number => Math.abs(Date.parse(startOf(when)) - Date.parse(firstLeft))
  return fits.toSorted((one, other) => distance(one) - distance(other))[0] ?? null
}

async function moveTo(ports: SplitPorts, looked: Looked, rest: Appointment, left: readonly Link[]): Promise<ReadonlySet<LinkId>> {
  const { job, horizon } = looked
  const now = ports.clock.now()
  const series = await ports.calendar.readSeries(rest, horizon)
  const seriesLink: SeriesLink = {
    ...looked.seriesLink,
    seriesLinkId: ports.ids.next() as LinkId,
    masterId: rest.eventId,
    iCalUId: rest.iCalUId,
    linkedAt: now,
    expandedThrough: null,
  }
  const proofs = new Map(left.map((link) => [link.linkId, { kind: 'gone' as const }]))
  // A date of the rest that somebody linked by itself keeps its activity and belongs to the series.
  const others = (await ports.store.linksByEvents(rest.mailboxId, [rest.eventId])).filter((link) => link.seriesLinkId === null)
  const plan = planSeries({ seriesLink, series, links: [...left, ...others], proofs, horizon, now })
  await ports.store.transaction(async (tx) => {
    const before = await tx.holdSeriesLink(looked.seriesLink.seriesLinkId)
    // Unlinked meanwhile: its rest is not linked either.
    if (before === null) return
    await tx.saveSeriesLink({ ...seriesLink, leftOut: leftOutAfter(before.leftOut, plan.leftOutMoved) })
    for (const { link, appointment } of plan.relayed) await tx.updateLink(asDateOf(link, appointment, seriesLink.seriesLinkId))
    await tx.enqueueSeries({ ...job, seriesLinkId: seriesLink.seriesLinkId, attempt: 1 })
    await tx.enqueueMark(seriesMarkJobOf(seriesLink))
  })
  return new Set(plan.relayed.map(({ link }) => link.linkId))
}

const weekMs = 7 * 86_400_000
const shift = (start: string, ms: number): string => new Date(Date.parse(start) + ms).toISOString()
