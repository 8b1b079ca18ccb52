import type { Connection } from './activity.ts'
import type { EmailAddress } from './ids.ts'
import type { ContactMatch, PeopleOfAddress } from './person.ts'

export interface ConnectionSuggestion {
  readonly connection: Connection
  /** How many attendees are contacts there. */
  readonly attendees: number
  /** How often the representative linked meetings with any of these people to it. */
  readonly usedTimes: number
  /** Nobody invited is known there, but somebody with the same e-mail domain is. */
  readonly sameDomain: string | null
}

/**
 * Connections that the meeting points at: where its attendees work, and what meetings with them were linked to before; most attendees
 * first, then the most used. An attendee with two contacts counts for both: it is a hint for a person to choose from, not a decision.
 */
export function suggestConnections(
  people: readonly PeopleOfAddress[],
  attendees: readonly EmailAddress[],
  used: readonly { readonly connection: Connection; readonly times: number }[],
): readonly ConnectionSuggestion[] {
  const invited = new Set(attendees)
  const found = new Map<string, { connection: Connection; emails: Set<EmailAddress>; usedTimes: number }>()
  const entryOf = (connection: Connection) => {
    const entry = found.get(keyOf(connection)) ?? { connection, emails: new Set(), usedTimes: 0 }
    found.set(keyOf(connection), entry)
    return entry
  }
  for (const contact of people.filter((entry) => invited.has(entry.email)).flatMap((entry) => entry.contacts))
    entryOf(contact.connection).emails.add(contact.email)
  for (const { connection, times } of used) entryOf(connection).usedTimes += times
  return [...found.values()]
    .map(({ connection, emails, usedTimes }) => ({ connection, attendees: emails.size, usedTimes, sameDomain: null }))
    .sort((a, b) => b.attendees - a.attendees || b.usedTimes - a.usedTimes || a.connection.name.localeCompare(b.connection.name))
}

/** Where colleagues of the attendees work, by their e-mail domain: asked for only when nothing better points anywhere. */
export function suggestByDomain(domain: string, contacts: readonly ContactMatch[]): readonly ConnectionSuggestion[] {
  const there = contacts.filter((contact) => contact.email.endsWith(`@${domain}`)).map((contact) => contact.connection)
  const connections = [...new Map(there.map((connection) => [keyOf(connection), connection])).values()]
  return connections.map((connection) => ({ connection, attendees: 0, usedTimes: 0, sameDomain: domain }))
}

/** Domains of people outside the company, whose mail is not from a provider that anybody may use. */
export function domainsOf(attendees: readonly EmailAddress[], own: EmailAddress): readonly string[] {
  const mine = domainOf(own)
  return [...new Set(attendees.map(domainOf))].filter((domain) => domain !== '' && domain !== mine && !publicDomains.has(domain))
}

const domainOf = (email: EmailAddress): string => email.split('@')[1] ?? ''
const publicDomains = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'yahoo.com',
  'icloud.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  't-online.de',
  'aol.com',
  'proton.me',
  'protonmail.com',
])

const keyOf = ({ kind, id }: Connection): string => `${kind} ${id}`
