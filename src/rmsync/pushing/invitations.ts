import type { ActivityNo, EmailAddress, LinkId } from '../../domain/ids.ts'
import { Refused, Unavailable } from '../../domain/errors.ts'
import type { Link } from '../../domain/link.ts'
import { personRow } from '../../domain/new-link.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Appointment } from '../../domain/appointment.ts'
import { isPast } from '../../domain/time-span.ts'
import type { InvitedPerson } from '../ports/calendar.ts'
import type { StoredIntent } from '../ports/intents.ts'
import type { SyncedRepresentative } from '../ports/store.ts'
import type { PushingPorts } from './carry-out-push.ts'

/** Somebody of the activity; `email` null where IFS has no address (S29). */
export interface Recipient {
  readonly name: string
  readonly email: EmailAddress | null
  readonly invited: boolean
}
export interface Invitations {
  readonly activityNo: ActivityNo
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
  return {
    activityNo: link.activityNo,
    appointment,
    recipients: recipients.map((one) => ({ ...one, invited: one.email !== null && invited.has(one.email) })),
  }
}

/** Exactly those named get exactly one invitation, in the representative's name (S25). Anybody not of the activity is refused. */
export async function sendInvitations(
  ports: PushingPorts,
  representative: SyncedRepresentative,
  linkId: LinkId,
  emails: readonly EmailAddress[],
): Promise<Invitations> {
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
  const isNew = recipients.some((one) => !one.invited && chosen.some(({ email }) => email === one.email))
  if (isNew) await inviteOnce(ports, representative, link, chosen)
  // Somebody else may be invited already: that is for Outlook to say.
  else await invite(ports, link, chosen)
  return invitationsOf(ports, representative, linkId)
}

/** Durable before anybody is mailed: a process that ends right after the mail has left owes its row. Pressed twice it is one. */
async function inviteOnce(
  ports: PushingPorts,
  { name, mailboxId }: SyncedRepresentative,
  link: Link,
  people: readonly InvitedPerson[],
): Promise<void> {
  const { store, ids, clock } = ports
  const intent = await store.claimIntent({
    linkId: ids.next() as LinkId,
    mailboxId,
    // Of the same people: an attempt to invite others is another one, and ends by itself.
    subject: `invitations to ${link.eventId} of ${people
      .map(({ email }) => email)
      .toSorted()
      .join(' ')}`,
    intent: { kind: 'invite', activityNo: link.activityNo, invitesTo: link.linkId, people },
    by: name,
    startedAt: clock.now(),
  })
  const appointment = await invite(ports, link, people).catch(async (error: unknown) => {
    // What may have been sent stays an intent and is looked for.
    if (!(error instanceof Unavailable && error.outcomeUnknown)) await store.transaction((tx) => tx.dropIntent(intent.linkId))
    throw error
  })
  await tellInvited(ports, intent, link, appointment)
}

async function invite({ calendar }: PushingPorts, link: Link, people: readonly InvitedPerson[]): Promise<Appointment> {
  return calendar.sendInvitations(link, people).catch((error: unknown) => {
    if (error instanceof Refused && error.code === 'AlreadyInvited')
      throw new Refusal('refused-by-outlook', 'Somebody else is invited already.', 'Invite further people in Outlook itself.')
    throw error
  })
}

/** The row, once, whoever comes first. */
export async function tellInvited(
  { store, clock, ids }: PushingPorts,
  { linkId, intent, by, startedAt }: StoredIntent,
  link: Link,
  appointment: Appointment,
): Promise<void> {
  if (intent.kind !== 'invite') return
  const reason = `Invitations sent to ${intent.people.map(({ name, email }) => `${name} <${email}>`).join(', ')}.`
  const facts = { link, appointment, by, startedAt, now: clock.now(), correlationId: ids.next() }
  await store.transaction(async (tx) => {
    if (await tx.dropIntent(linkId)) await tx.appendLog(personRow(facts, { outcome: 'invited', reason, changes: [] }))
  })
}

async function ownMeeting(
  { calendar, store, clock }: PushingPorts,
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
  const { isCancelled, when } = reading.appointment
  if (isCancelled || isPast(when, clock.now())) {
    const why = isCancelled ? 'This appointment is cancelled.' : 'This appointment is over.'
    throw new Refusal('wrong-state', `${why} Nobody was invited.`, 'Open another appointment.')
  }
  return { link, appointment: reading.appointment }
}
