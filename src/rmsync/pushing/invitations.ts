import type { EmailAddress, LinkId } from '../../domain/ids.ts'
import { Refused } from '../../domain/errors.ts'
import type { Link } from '../../domain/link.ts'
import { personRow } from '../../domain/new-link.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Appointment } from '../../domain/appointment.ts'
import type { SyncedRepresentative } from '../ports/store.ts'
import type { PushingPorts } from './carry-out-push.ts'

/** Somebody of the activity; `email` null where IFS has no address (S29). */
export interface Recipient {
  readonly name: string
  readonly email: EmailAddress | null
  readonly invited: boolean
}
export interface Invitations {
  readonly appointment: Appointment
  readonly recipients: readonly Recipient[]
}

/** Whom the representative could invite: the people of the activity but themselves, each address once. Mails nobody. */
export async function invitationsOf(
  ports: PushingPorts,
  representative: SyncedRepresentative,
  linkId: LinkId,
): Promise<Invitations> {
  const { link, appointment } = await ownMeeting(ports, representative, linkId)
  const activity = await ports.crm.readActivity(link.activityNo)
  const others = activity.representatives.filter((line) => line.representativeId !== representative.representativeId)
  const addresses = await ports.crm.addressesOf({
    contacts: activity.contacts.map((line) => line.personId),
    representatives: others.map((line) => line.representativeId),
  })
  const invited = new Set(appointment.attendees.map((attendee) => attendee.email))
  const people = [
    ...activity.contacts.map(({ personId, name }) => ({ name, email: addresses.contacts.get(personId) ?? null })),
    ...others.map(({ representativeId, name }) => ({ name, email: addresses.representatives.get(representativeId) ?? null })),
  ].filter(({ email }) => email !== appointment.organizer.email)
  const recipients = [...new Map(people.map((person) => [person.email ?? `name ${person.name}`, person])).values()]
  return { appointment, recipients: recipients.map((one) => ({ ...one, invited: one.email !== null && invited.has(one.email) })) }
}

/** Exactly those named get exactly one invitation, in the representative's name (S25). Anybody not of the activity is refused. */
export async function sendInvitations(
  ports: PushingPorts,
  representative: SyncedRepresentative,
  linkId: LinkId,
  emails: readonly EmailAddress[],
): Promise<Invitations> {
  const startedAt = ports.clock.now()
  const { recipients } = await invitationsOf(ports, representative, linkId)
  const chosen = [...new Set(emails)].map((email) => {
    const person = recipients.find((one) => one.email === email)
    if (person === undefined)
      throw new Refusal(
        'bad-request',
        `${email} is nobody of this activity.`,
        'Look at the recipients again.',
        undefined,
        'emails',
      )
    return { name: person.name, email }
  })
  const { link } = await ownMeeting(ports, representative, linkId)
  const appointment = await ports.calendar.sendInvitations(link, chosen).catch((error: unknown) => {
    if (error instanceof Refused && error.code === 'AlreadyInvited')
      throw new Refusal('refused-by-outlook', 'Somebody else is invited already.', 'Invite further people in Outlook itself.')
    throw error
  })
  const now = ports.clock.now()
  const reason = `Invitations sent to ${chosen.map(({ name, email }) => `${name} <${email}>`).join(', ')}.`
  const facts = { link, appointment, by: representative.name, startedAt, now, correlationId: ports.ids.next() }
  const newlyInvited = recipients.some((one) => !one.invited && chosen.some(({ email }) => email === one.email))
  if (newlyInvited)
    await ports.store.transaction((tx) => tx.appendLog(personRow(facts, { outcome: 'invited', reason, changes: [] })))
  return invitationsOf(ports, representative, linkId)
}

async function ownMeeting(
  { calendar, store }: PushingPorts,
  representative: SyncedRepresentative,
  linkId: LinkId,
): Promise<{ link: Link; appointment: Appointment }> {
  const [link] = await store.linksByIds([linkId])
  if (link === undefined) throw new Refusal('not-found', 'This link no longer exists.', 'Open the appointment again.')
  if (link.mailboxId !== representative.mailboxId)
    throw new Refusal('not-organizer', 'Only the organizer can invite people.', `Ask ${link.linkedBy}.`)
  const [reading] = await calendar.readMany([link])
  if (reading?.kind === 'failed') throw reading.error
  if (reading?.kind !== 'found')
    throw new Refusal('appointment-gone', 'This appointment was deleted. Nobody was invited.', 'Open another appointment.')
  if (!reading.appointment.isOrganizer)
    throw new Refusal('not-organizer', 'Only the organizer can invite people.', `Ask ${reading.appointment.organizer.name}.`)
  return { link, appointment: reading.appointment }
}
