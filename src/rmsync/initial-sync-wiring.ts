import type { MailboxId } from '../domain/ids.ts'
import { publicSubject } from '../domain/private-policy.ts'
import { endOf, startOf } from '../domain/time-span.ts'
import type { LostLink } from './initial-sync/lost-link.ts'
import type { InitialSyncPorts } from './initial-sync/plan-run.ts'
import type { InitialSyncStore } from './ports/initial-sync.ts'
import { activityToLink, isKnown, type Marked } from './relay/link-again.ts'
import { everyMarked } from './relay/every-marked.ts'
import { rebuildLinks } from './relay/rebuild-links.ts'
import type { RelayPorts } from './relay/relay-each.ts'
import { relayLinks } from './relay/relay-link.ts'
import { atHomeIn } from './relay/synced-calendar.ts'
import { wantedSnapshot } from './relay/wanted-snapshot.ts'

/** Initial Sync reads, relays and links again by the same use cases as everybody else. */
export const joinInitialSync = (
  ports: RelayPorts,
  runs: InitialSyncStore,
  queueRun: (runId: string) => Promise<void>,
): InitialSyncPorts => ({
  ...ports,
  runs,
  queueRun,
  wanted: (link, appointment) => wantedSnapshot(ports, link, appointment),
  atHome: (read) => atHomeIn(ports, read),
  relayNow: (jobs) => relayLinks(ports, jobs),
  findLost: (mailboxId) => findLost(ports, mailboxId),
  relink: async (mailboxId, lost) => {
    // Exactly what was approved.
    await rebuildLinks(ports, mailboxId, lost.eventId)
  },
})

async function findLost(ports: RelayPorts, mailboxId: MailboxId): Promise<readonly LostLink[]> {
  const representative = (await ports.store.representatives()).find((row) => row.mailboxId === mailboxId)
  if (representative === undefined) return []
  const lost: LostLink[] = []
  for (const reading of await everyMarked(ports, mailboxId)) {
    if (reading.kind !== 'marked') continue
    const marked: Marked = { representative, appointment: reading.appointment, marker: reading.marker }
    if (await isKnown(ports.store, marked)) continue
    lost.push(await describe(ports, marked))
  }
  return lost
}

async function describe(ports: RelayPorts, marked: Marked): Promise<LostLink> {
  const { appointment, marker } = marked
  // Of a whole series each date has its activity; they are read when it is linked again.
  const activity = marker.dates === undefined ? await activityToLink(ports, marked, marker.activityNo) : null
  const obstacle = !appointment.isOrganizer
    ? 'Somebody else organizes the appointment now.'
    : typeof activity === 'string'
      ? activity
      : null
  return {
    linkId: marker.linkId,
    eventId: appointment.eventId,
    activityNo: marker.activityNo,
    appointment: publicSubject(appointment, ports.policy().privatePolicy),
    start: startOf(appointment.when),
    end: endOf(appointment.when),
    obstacle,
  }
}
