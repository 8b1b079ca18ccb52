import type { Connection } from './activity.ts'
import type { EmailAddress } from './ids.ts'
import type { ContactMatch, PeopleOfAddress } from './person.ts'

export interface ConnectionSuggestion {
  readonly connection: Connection
  /** How many attendees are contacts there. */
  readonly attendees: number
}

/**
 * Connections the attendees point at, most attendees first. An attendee with two contacts counts for both:
 * it is a hint for a person to choose from, not a decision.
 */
export function suggestConnections(
  people: readonly PeopleOfAddress[],
  attendees: readonly EmailAddress[],
): readonly ConnectionSuggestion[] {
  const invited = new Set(attendees)
  const found = new Map<string, { connection: Connection; emails: Set<EmailAddress> }>()
  for (const contact of people.filter((entry) => invited.has(entry.email)).flatMap((entry) => entry.contacts)) {
    const entry = found.get(keyOf(contact)) ?? { connection: contact.connection, emails: new Set() }
    entry.emails.add(contact.email)
    found.set(keyOf(contact), entry)
  }
  return [...found.values()]
    .map(({ connection, emails }) => ({ connection, attendees: emails.size }))
    .sort((a, b) => b.attendees - a.attendees || a.connection.name.localeCompare(b.connection.name))
}

const keyOf = (contact: ContactMatch): string => `${contact.connection.kind} ${contact.connection.id}`
