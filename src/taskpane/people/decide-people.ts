import type { CreateLinkRequest } from '../../api/create-link.ts'
import type { AttendeeView, ConnectionView } from '../../api/schemas.ts'

export type Choices = Readonly<Record<string, string>>

/** Who an attendee will be on the activity, given the connection and the person's choices. Mirrors what rmsync decides on creation. */
type Decided =
  | { readonly kind: 'representative' | 'contact'; readonly name: string; readonly detail: string }
  | { readonly kind: 'to-decide' }
  /** To be made a contact of the connection. */
  | { readonly kind: 'created' }
  | { readonly kind: 'left-out' }
  | { readonly kind: 'not-a-person' }

function decide(
  { email, resolution }: AttendeeView,
  connection: ConnectionKey,
  choices: Choices,
  toCreate: ReadonlySet<string>,
): Decided {
  switch (resolution.kind) {
    case 'representative':
      return { kind: 'representative', name: resolution.name, detail: '' }
    case 'contact':
      return { kind: 'contact', name: resolution.name, detail: resolution.connection.name }
    case 'not-a-person':
      return { kind: 'not-a-person' }
    case 'unknown':
      return { kind: toCreate.has(email) ? 'created' : 'left-out' }
    case 'ambiguous': {
      const chosen =
        resolution.candidates.find((candidate) => candidate.personId === choices[email]) ??
        onlyOneOf(resolution.candidates, connection)
      return chosen === undefined
        ? { kind: 'to-decide' }
        : { kind: 'contact', name: chosen.name, detail: `${chosen.connection.name} · ${chosen.role}` }
    }
  }
}

type Candidate = Extract<AttendeeView['resolution'], { kind: 'ambiguous' }>['candidates'][number]
type ConnectionKey = Pick<ConnectionView, 'kind' | 'id'> | null

/** Contacts of the connection go before others (product decision 10). */
function onlyOneOf(candidates: readonly Candidate[], connection: ConnectionKey): Candidate | undefined {
  const own = candidates.filter(
    (candidate) =>
      connection !== null && candidate.connection.kind === connection.kind && candidate.connection.id === connection.id,
  )
  return own.length === 1 ? own[0] : undefined
}

export type People = ReturnType<typeof decideAll>

export function decideAll(
  people: readonly AttendeeView[],
  connection: ConnectionKey,
  choices: Choices,
  toCreate: ReadonlySet<string> = new Set(),
) {
  const decided = people.map((person) => ({ person, decided: decide(person, connection, choices, toCreate) }))
  const of = (kind: Decided['kind']) => decided.filter((entry) => entry.decided.kind === kind)
  return {
    /** They stay listed after they were decided, so that a choice can be changed. */
    ambiguous: people.flatMap((person) =>
      person.resolution.kind === 'ambiguous' ? [{ person, candidates: person.resolution.candidates }] : [],
    ),
    /** Who is meant without a choice of the person's own: a contact of the connection, or nobody. */
    chosenBy: ({ resolution }: AttendeeView): string =>
      resolution.kind === 'ambiguous' ? (onlyOneOf(resolution.candidates, connection)?.personId ?? '') : '',
    toDecide: of('to-decide'),
    representatives: of('representative'),
    contacts: of('contact'),
    created: of('created'),
    leftOut: of('left-out'),
    notPeople: of('not-a-person'),
  }
}

/** What a request says of those to be made contacts. */
export const newContactsOf = ({ created }: Pick<People, 'created'>): Pick<CreateLinkRequest, 'newContacts'> =>
  created.length === 0
    ? {}
    : { newContacts: created.map(({ person: { email, name } }) => ({ email, name: name || email, role: '' })) }
