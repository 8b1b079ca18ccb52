import type { AttendeeView, ConnectionView } from '../../../api/schemas.ts'

export type Choices = Readonly<Record<string, string>>

/** Who an attendee will be on the activity, given the connection and the person's choices. Mirrors what rmsync decides on creation. */
export type Decided =
  | { readonly kind: 'representative' | 'contact'; readonly name: string; readonly detail: string }
  | { readonly kind: 'to-decide' }
  | { readonly kind: 'left-out' }
  | { readonly kind: 'not-a-person' }

export function decide(
  { email, resolution }: AttendeeView,
  connection: Pick<ConnectionView, 'kind' | 'id'> | null,
  choices: Choices,
): Decided {
  switch (resolution.kind) {
    case 'representative':
      return { kind: 'representative', name: resolution.name, detail: '' }
    case 'contact':
      return { kind: 'contact', name: resolution.name, detail: resolution.connection.name }
    case 'not-a-person':
      return { kind: 'not-a-person' }
    case 'unknown':
      return { kind: 'left-out' }
    case 'ambiguous': {
      const ofConnection = resolution.candidates.filter(
        (candidate) =>
          connection !== null && candidate.connection.kind === connection.kind && candidate.connection.id === connection.id,
      )
      const chosen =
        resolution.candidates.find((candidate) => candidate.personId === choices[email]) ??
        (ofConnection.length === 1 ? ofConnection[0] : undefined)
      return chosen === undefined
        ? { kind: 'to-decide' }
        : { kind: 'contact', name: chosen.name, detail: `${chosen.connection.name} · ${chosen.role}` }
    }
  }
}

export function decideAll(
  people: readonly AttendeeView[],
  connection: Pick<ConnectionView, 'kind' | 'id'> | null,
  choices: Choices,
) {
  const decided = people.map((person) => ({ person, decided: decide(person, connection, choices) }))
  const of = (kind: Decided['kind']) => decided.filter((entry) => entry.decided.kind === kind)
  return {
    toDecide: of('to-decide'),
    representatives: of('representative'),
    contacts: of('contact'),
    leftOut: of('left-out'),
    notPeople: of('not-a-person'),
  }
}
