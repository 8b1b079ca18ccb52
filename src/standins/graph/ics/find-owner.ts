import type { ReadEvent } from './read-event.ts'
import { valueOf, type IcsProperty } from './split-calendar.ts'

interface Person {
  readonly address: string
  readonly names: Set<string>
  organized: number
  seen: number
}

/**
 * Whose calendar a file is: the person its name tells of; else whoever is on most entries, organizers before attendees.
 * Null for a file that names nobody.
 */
export function findOwner(
  events: readonly ReadEvent[],
  calendar: { readonly properties: readonly IcsProperty[] },
): string | null {
  const people = new Map<string, Person>()
  for (const { ics } of events) {
    const organizer = ics.organizer?.email.toLowerCase()
    const names = new Map(
      [...(ics.attendees ?? []), ...(ics.organizer ? [ics.organizer] : [])].map(({ email, name }) => [email.toLowerCase(), name]),
    )
    for (const [address, name] of names) {
      if (!address.includes('@')) continue
      const person = people.get(address) ?? { address, names: new Set<string>(), organized: 0, seen: 0 }
      people.set(address, person)
      if (name) person.names.add(name)
      person.seen += 1
      if (address === organizer) person.organized += 1
    }
  }
  const title = (valueOf(calendar, 'X-WR-CALNAME') ?? '').toLowerCase()
  const isNamed = ({ address, names }: Person) =>
    title.includes(address) || [...names].some((name) => name.length > 3 && title.includes(name.toLowerCase()))
  const ranked = [...people.values()].sort(
    (one, other) => Number(isNamed(other)) - Number(isNamed(one)) || other.seen - one.seen || other.organized - one.organized,
  )
  return ranked[0]?.address ?? null
}
