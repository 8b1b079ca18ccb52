import { dispositionOf } from '../../domain/disposition.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { MarkJob } from '../ports/jobs.ts'
import type { Log } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'

/**
 * Marker and category follow the link, whichever way it went while the job waited. They are a convenience beside the link in our
 * database: when they can not be written in the end, the link still holds, and the text log says so.
 */
export async function markLink(ports: { calendar: Calendar; store: Store; log: Log }, job: MarkJob): Promise<void> {
  try {
    const [link] = await ports.store.linksByIds([job.linkId])
    if (link === undefined) return await ports.calendar.unmark(job, job.category)
    const [reading] = await ports.calendar.readMany([link])
    if (reading?.kind === 'failed') throw reading.error
    if (reading?.kind !== 'found') return
    await ports.calendar.mark(
      reading.appointment,
      { linkId: link.linkId, activityNo: link.activityNo, eventId: link.eventId },
      link.category,
    )
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
