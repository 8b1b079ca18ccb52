import type { Appointment, Attendee } from '../../domain/appointment.ts'
import type { EmailAddress } from '../../domain/ids.ts'
import type { PeopleOfAddress, Resolution } from '../../domain/person.ts'
import { resolveAttendee, type ResolutionHints } from '../../domain/resolve-attendees.ts'
import { addressesOf } from '../../domain/snapshot-of.ts'
import type { Crm } from '../ports/crm.ts'
import type { Store } from '../ports/store.ts'

export interface InvitedPerson {
  readonly name: string
  readonly email: EmailAddress
  readonly resolution: Resolution
}

/** Organizer and attendees, each once, each with who they are in IFS: one look-up for all of them. */
export async function findPeople(
  { crm, store }: { crm: Crm; store: Store },
  appointment: Appointment,
  connection: ResolutionHints['connection'],
): Promise<{ people: readonly InvitedPerson[]; known: readonly PeopleOfAddress[] }> {
  const emails = addressesOf(appointment)
  const [known, choices] = await Promise.all([crm.findPeople(emails), store.choices(appointment.mailboxId, emails)])
  const byEmail = new Map(known.map((entry) => [entry.email, entry]))
  const people = invitedTo(appointment).map((attendee) => ({
    name: attendee.name,
    email: attendee.email,
    resolution: resolveAttendee(attendee, byEmail.get(attendee.email), { choices, connection }),
  }))
  return { people, known }
}

function invitedTo(appointment: Appointment): readonly Attendee[] {
  const organizer: Attendee = { ...appointment.organizer, kind: 'person' }
  const others = appointment.attendees.filter((attendee) => attendee.email !== organizer.email)
  return [...new Map([organizer, ...others].map((attendee) => [attendee.email, attendee])).values()]
}
