import type { Connection, ConnectionKind, Representative } from '../../src/domain/activity.ts'
import { toEmailAddress, type PersonId, type RepresentativeId } from '../../src/domain/ids.ts'
import type { ContactMatch } from '../../src/domain/person.ts'
import { opportunities, parties, people, supplierRequests, type SeedParty } from '../../src/standins/seed/company.ts'

/** What an in-memory CRM knows besides its activities. */
export interface FakeCompany {
  readonly representatives: readonly Representative[]
  readonly connections: readonly Connection[]
  readonly contacts: readonly ContactMatch[]
  readonly opportunities: readonly { readonly opportunityNo: string; readonly name: string; readonly accountId: string }[]
}

const kindOf: Record<SeedParty['kind'], ConnectionKind> = { customer: 'account', lead: 'lead', supplier: 'supplier' }

const toConnection = (party: SeedParty): Connection => ({
  kind: kindOf[party.kind],
  id: party.id,
  name: party.name,
  place: party.city,
})

/** The seeded company of the trial in our words, so that fake and IFS stand-in answer alike. */
export const haldenCompany = (): FakeCompany => ({
  representatives: people.flatMap(({ ifs, name, email }) =>
    ifs === undefined
      ? []
      : [
          {
            representativeId: ifs.personId as RepresentativeId,
            name,
            userId: ifs.userId,
            email: toEmailAddress(email),
            isBlocked: false,
            maySync: ifs.permissionSets.includes('EXCHANGE_SYNC_USER'),
          },
        ],
  ),
  connections: [
    ...parties.map(toConnection),
    ...supplierRequests.map(({ id, name }): Connection => ({ kind: 'supplier-request', id, name, place: '' })),
  ],
  contacts: parties.flatMap((party) =>
    party.contacts.map(({ personId, name, email, role }) => ({
      personId: personId as PersonId,
      name,
      email: toEmailAddress(email),
      role,
      connection: toConnection(party),
    })),
  ),
  opportunities: opportunities.map(({ id, customerId, name }) => ({ opportunityNo: id, name, accountId: customerId })),
})
