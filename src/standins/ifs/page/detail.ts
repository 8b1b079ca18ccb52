import { activityView } from '../crm/activity-view.ts'
import type { JournalEntry } from '../data/journal.ts'
import type { Tables } from '../data/tables.ts'
import { businessActivityHandling } from '../model/business-activities.ts'
import { contactOf } from '../model/connections.ts'
import type { Value } from '../data/values.ts'
import { isAllDay, toWall } from './company-time.ts'
import { activeUsers, nameOf, periodOf } from './overview.ts'

/** Everything the page shows of one activity; without fields when it was deleted. */
export function detailOf(tables: Tables, activityNo: string) {
  const view = activityView(tables, activityNo)
  const entries = tables.journal().filter(({ key }) => key['ActivityNo'] === activityNo)
  if (view === null && entries.length === 0) return null
  const {
    ConnectionType: type = null,
    ConnectionId: id = null,
    StartDate: start = null,
    EndDate: end = null,
  } = view?.fields ?? {}
  return {
    no: activityNo,
    exists: view !== null,
    fields: view?.fields ?? {},
    when: periodOf(start, end),
    representative: nameOf(view?.fields['MainRepresentativeId'] ?? null, tables),
    contacts: view?.contacts ?? [],
    representatives: view?.representatives ?? [],
    activityTypes: businessActivityHandling.enumerations['ActivityType'] ?? [],
    opportunities: tables
      .where('BusinessOpportunity', { CustomerId: type === 'Customer' ? id : null })
      .map(({ values }) => ({ no: values['OpportunityNo'] ?? null, name: values['Description'] ?? null })),
    contactChoices: contactChoices(tables, type, id, new Set(view?.contacts.map((line) => line['PersonId'] ?? null))),
    representativeChoices: activeUsers(tables).filter(
      (user) => !view?.representatives.some((line) => line['RepresentativeId'] === user.id),
    ),
    history: entries.map((entry) => toHistory(entry, tables)).toReversed(),
  }
}

const owners: Readonly<Record<string, readonly [table: string, key: string]>> = {
  Customer: ['CustomerContact', 'CustomerId'],
  BusinessLead: ['LeadContact', 'LeadId'],
  Supplier: ['SupplierContact', 'SupplierId'],
}

/** Contacts of the connection; a supplier request has those of its supplier. */
function contactChoices(tables: Tables, type: Value, id: Value, taken: ReadonlySet<Value>) {
  const supplierId = tables.find('SupplierRequest', { RequestNo: id })?.values['SupplierId'] ?? null
  const [table, key] = (type === 'SupplierRequest' ? owners['Supplier'] : owners[String(type)]) ?? ['', '']
  return tables
    .where(table, { [key]: type === 'SupplierRequest' ? supplierId : id })
    .filter(({ values }) => !taken.has(values['PersonId'] ?? null))
    .map(({ values }) => ({ id: values['PersonId'] ?? null, name: values['Name'] ?? null, role: values['Role'] ?? null }))
}

interface HistoryChange {
  readonly field: string
  readonly before: string
  readonly after: string
}

function toHistory(entry: JournalEntry, tables: Tables) {
  const { at, user, action, entity } = entry
  const person = personOf(entry, tables)
  if (person !== null) return { at, user: userName(user, tables), title: lineTitle(entry), person, changes: lineChanges(entry) }
  const titles = { insert: 'Activity created', update: 'Changed', delete: 'Activity deleted' }
  const title = entity === 'BusinessActivity' ? titles[action] : entity
  return { at, user: userName(user, tables), title, person: '', changes: action === 'update' ? headerChanges(entry) : [] }
}

const userName = (user: string, tables: Tables): Value => nameOf(user, tables)

function personOf({ key }: JournalEntry, tables: Tables): Value {
  const { PersonId: person, RepresentativeId: representative } = key
  if (representative !== undefined) return nameOf(representative, tables)
  return person === undefined ? null : (contactOf(person, tables)?.values['Name'] ?? person)
}

function lineTitle({ action, key }: JournalEntry): string {
  const what = key['RepresentativeId'] === undefined ? 'Contact' : 'Representative'
  return `${what} ${{ insert: 'added', update: 'changed', delete: 'removed' }[action]}`
}

const lineChanges = (entry: JournalEntry): HistoryChange[] => (entry.action === 'update' ? headerChanges(entry) : [])

function headerChanges({ before, after }: JournalEntry): HistoryChange[] {
  const allDay = [before, after].some((side) => isAllDay(String(side?.['StartDate'] ?? ''), String(side?.['EndDate'] ?? '')))
  return Object.keys(after ?? {}).map((field) => ({
    field: labels[field] ?? field,
    before: shown(before?.[field] ?? null, field, allDay),
    after: shown(after?.[field] ?? null, field, allDay),
  }))
}

function shown(value: Value, field: string, allDay: boolean): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (field === 'StartDate' || field === 'EndDate') return toWall(String(value), allDay).replace('T', ' ')
  if (field === 'Objstate') return states[String(value)] ?? String(value)
  return String(value)
}

const states: Readonly<Record<string, string>> = { NotStarted: 'Not started', InProgress: 'In progress', Completed: 'Completed' }
const labels: Readonly<Record<string, string>> = {
  StartDate: 'Start',
  EndDate: 'End',
  ActivityType: 'Type',
  SubType: 'Sub type',
  OpportunityNo: 'Opportunity',
  MainRepresentativeId: 'Main representative',
  MainRepresentative: 'Main representative',
  MainContact: 'Main contact',
  SyncedWithOutlook: 'Outlook sync',
  Objstate: 'Status',
}
