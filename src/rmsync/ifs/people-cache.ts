import type { EmailAddress } from '../../domain/ids.ts'
import type { PeopleOfAddress } from '../../domain/person.ts'

type FindPeople = (emails: readonly EmailAddress[]) => Promise<readonly PeopleOfAddress[]>

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
  const kept = new Map<EmailAddress, { people: PeopleOfAddress; until: number }>()

  function remembered(email: EmailAddress): PeopleOfAddress | null {
    const entry = kept.get(email)
    return entry !== undefined && now() < entry.until ? entry.people : null
  }

  function remember(people: PeopleOfAddress): void {
    kept.delete(people.email)
    if (people.contacts.length + people.representatives.length === 0) return
    kept.set(people.email, { people, until: now() + keptMs })
    // a Map keeps the order of insertion, so the first is the oldest
    const [oldest] = kept.keys()
    if (kept.size > mostAddresses && oldest !== undefined) kept.delete(oldest)
  }

  const findRemembering: FindPeople = async (emails) => {
    const known = new Map(emails.map((email) => [email, remembered(email)]))
    const asked = [...known].filter(([, people]) => people === null).map(([email]) => email)
    const found = new Map((asked.length === 0 ? [] : await find(asked)).map((people) => [people.email, people]))
    for (const people of found.values()) remember(people)
    return emails.map((email) => known.get(email) ?? found.get(email) ?? { email, representatives: [], contacts: [] })
  }
  return { find: findRemembering, forget: (email) => void kept.delete(email) }
}
