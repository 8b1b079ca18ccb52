import { type EmailAddress, type PersonId, type RepresentativeId, toEmailAddress } from '../../domain/ids.ts'
import type { PeopleAddresses } from '../ports/crm.ts'
import type { IfsContext } from './ifs-context.ts'
import { requiredTextOf, rowsOf, textOf } from './ifs-rows.ts'
import { anyOf, chunksOf, queried, quoted } from './odata-text.ts'

const what = 'addresses of people'

/** One request a projection. A person who is a contact in several places has the address of the first that has one. */
export async function addressesOf(
  { ifs, mapping }: IfsContext,
  {
    contacts,
    representatives,
  }: { readonly contacts: readonly PersonId[]; readonly representatives: readonly RepresentativeId[] },
): Promise<PeopleAddresses> {
  const askedContacts = mapping.contacts.flatMap(({ projection, entitySet, attributes }) =>
    chunksOf(contacts).map((chunk) => ({
      attributes,
      query: { projection, path: queried(entitySet, { filter: byId(attributes.personId, chunk) }) },
    })),
  )
  const { projection, entitySet, attributes: names } = mapping.representatives
  const askedRepresentatives = chunksOf(representatives).map((chunk) => ({
    projection,
    path: queried(entitySet, {
      reads: Object.values(names).filter((name) => name !== null),
      filter: byId(names.representativeId, chunk),
    }),
  }))
  const answers = await rowsOf(ifs, [...askedContacts.map(({ query }) => query), ...askedRepresentatives], what)
  const ofContacts = new Map<PersonId, EmailAddress>()
  for (const [index, { attributes }] of askedContacts.entries())
    for (const row of answers[index] ?? []) {
      const personId = requiredTextOf(row, attributes.personId) as PersonId
      const email = toEmailAddress(textOf(row, attributes.email))
      if (email !== '' && !ofContacts.has(personId)) ofContacts.set(personId, email)
    }
  const rows = answers.slice(askedContacts.length).flat()
  const ofRepresentatives = rows.map(
    (row) => [requiredTextOf(row, names.representativeId) as RepresentativeId, toEmailAddress(textOf(row, names.email))] as const,
  )
  return { contacts: ofContacts, representatives: new Map(ofRepresentatives.filter(([, email]) => email !== '')) }
}

const byId = (attribute: string, ids: readonly string[]): string => anyOf(ids.map((id) => `${attribute} eq ${quoted(id)}`))
