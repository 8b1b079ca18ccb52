import type { LinkId } from '../../domain/ids.ts'
import { personRow } from '../../domain/new-link.ts'
import { Refusal } from '../../domain/refusal.ts'
import { markJobOf, ownerJobOf, seriesMarkJobOf } from '../ports/jobs.ts'
import type { SyncedRepresentative } from '../ports/store.ts'
import type { LinkingPorts } from './create-link.ts'

/** Appointment and activity both stay; later changes no longer reach IFS (S5). Only the owner of the linked mailbox may. */
export async function unlink(ports: LinkingPorts, representative: SyncedRepresentative, linkId: LinkId): Promise<void> {
  const [link] = await ports.store.linksByIds([linkId])
  if (link === undefined) throw new Refusal('not-found', 'This link no longer exists.', 'Open the appointment again.')
  if (link.mailboxId !== representative.mailboxId) {
    throw new Refusal('not-organizer', 'Only the organizer can change the link.', `Ask ${link.linkedBy} to unlink it.`)
  }
  const now = ports.clock.now()
  const appointment = { sensitivity: 'normal' as const, subject: link.snapshot.description }
  const facts = { link, appointment, by: representative.name, startedAt: now, now, correlationId: ports.ids.next() }
  await ports.store.transaction(async (tx) => {
    const held = link.seriesLinkId === null ? null : await tx.holdSeriesLink(link.seriesLinkId)
    // Pressed twice, or ended by the relay meanwhile.
    if ((await tx.holdLink(link.linkId)) === null) return
    await tx.removeLink(link.linkId)
    // One date of a linked series: it must not get another activity at the next look.
    if (held !== null && link.occurrenceOn !== null)
      await tx.saveSeriesLink({ ...held, leftOut: [...new Set([...held.leftOut, link.occurrenceOn])] })
    await tx.appendLog(
      personRow(facts, { outcome: 'unlinked', reason: 'Unlinked. The appointment and the activity both stay.', changes: [] }),
    )
    // The job of a single appointment tells IFS too; that of a series is about its master.
    await tx.enqueueMark(held === null ? markJobOf(link) : seriesMarkJobOf(held))
    if (held !== null) await tx.enqueueMark(ownerJobOf(link))
  })
}
