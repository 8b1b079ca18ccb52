import type { Attendee } from './appointment.ts'
import type { EmailAddress, PersonId } from './ids.ts'
import type { ContactMatch, PeopleOfAddress, Resolution } from './person.ts'

/** The person's own earlier answers, and what the link belongs to. */
export interface ResolutionHints {
  readonly choices: ReadonlyMap<EmailAddress, PersonId>
  readonly connection: { readonly kind: string; readonly id: string } | null
}

/**
 * Who one attendee is (product decision 10): representatives first, then contacts of the connection, then other contacts.
 * Two matches are never settled silently; only the person's own earlier choice settles them.
 */
export function resolveAttendee(attendee: Attendee, known: PeopleOfAddress | undefined, hints: ResolutionHints): Resolution {
  if (attendee.kind !== 'person') return { kind: 'not-a-person' }
  if (known === undefined) return { kind: 'unknown' }
  const representative = known.representatives[0]
  if (representative !== undefined && known.representatives.length === 1) {
    return { kind: 'representative', representativeId: representative.representativeId, name: representative.name }
  }
  const contact = chooseContact(known.contacts, attendee.email, hints)
  if (contact !== undefined)
    return { kind: 'contact', personId: contact.personId, name: contact.name, connection: contact.connection }
  return known.contacts.length === 0 ? { kind: 'unknown' } : { kind: 'ambiguous', candidates: known.contacts }
}

function chooseContact(contacts: readonly ContactMatch[], email: EmailAddress, hints: ResolutionHints): ContactMatch | undefined {
  const chosen = contacts.find((contact) => contact.personId === hints.choices.get(email))
  if (chosen !== undefined) return chosen
  const { connection } = hints
  const ofConnection = contacts.filter(
    (contact) => connection !== null && contact.connection.kind === connection.kind && contact.connection.id === connection.id,
  )
  if (ofConnection.length === 1) return ofConnection[0]
  return contacts.length === 1 ? contacts[0] : undefined
}
