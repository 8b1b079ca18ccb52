import { peopleToAdd } from '../../domain/activity-patch.ts'
import { Unavailable } from '../../domain/errors.ts'
import type { ActivityNo, LinkId } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import { mayLink } from '../../domain/may-link.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { StoredIntent } from '../ports/intents.ts'
import type { SyncedRepresentative } from '../ports/store.ts'
import { carryOut } from './carry-out.ts'
import { createContacts } from './create-contacts.ts'
import { type LinkingPorts, type LinkRequest, refuseWhenTaken } from './create-link.ts'
import { decidedSnapshot } from './decided-snapshot.ts'
import { linkableActivity } from './linkable-activity.ts'

interface MoveRequest extends Pick<Partial<LinkRequest>, 'choices' | 'newContacts'> {
  readonly linkId: LinkId
  readonly activityNo: ActivityNo
}

/**
 * The appointment goes on with another activity, which takes over its values; the activity it leaves stays as it is and people may
 * edit it again. Durable like linking: after a crash it is finished, never half done.
 */
export async function moveLink(
  ports: LinkingPorts,
  representative: SyncedRepresentative,
  { linkId, activityNo, choices = new Map(), newContacts = [] }: MoveRequest,
): Promise<Link> {
  const { store, clock, ids } = ports
  const [link] = await store.linksByIds([linkId])
  if (link === undefined) throw new Refusal('not-found', 'This link no longer exists.', 'Open the appointment again.')
  if (link.mailboxId !== representative.mailboxId)
    throw new Refusal('not-organizer', 'Only the organizer can change the link.', `Ask ${link.linkedBy} to move it.`)
  if (link.activityNo === activityNo)
    throw new Refusal('already-linked', `It is linked to ${activityNo} already.`, 'Go back to see it.', activityNo)
  await refuseWhenTaken(store, activityNo)
  const [reading] = await ports.calendar.readMany([link])
  if (reading?.kind === 'failed') throw reading.error
  if (reading?.kind !== 'found')
    throw new Refusal(
      'appointment-gone',
      'This appointment was deleted. Nothing was changed.',
      'Close it and open another appointment.',
    )
  const { appointment } = reading
  const verdict = mayLink(appointment, ports.policy().privatePolicy)
  if (verdict.kind === 'no') throw new Refusal(verdict.code, verdict.reason, verdict.fix)
  const existing = await linkableActivity(ports, link.mailboxId, activityNo)
  // Contacts of the activity's account go before others: with another account it may have to be said anew who is meant.
  await store.saveChoices(representative.mailboxId, choices)
  const wanted = await decidedSnapshot(ports, appointment, existing.connection)
  const mine = {
    linkId: ids.next() as LinkId,
    mailboxId: link.mailboxId,
    subject: link.eventId,
    intent: { kind: 'link-activity', activityNo, replaces: linkId, adds: peopleToAdd(existing, wanted) },
    by: representative.name,
    startedAt: clock.now(),
  } satisfies StoredIntent
  const standing = await store.claimIntent(mine)
  if (standing.linkId !== mine.linkId)
    throw new Refusal('already-linked', 'This appointment is being linked at this moment.', 'Wait a moment, then look again.')
  try {
    await refuseWhenTaken(store, activityNo, mine.linkId)
    const made = await createContacts(ports, appointment, existing.connection, newContacts)
    if (made.length === 0) return await carryOut(ports, mine, { appointment, wanted, existing })
    const withThem = await decidedSnapshot(ports, appointment, existing.connection)
    const intent = { ...mine, intent: { ...mine.intent, adds: peopleToAdd(existing, withThem) } }
    await store.transaction((tx) => tx.saveIntent(intent))
    return await carryOut(ports, intent, { appointment, wanted: withThem, existing, contactsMade: made })
  } catch (error) {
    if (!(error instanceof Unavailable && error.outcomeUnknown)) await store.transaction((tx) => tx.dropIntent(mine.linkId))
    throw error
  }
}
