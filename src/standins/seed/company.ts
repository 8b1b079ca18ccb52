/**
 * The made-up company of the trial: one source for every stand-in, so that the person who signs in,
 * the mailbox, the representative and the contact are the same people everywhere.
 */
export const tenantId = '6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00'

/** Application (client) ids as registered in the simulated Entra. */
export const clients = {
  /** the panel and the admin pages: public client, SPA */
  panel: 'a1f3c0de-0001-4c11-8a11-000000000001',
  /** rmsync's own API: audience of the panel's access tokens */
  api: 'a1f3c0de-0002-4c11-8a11-000000000002',
  /** rmsync as a daemon on Graph: confidential client */
  rmsync: 'a1f3c0de-0003-4c11-8a11-000000000003',
  /** the simulated Outlook: broker of nested app authentication */
  outlook: 'a1f3c0de-0004-4c11-8a11-000000000004',
} as const

export interface SeedPerson {
  /** Entra object id = Graph user id */
  readonly oid: string
  readonly userName: string
  readonly name: string
  readonly email: string
  readonly jobTitle: string
  readonly appRoles: readonly string[]
  /** Windows zone of the mailbox */
  readonly timeZone: string
  /** IFS: person and representative id; absent for people who are no representative */
  readonly ifs?: {
    readonly personId: string
    readonly userId: string
    readonly permissionSets: readonly string[]
    readonly role: 'SALES' | 'PURCHASING'
  }
}

const rep = (personId: string, role: 'SALES' | 'PURCHASING') => ({
  personId,
  userId: personId,
  permissionSets: ['EXCHANGE_SYNC_USER'],
  role,
})

export const people: readonly SeedPerson[] = [
  {
    oid: '10000000-0000-4000-8000-000000000001',
    userName: 'ellen',
    name: 'Ellen Sandberg',
    email: 'ellen.sandberg@halden.example',
    jobTitle: 'Sales representative',
    appRoles: [],
    timeZone: 'W. Europe Standard Time',
    ifs: rep('ELSA', 'SALES'),
  },
  {
    oid: '10000000-0000-4000-8000-000000000002',
    userName: 'jonas',
    name: 'Jonas Ekström',
    email: 'jonas.ekstrom@halden.example',
    jobTitle: 'Sales representative',
    appRoles: [],
    timeZone: 'W. Europe Standard Time',
    ifs: rep('JOEK', 'SALES'),
  },
  {
    oid: '10000000-0000-4000-8000-000000000003',
    userName: 'amir',
    name: 'Amir Haddad',
    email: 'amir.haddad@halden.example',
    jobTitle: 'Purchasing representative',
    appRoles: [],
    timeZone: 'W. Europe Standard Time',
    ifs: rep('AMHA', 'PURCHASING'),
  },
  {
    oid: '10000000-0000-4000-8000-000000000004',
    userName: 'karin',
    name: 'Karin Olsson',
    email: 'karin.olsson@halden.example',
    jobTitle: 'IT administrator',
    appRoles: ['RmSync.Admin'],
    timeZone: 'W. Europe Standard Time',
  },
  {
    oid: '10000000-0000-4000-8000-000000000005',
    userName: 'sofia',
    name: 'Sofia Brandt',
    email: 'sofia.brandt@halden.example',
    jobTitle: 'Controller',
    appRoles: [],
    timeZone: 'W. Europe Standard Time',
  },
]

export interface SeedContact {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly role: string
}
export interface SeedParty {
  readonly kind: 'customer' | 'lead' | 'supplier'
  readonly id: string
  readonly name: string
  readonly city: string
  readonly country: string
  /** lets attendees of an unknown address be suggested a connection by their e-mail domain */
  readonly domain: string
  readonly contacts: readonly SeedContact[]
}

const contact = (personId: string, name: string, email: string, role: string): SeedContact => ({ personId, name, email, role })

export const parties: readonly SeedParty[] = [
  {
    kind: 'customer',
    id: '10045',
    name: 'Norrvik Marine AB',
    city: 'Gothenburg',
    country: 'SE',
    domain: 'norrvik.example',
    contacts: [
      contact('P10001', 'Maria Lindqvist', 'maria.lindqvist@norrvik.example', 'Technical manager'),
      contact('P10002', 'Peter Hahn', 'peter.hahn@norrvik.example', 'Purchaser'),
      contact('P10003', 'Anna Berg', 'anna.berg@norrvik.example', 'Purchaser'),
    ],
  },
  {
    kind: 'customer',
    id: '10102',
    name: 'Norrvik Service AB',
    city: 'Malmö',
    country: 'SE',
    domain: 'norrvik.example',
    // the same address as P10003 on purpose: two contacts, one person must choose
    contacts: [
      contact('P10011', 'Anna Berg', 'anna.berg@norrvik.example', 'Reception'),
      contact('P10012', 'Lars Nyman', 'lars.nyman@norrvik.example', 'Service lead'),
    ],
  },
  {
    kind: 'customer',
    id: '10131',
    name: 'Halvard Shipping',
    city: 'Bergen',
    country: 'NO',
    domain: 'halvard.example',
    contacts: [
      contact('P10021', 'Ingrid Solberg', 'ingrid.solberg@halvard.example', 'Fleet manager'),
      contact('P10022', "Siobhán O'Hara", 'siobhan.ohara@halvard.example', 'Chief engineer'),
    ],
  },
  {
    kind: 'customer',
    id: '10177',
    name: 'Baltica Yard',
    city: 'Gdynia',
    country: 'PL',
    domain: 'baltica.example',
    contacts: [contact('P10031', 'Piotr Zieliński', 'piotr.zielinski@baltica.example', 'Yard manager')],
  },
  {
    kind: 'lead',
    id: '2214',
    name: 'Refit of MS Aurora',
    city: 'Helsinki',
    country: 'FI',
    domain: 'aurora.example',
    contacts: [contact('P10041', 'Aino Virtanen', 'aino.virtanen@aurora.example', 'Owner’s representative')],
  },
  {
    kind: 'supplier',
    id: '30012',
    name: 'Fjord Castings AS',
    city: 'Ålesund',
    country: 'NO',
    domain: 'fjordcastings.example',
    contacts: [
      contact('P30001', 'Nils Aune', 'nils.aune@fjordcastings.example', 'Key account manager'),
      contact('P30002', 'Berit Moe', 'berit.moe@fjordcastings.example', 'Quality'),
    ],
  },
  {
    kind: 'supplier',
    id: '30027',
    name: 'Kettler Elektronik GmbH',
    city: 'Kiel',
    country: 'DE',
    domain: 'kettler.example',
    contacts: [contact('P30011', 'Jürgen Weiß', 'juergen.weiss@kettler.example', 'Sales')],
  },
]

/** Distribution groups: invited like people, and none. */
export const groups = [{ name: 'All of sales', email: 'sales@halden.example', isGroup: true }] as const

export interface SeedOpportunity {
  readonly id: string
  readonly customerId: string
  readonly name: string
}
export const opportunities: readonly SeedOpportunity[] = [
  { id: '2031', customerId: '10045', name: 'Service contract 2027' },
  { id: '2044', customerId: '10131', name: 'Pump retrofit, four vessels' },
  { id: '2052', customerId: '10177', name: 'Dry dock planning' },
]

export const supplierRequests: readonly { id: string; supplierId: string; name: string }[] = [
  { id: 'SR-118', supplierId: '30012', name: 'Cast housings 2027' },
]
