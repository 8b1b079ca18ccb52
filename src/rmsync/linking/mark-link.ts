import { dispositionOf } from '../../domain/disposition.ts'
import type { ActivityNo, LinkId } from '../../domain/ids.ts'
import { type Instant, isPast } from '../../domain/time-span.ts'
import type { Calendar, LinkMarker } from '../ports/calendar.ts'
import type { Crm } from '../ports/crm.ts'
import type { MarkJob } from '../ports/jobs.ts'
import type { Clock, Log } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'
import { owe, tellOwner } from './tell-owner.ts'

interface MarkingPorts {
  readonly calendar: Calendar
  readonly crm: Crm
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
}

/**
 * Marker and category follow the link, whichever way it went while the job waited. They are a convenience beside the link in our
 * database: when they can not be written in the end, the link still holds, and the text log says so.
 */
export async function markLink(ports: MarkingPorts, job: MarkJob): Promise<void> {
  try {
    const marker = job.onlyInIfs === true ? null : await markerOf(ports, job)
    if (marker === 'nothing-yet') return
    if (marker === null) return await endOnBothSides(ports, job)
    const [reading] = await ports.calendar.readMany([{ mailboxId: job.mailboxId, eventId: marker.eventId }])
    if (reading?.kind === 'failed') throw reading.error
    if (reading?.kind === 'found') await ports.calendar.mark(reading.appointment, marker, job.category)
  } catch (error) {
    const disposition = dispositionOf(error, job.attempt)
    ports.log.warn(
      { linkId: job.linkId, attempt: job.attempt, reason: disposition.reason },
      'Marker and category could not be written.',
    )
    if (disposition.kind !== 'set-aside') {
      await ports.store.transaction((tx) =>
        tx.enqueueMark({ ...job, attempt: job.attempt + (disposition.kind === 'retry' ? 1 : 0) }, disposition.delayMs),
      )
    }
  }
}

/** No longer linked: neither side waits for the other, and what may still succeed is tried again. */
async function endOnBothSides(ports: MarkingPorts, job: MarkJob): Promise<void> {
  const ended = await Promise.allSettled([
    job.onlyInIfs === true ? null : ports.calendar.unmark(job, job.category),
    job.activityNo === null ? null : tellOwnerOrOwe(ports, job, job.activityNo),
  ])
  const errors = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
  const [worst] = errors.toSorted((one, other) => Number(isFinal(one, job)) - Number(isFinal(other, job)))
  if (errors.length > 0) throw worst as Error
}
const isFinal = (error: unknown, { attempt }: MarkJob): boolean => dispositionOf(error, attempt).kind === 'set-aside'

/** What IFS refuses is not given up: nobody could edit the activity any more. */
async function tellOwnerOrOwe(ports: MarkingPorts, job: MarkJob, activityNo: ActivityNo): Promise<void> {
  await tellOwner(ports, activityNo).catch(async (error: unknown) => {
    if (isFinal(error, job)) await owe(ports, activityNo)
    throw error
  })
}

/** What should stand on the appointment now; null when it is no longer linked. */
async function markerOf(ports: MarkingPorts, { linkId, activityNo }: MarkJob): Promise<LinkMarker | null | 'nothing-yet'> {
  if (activityNo === null) return markerOfSeries(ports, linkId)
  const [link] = await ports.store.linksByIds([linkId])
  return link === undefined ? null : { linkId, activityNo: link.activityNo, eventId: link.eventId }
}

/**
 * Of a series it names the activity of each date, so that a lost database can be rebuilt from the master alone. Dates that are long
 * over are left out but for the last: nothing of them is relayed any more, and a series may go on for years.
 */
async function markerOfSeries({ store, clock }: MarkingPorts, linkId: LinkId): Promise<LinkMarker | null | 'nothing-yet'> {
  const [series, links] = await Promise.all([store.seriesLinkById(linkId), store.linksOfSeries(linkId)])
  const since = new Date(Date.parse(clock.now()) - daysNamed * dayMs).toISOString() as Instant
  const dates = links
    .flatMap(({ occurrenceOn, ...link }) => (occurrenceOn === null ? [] : [{ ...link, occurrenceOn }]))
    .sort((a, b) => (a.occurrenceOn < b.occurrenceOn ? -1 : 1))
  const last = dates.at(-1)
  if (series === null) return null
  if (last === undefined) return 'nothing-yet'
  const named = dates.filter((link) => link === last || !isPast(link.snapshot.when, since))
  const leftOut = series.leftOut.filter((day) => day >= since.slice(0, 10))
  return {
    linkId,
    activityNo: (named[0] ?? last).activityNo,
    eventId: series.masterId,
    dates: Object.fromEntries(named.map((link) => [link.occurrenceOn, link.activityNo])),
    ...(leftOut.length === 0 ? {} : { leftOut }),
  }
}

const daysNamed = 35
const dayMs = 86_400_000
