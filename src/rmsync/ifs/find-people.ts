import type { Connection, ConnectionKind } from '../../domain/activity.ts'
import { type EmailAddress, type PersonId, type RepresentativeId, toEmailAddress } from '../../domain/ids.ts'
import type { ContactMatch, PeopleOfAddress, RepresentativeMatch } from '../../domain/person.ts'
import type { PeopleFields } from '../ports/crm.ts'
import type { IfsContext } from './ifs-context.ts'
import { attributesOf } from './attribute-values.ts'
import { isYes, requiredTextOf, type Row, rowsOf, textOf } from './ifs-rows.ts'
import { anyOf, chunksOf, containsText, queried, quoted } from './odata-text.ts'

interface FoundContact extends Omit<ContactMatch, 'connection'> {
  readonly owner: { readonly kind: ConnectionKind; readonly id: string }
}

const what = 'people by address'

/** Everybody behind addresses: one request a projection for the people, one a projection for those they belong to. */
export async function findPeople(
  context: IfsContext,
  emails: readonly EmailAddress[],
  asked?: PeopleFields,
): Promise<readonly PeopleOfAddress[]> {
  const [representatives, found] = await Promise.all([
    findRepresentatives(context, emails, asked?.representative),
    findContacts(
      context,
      ({ attributes }) => byAddress(attributes.email, emails).map((filter) => ({ filter, orderby: attributes.personId })),
      asked?.contact,
    ),
  ])
  const contacts = await withOwners(context, found)
  return emails.map((email) => ({
    email,
    representatives: representatives.filter((match) => match.email === email),
    contacts: contacts.filter((match) => match.email === email),
  }))
}

/** By name or address, one request a projection as above. */
export async function searchContacts(context: IfsContext, text: string, limit: number): Promise<readonly ContactMatch[]> {
  const words = text.trim()
  const found = await findContacts(context, ({ attributes: { name, email, personId } }) => {
    const filter = words === '' ? '' : anyOf([name, email].map((attribute) => containsText(attribute, words)))
    // blocked ones are sorted out afterwards, so more are asked for than are shown
    return [{ filter, orderby: `${name},${personId}`, top: limit * 2 }]
  })
  const shown = found.toSorted((a, b) => a.name.localeCompare(b.name) || a.personId.localeCompare(b.personId)).slice(0, limit)
  return withOwners(context, shown)
}

async function findRepresentatives(
  context: IfsContext,
  emails: readonly EmailAddress[],
  asked?: readonly string[],
): Promise<readonly RepresentativeMatch[]> {
  const { ifs, mapping } = context
  const { projection, entitySet, attributes: names, blockedState } = mapping.representatives
  const own = asked === undefined ? undefined : await attributesOf(context, mapping.representatives, asked)
  const reads = [...new Set([...Object.values(names), ...(own?.names ?? [])])]
  const queries = byAddress(names.email, emails).map((filter) => ({ projection, path: queried(entitySet, { reads, filter }) }))
  const rows = (await rowsOf(ifs, queries, what)).flat()
  return rows
    .filter((row) => textOf(row, names.state) !== blockedState)
    .map((row) => ({
      representativeId: requiredTextOf(row, names.representativeId) as RepresentativeId,
      name: textOf(row, names.name),
      email: toEmailAddress(textOf(row, names.email)),
      ...(own === undefined ? {} : { attributes: own.valuesOf(row) }),
    }))
}

type ContactSet = IfsContext['mapping']['contacts'][number]

/** Those that IFS keeps from new activities are left out: adding one would be refused. */
async function findContacts(
  context: IfsContext,
  queriesOf: (set: ContactSet) => readonly Parameters<typeof queried>[1][],
  fields?: readonly string[],
): Promise<readonly FoundContact[]> {
  const { ifs, mapping } = context
  const own = new Map(
    await Promise.all(
      (fields === undefined ? [] : mapping.contacts).map(
        async (set) => [set, await attributesOf(context, set, fields ?? [])] as const,
      ),
    ),
  )
  const asked = mapping.contacts.flatMap((set) =>
    queriesOf(set).map((query) => ({ set, query: { projection: set.projection, path: queried(set.entitySet, query) } })),
  )
  const answers = await rowsOf(
    ifs,
    asked.map(({ query }) => query),
    what,
  )
  return asked.flatMap(({ set }, index) =>
    (answers[index] ?? [])
      .filter((row) => !isYes(row, set.attributes.blocked))
      .map((row) => {
        const attributes = own.get(set)?.valuesOf(row)
        return { ...toFoundContact(row, set), ...(attributes === undefined ? {} : { attributes }) }
      }),
  )
}

async function withOwners(context: IfsContext, contacts: readonly FoundContact[]): Promise<readonly ContactMatch[]> {
  const connections = await nameOwners(context, contacts)
  return contacts.map(({ owner, ...contact }) => ({
    ...contact,
    connection: connections.get(keyOf(owner)) ?? { ...owner, name: owner.id, place: '' },
  }))
}

function toFoundContact(row: Row, { connection, attributes: names }: ContactSet): FoundContact {
  return {
    personId: requiredTextOf(row, names.personId) as PersonId,
    name: textOf(row, names.name),
    email: toEmailAddress(textOf(row, names.email)),
    role: textOf(row, names.role),
    owner: { kind: connection, id: requiredTextOf(row, names.connectionId) },
  }
}

async function nameOwners(
  { ifs, mapping }: IfsContext,
  contacts: readonly FoundContact[],
): Promise<ReadonlyMap<string, Connection>> {
  const kinds = [...new Set(contacts.map(({ owner }) => owner.kind))]
  const asked = kinds.flatMap((kind) => {
    const { projection, entitySet, attributes } = mapping.connections[kind]
    const ids = [...new Set(contacts.filter(({ owner }) => owner.kind === kind).map(({ owner }) => owner.id))]
    return chunksOf(ids).map((chunk) => {
      const filter = anyOf(chunk.map((id) => `${attributes.id} eq ${quoted(id)}`))
      return { kind, query: { projection, path: queried(entitySet, { filter }) } }
    })
  })
  const answers = await rowsOf(
    ifs,
    asked.map(({ query }) => query),
    what,
  )
  const named = asked.flatMap(({ kind }, index) => (answers[index] ?? []).map((row) => toConnection(row, kind, mapping)))
  return new Map(named.map((connection) => [keyOf(connection), connection]))
}

export function toConnection(row: Row, kind: ConnectionKind, { connections }: IfsContext['mapping']): Connection {
  const { id, name, place } = connections[kind].attributes
  return { kind, id: requiredTextOf(row, id), name: textOf(row, name), place: place === null ? '' : textOf(row, place) }
}

const byAddress = (attribute: string, emails: readonly EmailAddress[]): readonly string[] =>
  chunksOf(emails).map((chunk) => anyOf(chunk.map((email) => `tolower(${attribute}) eq ${quoted(email)}`)))

const keyOf = ({ kind, id }: { readonly kind: ConnectionKind; readonly id: string }): string => `${kind} ${id}`
