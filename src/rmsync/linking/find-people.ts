import type { Appointment, Attendee } from '../../domain/appointment.ts'
import type { EmailAddress } from '../../domain/ids.ts'
import type { FieldValues } from '../../domain/field-values.ts'
import type { PeopleOfAddress, Resolution } from '../../domain/person.ts'
import { resolveAttendee, type ResolutionHints } from '../../domain/resolve-attendees.ts'
import { addressesOf } from '../../domain/snapshot-of.ts'
import type { Crm, PeopleFields } from '../ports/crm.ts'
import type { Store } from '../ports/store.ts'

export interface InvitedPerson {
  readonly name: string
  readonly email: EmailAddress
  readonly resolution: Resolution
  /** What was asked of the contact or the representative. */
  readonly attributes?: FieldValues
}

/** Organizer and attendees, each once, each with who they are in IFS: one look-up for all of them. */
export async function findPeople(
  { crm, store }: { crm: Crm; store: Store },
  appointment: Appointment,
  connection: ResolutionHints['connection'],
  asked?: PeopleFields,
): Promise<{ people: readonly InvitedPerson[]; known: readonly PeopleOfAddress[] }> {
  const emails = addressesOf(appointment)
  const [known, choices] = await Promise.all([crm.findPeople(emails, asked), store.choices(appointment.mailboxId, emails)])
  const byEmail = new Map(known.map((entry) => [entry.email, entry]))
  const people = invitedTo(appointment).map((attendee) => {
    const found = byEmail.get(attendee.email)
    const resolution = resolveAttendee(attendee, found, { choices, connection })
    const attributes = attributesOf(resolution, found)
    return { name: attendee.name, email: attendee.email, resolution, ...(attributes === undefined ? {} : { attributes }) }
  })
  return { people, known }
}

function attributesOf(resolution: Resolution, found: PeopleOfAddress | undefined): FieldValues | undefined {
  if (resolution.kind === 'representative')
    return found?.representatives.find(({ representativeId }) => representativeId === resolution.representativeId)?.attributes
  if (resolution.kind !== 'contact') return undefined
  const { personId, connection } = resolution
  return found?.contacts.find((contact) => contact.personId === personId && contact.connection.id === connection.id)?.attributes
}

function invitedTo(appointment: Appointment): readonly Attendee[] {
  const organizer: Attendee = { ...appointment.organizer, kind: 'person' }
  const others = appointment.attendees.filter((attendee) => attendee.email !== organizer.email)
  return [...new Map([organizer, ...others].map((attendee) => [attendee.email, attendee])).values()]
}
