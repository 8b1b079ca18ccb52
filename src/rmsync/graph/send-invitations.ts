import type { Appointment } from '../../domain/appointment.ts'
import { PreconditionFailed, Refused } from '../../domain/errors.ts'
import type { EmailAddress } from '../../domain/ids.ts'
import type { AppointmentRef, InvitedPerson } from '../ports/calendar.ts'
import type { GraphClient } from './graph-client.ts'
import { parseEvent } from './parse-event.ts'
import { eventPath, readByItemId } from './read-appointments.ts'

/**
 * Exchange mails whoever is added as an attendee, and nobody else, when nothing but the attendees changes (documentation of
 * event-update). Only what has no attendees yet is written to, and only as it was read: no second invitation, no update to others.
 */
export async function sendInvitations(
  client: GraphClient,
  ref: AppointmentRef,
  people: readonly InvitedPerson[],
): Promise<Appointment> {
  try {
    return await invite(client, ref, people)
  } catch (error) {
    // The changeKey moves without anybody's doing as well (contract graph.md §4): read again, once.
    if (!(error instanceof PreconditionFailed)) throw error
    return invite(client, ref, people)
  }
}

async function invite(client: GraphClient, ref: AppointmentRef, people: readonly InvitedPerson[]): Promise<Appointment> {
  const before = await readByItemId(client, ref.mailboxId, ref.eventId)
  const invited = new Map(people.filter(({ email }) => email !== before.organizer.email).map((one) => [one.email, one]))
  if (isInvited(before, [...invited.keys()])) return before
  const body = await client.send({
    what: 'the attendees of the appointment',
    permission: 'Calendars.ReadWrite',
    isWrite: true,
    missing: 'item',
    method: 'PATCH',
    path: eventPath(ref.mailboxId, ref.eventId),
    mailboxes: [ref.mailboxId],
    headers: { 'if-match': `W/"${before.changeKey}"` },
    body: {
      attendees: [...invited.values()].map(({ name, email }) => ({ type: 'required', emailAddress: { name, address: email } })),
    },
  })
  return { ...parseEvent(ref.mailboxId, body), calendarId: before.calendarId }
}

/** True after an invitation whose answer was lost. */
function isInvited({ isOrganizer, attendees }: Appointment, wanted: readonly EmailAddress[]): boolean {
  if (!isOrganizer)
    throw new Refused('Outlook', 'Only the organizer of an appointment can send invitations for it.', 'NotOrganizer')
  if (wanted.length === 0)
    throw new Refused('Outlook', 'There is nobody to invite. Choose at least one person.', 'NobodyToInvite')
  if (attendees.length === 0) return false
  const has = new Set(attendees.map(({ email }) => email))
  if (has.size === wanted.length && wanted.every((email) => has.has(email))) return true
  throw new Refused(
    'Outlook',
    `The appointment has ${attendees.length} attendees already. Invite further people in Outlook.`,
    'AlreadyInvited',
  )
}
