import type { EventId, MailboxId } from '../../domain/ids.ts'
import type { Outcome } from '../../domain/log-row.ts'
import { personRow } from '../../domain/new-link.ts'
import { everyMarked } from './every-marked.ts'
import {
  activityToLink,
  giveUp,
  isKnown,
  linkAgain,
  type Marked,
  type Rebuilt,
  type RebuildPorts,
  saved,
  type Verdict,
} from './link-again.ts'
import { rebuildSeries } from './rebuild-series.ts'

/**
 * Links again what is marked in a mailbox and the database does not know (S137). Nothing is created, deleted or written in IFS by
 * it; what differs is relayed afterwards like any change. Made any number of times it changes nothing more.
 * @param only this one item, whatever else carries a mark
 */
export async function rebuildLinks(ports: RebuildPorts, mailboxId: MailboxId, only?: EventId): Promise<Rebuilt> {
  const found: Record<Verdict, number> = { linked: 0, known: 0, copies: 0, ended: 0, setAside: 0, unread: 0 }
  const representative = (await ports.store.representatives()).find((row) => row.mailboxId === mailboxId)
  if (representative === undefined) return found
  for (const reading of await everyMarked(ports, mailboxId)) {
    if (only !== undefined && (reading.kind !== 'marked' || reading.appointment.eventId !== only)) continue
    if (reading.kind === 'copy') found.copies++
    else if (reading.kind === 'failed') found.unread++
    else found[await rebuild(ports, { representative, appointment: reading.appointment, marker: reading.marker })]++
  }
  ports.log.info({ mailboxId, ...found }, 'Links were looked for by their marks in Outlook.')
  return found
}

async function rebuild(ports: RebuildPorts, marked: Marked): Promise<Verdict> {
  const { store } = ports
  const { appointment, marker } = marked
  if (await isKnown(store, marked)) return 'known'
  if ((await store.openIntents()).some(({ linkId }) => linkId === marker.linkId)) return 'ended'
  const [last] = await store.readLog({ linkId: marker.linkId, limit: 1 })
  if (last !== undefined && ends.includes(last.outcome)) return 'ended'
  if (!appointment.isOrganizer) return giveUp(ports, marked, 'Somebody else organizes the appointment now.')
  return marker.dates === undefined ? rebuildOne(ports, marked) : rebuildSeries(ports, marked)
}

/** The last that the log knows of a link that somebody ended: its mark was only not taken off yet. */
const ends: readonly Outcome[] = ['unlinked', 'deleted']

async function rebuildOne(ports: RebuildPorts, marked: Marked): Promise<Verdict> {
  const { store, clock, ids } = ports
  const { appointment, marker, representative } = marked
  const activity = await activityToLink(ports, marked, marker.activityNo)
  if (typeof activity === 'string') return giveUp(ports, marked, activity)
  const link = await linkAgain(ports, marked, { linkId: marker.linkId, activity, appointment })
  const now = clock.now()
  const facts = { link, appointment, by: representative.name, startedAt: now, now, correlationId: ids.next() }
  const reason = 'Linked again by its mark in Outlook; the database did not know it.'
  return saved(ports, marked, () =>
    store.transaction(async (tx) => {
      await tx.saveLink(link)
      await tx.appendLog(personRow(facts, { outcome: 'linked', reason, changes: [], noticedBy: 'reconciliation' }))
      await tx.enqueueRelay({
        linkId: link.linkId,
        mailboxId: link.mailboxId,
        noticedAt: now,
        noticedBy: 'reconciliation',
        correlationId: facts.correlationId,
        attempt: 1,
      })
    }),
  )
}
