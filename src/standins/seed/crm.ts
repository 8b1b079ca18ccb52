import { Temporal } from 'temporal-polyfill'
import { nextWorkday } from './calendar.ts'
import { type SeedActivity, seedActivities } from './activities.ts'
import { opportunities, parties, people, type SeedParty, supplierRequests } from './company.ts'

interface SeedRecord {
  /** instant of the last change, whole seconds */
  readonly changedAt: string
  readonly values: Readonly<Record<string, string | number | boolean | null>>
}

/** The made-up CRM, as records by table. The same for the same day; times are those of the company's zone. */
export function seedCrm(now: Date): Readonly<Record<string, readonly SeedRecord[]>> {
  const today = now.toISOString().slice(0, 10)
  const activities = seedActivities((days) => workday(today, days))
  const old = (values: SeedRecord['values']): SeedRecord => ({ changedAt: '2026-01-12T08:00:00Z', values })
  const recent = (activity: SeedActivity, values: SeedRecord['values']): SeedRecord => ({
    changedAt: createdAt(activity, now),
    values: { ActivityNo: activity.no, ...values },
  })
  return {
    ...representatives(old),
    Customer: ofKind('customer').map((party) => old({ CustomerId: party.id, ...nameAndPlace(party), AssociationNo: null })),
    CustomerContact: contactsOf('customer', 'CustomerId').map(old),
    Supplier: ofKind('supplier').map((party) => old({ SupplierId: party.id, ...nameAndPlace(party), AssociationNo: null })),
    SupplierContact: contactsOf('supplier', 'SupplierId').map(old),
    Lead: ofKind('lead').map((party) => old({ LeadId: party.id, ...nameAndPlace(party) })),
    LeadContact: contactsOf('lead', 'LeadId').map(old),
    SupplierRequest: supplierRequests.map(({ id, supplierId, name }) =>
      old({ RequestNo: id, SupplierId: supplierId, Description: name }),
    ),
    BusinessOpportunity: [...opportunities.map((open) => ({ ...open, state: 'Open' })), ...closedOpportunities].map(
      ({ id, customerId, name, state }) => old({ OpportunityNo: id, CustomerId: customerId, Description: name, Objstate: state }),
    ),
    BusinessActivity: activities.map((activity) => recent(activity, toHeader(activity, now))),
    BusinessActivityContact: activities.flatMap((activity) =>
      activity.contacts.map((id, index) => recent(activity, { PersonId: id, Role: roleOf(id), MainContact: index === 0 })),
    ),
    BusinessActivityRepresentative: activities.flatMap((activity) =>
      activity.representatives.map((id, index) =>
        recent(activity, { RepresentativeId: id, RoleId: repRole(id), MainRepresentative: index === 0 }),
      ),
    ),
  }
}

/** A former colleague: representatives that left stay in IFS as blocked. */
const former = { RepresentativeId: 'RONY', Name: 'Rolf Nyqvist', Email: 'rolf.nyqvist@halden.example', UserId: 'RONY' }

/** Opportunities that came to an end stay in IFS, and nobody wants to be offered them. */
const closedOpportunities = [
  { id: '1987', customerId: '10045', name: 'Service contract 2026', state: 'Won' },
  { id: '1990', customerId: '10131', name: 'Ballast pumps', state: 'Lost' },
]

const territories: Readonly<Record<string, string>> = { SALES: 'Nordic and Baltic', PURCHASING: 'Castings and electronics' }

function representatives(old: (values: SeedRecord['values']) => SeedRecord): Record<string, readonly SeedRecord[]> {
  const active = people.flatMap(({ name, email, ifs }) => (ifs === undefined ? [] : [{ name, email, ...ifs }]))
  return {
    BusinessRepresentative: [
      ...active.map(({ name, email, personId, userId, role }) =>
        old({
          RepresentativeId: personId,
          Name: name,
          Email: email,
          UserId: userId,
          RoleId: role,
          Objstate: 'Active',
          Cf_Territory: territories[role] ?? null,
        }),
      ),
      old({ ...former, RoleId: 'SALES', Objstate: 'Blocked' }),
    ],
    PersonInfo: [
      ...active.map(({ name, personId, userId }) => old({ PersonId: personId, Name: name, UserId: userId })),
      old({ PersonId: former.RepresentativeId, Name: former.Name, UserId: former.UserId }),
    ],
    RepresentativePermissionSet: active.flatMap(({ personId, permissionSets }) =>
      permissionSets.map((PermissionSet) => old({ RepresentativeId: personId, PermissionSet })),
    ),
  }
}

const ofKind = (kind: SeedParty['kind']): readonly SeedParty[] => parties.filter((party) => party.kind === kind)
const nameAndPlace = ({ name, city, country }: SeedParty) => ({ Name: name, City: city, Country: country })
const contactsOf = (kind: SeedParty['kind'], key: string) =>
  ofKind(kind).flatMap(({ id, contacts }) =>
    contacts.map(({ personId, name, email, role }) => ({
      [key]: id,
      PersonId: personId,
      Name: name,
      Email: email,
      Role: role,
      BlockedForCrmObjects: false,
    })),
  )
const roleOf = (personId: string): string | null =>
  parties.flatMap(({ contacts }) => contacts).find((contact) => contact.personId === personId)?.role ?? null
const repRole = (id: string): string | null => people.find(({ ifs }) => ifs?.personId === id)?.ifs?.role ?? null

function toHeader(activity: SeedActivity, now: Date): SeedRecord['values'] {
  const { date, from = '00:00', to = '00:00' } = activity
  const allDay = activity.from === undefined
  return {
    Description: activity.subject,
    StartDate: date === null ? null : allDay ? `${date}T00:00:00Z` : toUtc(date, from),
    EndDate: date === null ? null : allDay ? `${addDays(date, 1)}T00:00:00Z` : toUtc(date, to),
    ConnectionType: activity.connection[0],
    ConnectionId: activity.connection[1],
    Company: '10',
    ActivityType: activity.type ?? 'Meeting',
    SubType: null,
    MainRepresentativeId: activity.representatives[0] ?? null,
    OpportunityNo: activity.opportunity ?? null,
    Note: activity.note ?? null,
    Priority: activity.priority ?? null,
    Cf_MeetingChannel: activity.type === 'Call' ? 'Telephone' : 'On site',
    CreatedDate: createdAt(activity, now),
    SyncedWithOutlook: false,
    WantedInOutlook: false,
    Objstate: activity.state ?? 'NotStarted',
  }
}

/** Higher numbers are younger: each some hours older than the next. */
function createdAt({ no }: SeedActivity, now: Date): string {
  const ms = now.getTime() - (4711 - Number(no)) * 5.3 * 3_600_000
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}

const toUtc = (date: string, time: string): string =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime('Europe/Berlin').toInstant().toString({ smallestUnit: 'second' })

/** The n-th Monday to Friday after today, before it when negative. */
function workday(today: string, days: number): string {
  if (days < 0) return previousWorkday(addDays(today, Math.ceil((days * 7) / 5)))
  let day = today
  for (let count = 0; count < days; count += 1) day = nextWorkday(day)
  return day
}

const previousWorkday = (date: string): string => {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return addDays(date, weekday === 0 ? -2 : weekday === 6 ? -1 : 0)
}

const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
