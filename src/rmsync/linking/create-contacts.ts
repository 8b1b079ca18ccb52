import type { Appointment } from '../../domain/appointment.ts'
import type { ConnectionKind } from '../../domain/activity.ts'
import type { EmailAddress, PersonId } from '../../domain/ids.ts'
import { Refusal } from '../../domain/refusal.ts'
import { addressesOf } from '../../domain/snapshot-of.ts'
import type { Crm } from '../ports/crm.ts'
import type { Ids } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'

/** An attendee whom nobody knows in IFS, to be made a contact of the connection. */
export interface NewContact {
  readonly email: EmailAddress
  readonly name: string
  readonly role: string
}

/**
 * Makes contacts of attendees, each once: who is a contact there by now is left as it is. Who was made is remembered as the one who is
 * meant. Answers their names.
 */
export async function createContacts(
  { crm, store, ids }: { crm: Crm; store: Store; ids: Ids },
  appointment: Appointment,
  connection: { readonly kind: ConnectionKind; readonly id: string } | null,
  contacts: readonly NewContact[],
): Promise<readonly string[]> {
  if (contacts.length === 0) return []
  if (connection === null)
    throw new Refusal(
      'bad-request',
      'The activity belongs to no account that contacts could be made at.',
      'Leave these people out.',
    )
  const invited = new Set(addressesOf(appointment))
  const stranger = contacts.find(({ email }) => !invited.has(email))
  if (stranger !== undefined)
    throw new Refusal(
      'bad-request',
      `${stranger.email} is not invited to this appointment.`,
      'Open the appointment again.',
      undefined,
      'newContacts',
    )
  const known = new Map((await crm.findPeople(contacts.map(({ email }) => email))).map((people) => [people.email, people]))
  const choices = new Map<EmailAddress, PersonId>()
  const made: string[] = []
  for (const contact of contacts) {
    const there = known
      .get(contact.email)
      ?.contacts.find((one) => one.connection.kind === connection.kind && one.connection.id === connection.id)
    const match = there ?? (await crm.createContact({ ...contact, connection, creationKey: ids.next() }))
    if (there === undefined) made.push(match.name)
    choices.set(contact.email, match.personId)
  }
  await store.saveChoices(appointment.mailboxId, choices)
  return made
}
