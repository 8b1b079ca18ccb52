import { dispositionOf } from '../../domain/disposition.ts'
import type { LinkId } from '../../domain/ids.ts'
import type { Calendar, LinkMarker } from '../ports/calendar.ts'
import type { MarkJob } from '../ports/jobs.ts'
import type { Log } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'

/**
 * Marker and category follow the link, whichever way it went while the job waited. They are a convenience beside the link in our
 * database: when they can not be written in the end, the link still holds, and the text log says so.
 */
export async function markLink(ports: { calendar: Calendar; store: Store; log: Log }, job: MarkJob): Promise<void> {
  try {
    const marker = await markerOf(ports.store, job)
    if (marker === 'nothing-yet') return
    if (marker === null) return await ports.calendar.unmark(job, job.category)
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
