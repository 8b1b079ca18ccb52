import { NotFound } from '../../domain/errors.ts'
import type { LinkId } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import { personRow } from '../../domain/new-link.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Crm } from '../ports/crm.ts'
import { markJobOf } from '../ports/jobs.ts'
import type { Log } from '../ports/service.ts'
import type { SyncedRepresentative } from '../ports/store.ts'
import type { LinkingPorts } from './create-link.ts'

/** Appointment and activity both stay; later changes no longer reach IFS (S5). Only the owner of the linked mailbox may. */
export async function unlink(
  ports: LinkingPorts & { log: Log },
  representative: SyncedRepresentative,
  linkId: LinkId,
): Promise<void> {
  const [link] = await ports.store.linksByIds([linkId])
  if (link === undefined) throw new Refusal('not-found', 'This link no longer exists.', 'Open the appointment again.')
  if (link.mailboxId !== representative.mailboxId) {
    throw new Refusal('not-organizer', 'Only the organizer can change the link.', `Ask ${link.linkedBy} to unlink it.`)
  }
  const now = ports.clock.now()
  const appointment = { sensitivity: 'normal' as const, subject: link.snapshot.description }
  const facts = { link, appointment, by: representative.name, startedAt: now, now, correlationId: ports.ids.next() }
  await ports.store.transaction(async (tx) => {
    await tx.removeLink(link.linkId)
    await tx.appendLog(
      personRow(facts, { outcome: 'unlinked', reason: 'Unlinked. The appointment and the activity both stay.', changes: [] }),
    )
    await tx.enqueueMark(markJobOf(link))
  })
  await releaseInIfs(ports.crm, ports.log, link)
}

/** IFS may let people edit the sync fields again. Unlinking holds without it, so a failure is told in the text log only. */
async function releaseInIfs(crm: Crm, log: Log, link: Link): Promise<void> {
  try {
    const { etag } = await crm.readActivity(link.activityNo)
    await crm.setSynced(link.activityNo, false, etag)
  } catch (error) {
    if (error instanceof NotFound) return
    log.warn(
      { activityNo: link.activityNo, reason: error instanceof Error ? error.message : String(error) },
      'IFS was not told that the activity is unlinked.',
    )
  }
}
