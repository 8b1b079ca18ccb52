import type { LinkId } from '../../domain/ids.ts'
import { personRow } from '../../domain/new-link.ts'
import { Refusal } from '../../domain/refusal.ts'
import { seriesRow } from '../../domain/series-row.ts'
import { ownerJobOf, seriesMarkJobOf } from '../ports/jobs.ts'
import type { SyncedRepresentative } from '../ports/store.ts'
import type { LinkingPorts } from './create-link.ts'

/** The series with all its dates: appointments and activities stay, later changes no longer reach IFS (S5). One row a date. */
export async function unlinkSeries(
  ports: LinkingPorts,
  representative: SyncedRepresentative,
  seriesLinkId: LinkId,
): Promise<void> {
  const { store } = ports
  const seriesLink = await store.seriesLinkById(seriesLinkId)
  if (seriesLink === null) throw new Refusal('not-found', 'This link no longer exists.', 'Open the appointment again.')
  if (seriesLink.mailboxId !== representative.mailboxId)
    throw new Refusal('not-organizer', 'Only the organizer can change the link.', `Ask ${seriesLink.linkedBy} to unlink it.`)
  const now = ports.clock.now()
  const correlationId = ports.ids.next()
  const row = { outcome: 'unlinked', reason: 'The series was unlinked. Appointments and activities stay.', changes: [] } as const
  await store.transaction(async (tx) => {
    if ((await tx.holdSeriesLink(seriesLinkId)) === null) return
    const dates = await tx.datesOfSeries(seriesLinkId)
    for (const link of dates) {
      const appointment = { sensitivity: 'normal' as const, subject: link.snapshot.description }
      await tx.removeLink(link.linkId)
      await tx.enqueueMark(ownerJobOf(link))
      await tx.appendLog(personRow({ link, appointment, by: representative.name, startedAt: now, now, correlationId }, row))
    }
    await tx.removeSeriesLink(seriesLinkId)
    // A marker that could not be taken off is known by it: it links nothing again.
    await tx.appendLog(seriesRow(seriesLink, { ...row, seenAt: now, appliedAt: now, who: representative.name, correlationId }))
    await tx.enqueueMark(seriesMarkJobOf(seriesLink))
  })
}
