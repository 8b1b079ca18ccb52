import { dispositionOf } from '../../domain/disposition.ts'
import type { LinkId } from '../../domain/ids.ts'
import type { Calendar, LinkMarker } from '../ports/calendar.ts'
import type { Crm } from '../ports/crm.ts'
import type { MarkJob } from '../ports/jobs.ts'
import type { Log } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'
import { release } from './release-in-ifs.ts'

interface MarkingPorts {
  readonly calendar: Calendar
  readonly crm: Crm
  readonly store: Store
  readonly log: Log
}

/**
 * Marker and category follow the link, whichever way it went while the job waited. They are a convenience beside the link in our
 * database: when they can not be written in the end, the link still holds, and the text log says so.
 */
export async function markLink(ports: MarkingPorts, job: MarkJob): Promise<void> {
  try {
    const marker = await markerOf(ports.store, job)
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
    ports.calendar.unmark(job, job.category),
    job.activityNo === null ? null : release(ports, job.activityNo),
  ])
  const errors = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
  const [worst] = errors.toSorted((one, other) => Number(isFinal(one, job)) - Number(isFinal(other, job)))
  if (errors.length > 0) throw worst as Error
}
const isFinal = (error: unknown, { attempt }: MarkJob): boolean => dispositionOf(error, attempt).kind === 'set-aside'

/** What should stand on the appointment now; null when it is no longer linked. */
async function markerOf(store: Store, { linkId, activityNo }: MarkJob): Promise<LinkMarker | null | 'nothing-yet'> {
  if (activityNo === null) return markerOfSeries(store, linkId)
  const [link] = await store.linksByIds([linkId])
  return link === undefined ? null : { linkId, activityNo: link.activityNo, eventId: link.eventId }
}

/** Of a series it names the activity of each date, so that a lost database can be rebuilt from the master alone. */
async function markerOfSeries(store: Store, linkId: LinkId): Promise<LinkMarker | null | 'nothing-yet'> {
  const [series, links] = await Promise.all([store.seriesLinkById(linkId), store.linksOfSeries(linkId)])
  const dates = links.flatMap((link) => (link.occurrenceOn === null ? [] : [[link.occurrenceOn, link.activityNo] as const]))
  const [first] = dates.sort(([a], [b]) => (a < b ? -1 : 1))
  if (series === null) return null
  if (first === undefined) return 'nothing-yet'
  return {
    linkId,
    activityNo: first[1],
    eventId: series.masterId,
    dates: Object.fromEntries(dates),
  }
}
