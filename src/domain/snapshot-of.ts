import type { Appointment } from './appointment.ts'
import type { EmailAddress } from './ids.ts'
import type { RelayedPerson, Snapshot } from './link.ts'
import type { Resolution } from './person.ts'
import { toDescription } from './plain-text.ts'
import { privateSubject } from './private-policy.ts'

/** Addresses of people on an appointment, organizer first, each once. Rooms and resources are no people. */
export function addressesOf(appointment: Appointment): readonly EmailAddress[] {
  const people = appointment.attendees.filter((attendee) => attendee.kind === 'person').map((attendee) => attendee.email)
  return [...new Set([appointment.organizer.email, ...people])].filter((email) => email.length > 0)
}

/** What IFS should say, given who the people are. */
export function snapshotOf(
  appointment: Appointment,
  people: ReadonlyMap<EmailAddress, RelayedPerson>,
  longest: number,
): Snapshot {
  return {
    description: toDescription(appointment.subject, longest),
    when: appointment.when,
    people: Object.fromEntries(addressesOf(appointment).map((email) => [email, people.get(email) ?? { kind: 'unresolved' }])),
  }
}

/**
 * A linked appointment that became private is masked at once: its text is hidden, contacts and representatives stay as IFS has
 * them, its time is still relayed (product decision 8, default policy).
 */
export function maskedSnapshot(appointment: Appointment, relayed: Pick<Snapshot, 'people'>): Snapshot {
  return { description: privateSubject, when: appointment.when, people: relayed.people }
}

/** Addresses that nobody has looked up yet; while this is empty a relay needs no look-up in IFS. */
export function unknownAddresses(appointment: Appointment, relayed: Pick<Snapshot, 'people'>): readonly EmailAddress[] {
  return addressesOf(appointment).filter((email) => !(email in relayed.people))
}

export function toRelayedPerson(resolution: Resolution): RelayedPerson {
  if (resolution.kind === 'representative') {
    return { kind: 'representative', representativeId: resolution.representativeId, name: resolution.name }
  }
  if (resolution.kind === 'contact') return { kind: 'contact', personId: resolution.personId, name: resolution.name }
  return { kind: 'unresolved' }
}
