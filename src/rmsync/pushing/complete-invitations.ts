import type { Appointment } from '../../domain/appointment.ts'
import type { Link } from '../../domain/link.ts'
import { personRow } from '../../domain/new-link.ts'
import type { StoredIntent } from '../ports/intents.ts'
import type { PushingPorts } from './carry-out-push.ts'
import { tellInvited } from './invitations.ts'

/** A request that is still under way is left alone. */
const settledAfterMs = 120_000

/**
 * Invitations whose request ended before their row was kept. What was sent gets its row; what was not is not sent late, when nobody
 * expects it any more, but said (product decision 7).
 */
export async function completeInvitations(ports: PushingPorts): Promise<void> {
  const now = Date.parse(ports.clock.now())
  for (const stored of await ports.store.openIntents()) {
    if (stored.intent.kind !== 'invite' || now - Date.parse(stored.startedAt) < settledAfterMs) continue
    await complete(ports, stored).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      ports.log.warn({ linkId: stored.linkId, reason }, 'What became of invitations is not known yet.')
    })
  }
}

async function complete(ports: PushingPorts, stored: StoredIntent): Promise<void> {
  const { store, calendar } = ports
  if (stored.intent.kind !== 'invite') return
  const { invitesTo, people } = stored.intent
  const [link] = await store.linksByIds([invitesTo])
  if (link === undefined) {
    // Unlinked since: there is nothing left that a row could be about.
    await store.transaction((tx) => tx.dropIntent(stored.linkId))
    return
  }
  const [reading] = await calendar.readMany([link])
  if (reading?.kind === 'failed') throw reading.error
  const appointment = reading?.kind === 'found' ? reading.appointment : null
  const invited = new Set(appointment?.attendees.map(({ email }) => email))
  if (appointment !== null && people.every(({ email }) => email === appointment.organizer.email || invited.has(email)))
    return tellInvited(ports, stored, link, appointment)
  await tellInterrupted(ports, stored, link, appointment)
}

async function tellInterrupted(
  { store, clock, ids }: PushingPorts,
  { linkId, by, startedAt }: StoredIntent,
  link: Link,
  appointment: Appointment | null,
): Promise<void> {
  const reason = 'Sending invitations was interrupted. Nobody was invited. Send them again.'
  const told = appointment ?? { sensitivity: 'normal' as const, subject: link.snapshot.description }
  const facts = { link, appointment: told, by, startedAt, now: clock.now(), correlationId: ids.next() }
  await store.transaction(async (tx) => {
    if (await tx.dropIntent(linkId)) await tx.appendLog(personRow(facts, { outcome: 'set-aside', reason, changes: [] }))
  })
}
