import type { EmailAddress } from '../../domain/ids.ts'
import type { PeopleOfAddress } from '../../domain/person.ts'
import type { PeopleFields } from '../ports/crm.ts'

type FindPeople = (emails: readonly EmailAddress[], asked?: PeopleFields) => Promise<readonly PeopleOfAddress[]>

const keptMs = 5 * 60_000
const mostAddresses = 5_000

interface RememberingPeople {
  readonly find: FindPeople
  readonly forget: (email: EmailAddress) => void
}

/**
 * Remembers for five minutes who is behind an address. Nobody found is not remembered: the next thing that happens is
 * often that somebody creates the contact.
 */
export function withPeopleCache(find: FindPeople, now: () => number): RememberingPeople {
  const kept = new Map<EmailAddress, { people: PeopleOfAddress; fields: string; until: number }>()

  /** What was asked with fewer or other fields does not answer a question for these. */
  function remembered(email: EmailAddress, fields: string): PeopleOfAddress | null {
    const entry = kept.get(email)
    return entry !== undefined && now() < entry.until && (fields === '' || entry.fields === fields) ? entry.people : null
  }

  function remember(people: PeopleOfAddress, fields: string): void {
    kept.delete(people.email)
    if (people.contacts.length + people.representatives.length === 0) return
    kept.set(people.email, { people, fields, until: now() + keptMs })
    // a Map keeps the order of insertion, so the first is the oldest
    const [oldest] = kept.keys()
    if (kept.size > mostAddresses && oldest !== undefined) kept.delete(oldest)
  }

  const findRemembering: FindPeople = async (emails, asked) => {
    const fields = asked === undefined ? '' : JSON.stringify(asked)
    const known = new Map(emails.map((email) => [email, remembered(email, fields)]))
    const unknown = [...known].filter(([, people]) => people === null).map(([email]) => email)
    const found = new Map((unknown.length === 0 ? [] : await find(unknown, asked)).map((people) => [people.email, people]))
    for (const people of found.values()) remember(people, fields)
    return emails.map((email) => known.get(email) ?? found.get(email) ?? { email, representatives: [], contacts: [] })
  }
  return { find: findRemembering, forget: (email) => void kept.delete(email) }
}
