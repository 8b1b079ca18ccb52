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
 * often that somebody creates the contact. The dates of a series ask at the same moment for the same people: they are asked for once.
 */
export function withPeopleCache(find: FindPeople, now: () => number): RememberingPeople {
  const kept = new Map<EmailAddress, { people: PeopleOfAddress; fields: string; until: number }>()
  const asking = new Map<EmailAddress, { people: Promise<PeopleOfAddress>; fields: string }>()

  /** What was asked with fewer or other fields does not answer a question for these. */
  const answers = (fields: string, asked: string): boolean => asked === '' || fields === asked

  function remembered(email: EmailAddress, fields: string): PeopleOfAddress | Promise<PeopleOfAddress> | null {
    const underWay = asking.get(email)
    if (underWay !== undefined && answers(underWay.fields, fields)) return underWay.people
    const entry = kept.get(email)
    return entry !== undefined && now() < entry.until && answers(entry.fields, fields) ? entry.people : null
  }

  function remember(people: PeopleOfAddress, fields: string): void {
    kept.delete(people.email)
    if (people.contacts.length + people.representatives.length === 0) return
    kept.set(people.email, { people, fields, until: now() + keptMs })
    // a Map keeps the order of insertion, so the first is the oldest
    const [oldest] = kept.keys()
    if (kept.size > mostAddresses && oldest !== undefined) kept.delete(oldest)
  }

  /** Whoever was forgotten while the question was under way is neither remembered nor told to anybody who asks from then on. */
  function ask(emails: readonly EmailAddress[], asked: PeopleFields | undefined, fields: string): void {
    const found = find(emails, asked).then((people) => new Map(people.map((one) => [one.email, one])))
    for (const email of emails) {
      const isMine = (): boolean => asking.get(email)?.people === people
      const people = found
        .then((all) => {
          const one = all.get(email) ?? { email, representatives: [], contacts: [] }
          if (isMine()) remember(one, fields)
          return one
        })
        .finally(() => isMine() && asking.delete(email))
      asking.set(email, { people, fields })
    }
  }

  const findRemembering: FindPeople = async (emails, asked) => {
    const fields = asked === undefined ? '' : JSON.stringify(asked)
    const known = new Map(emails.map((email) => [email, remembered(email, fields)]))
    const unknown = [...known].filter(([, people]) => people === null).map(([email]) => email)
    if (unknown.length > 0) ask(unknown, asked, fields)
    const nobody = (email: EmailAddress): PeopleOfAddress => ({ email, representatives: [], contacts: [] })
    return Promise.all(emails.map(async (email) => known.get(email) ?? asking.get(email)?.people ?? nobody(email)))
  }
  return {
    find: findRemembering,
    forget: (email) => {
      kept.delete(email)
      asking.delete(email)
    },
  }
}
