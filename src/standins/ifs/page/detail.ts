import { activityType } from '../crm/activity-rules.ts'
import { activityView } from '../crm/activity-view.ts'
import type { JournalEntry } from '../data/journal.ts'
import type { Tables } from '../data/tables.ts'
import { businessActivityHandling } from '../model/business-activities.ts'
import { contactOf } from '../model/connections.ts'
import type { Value, Values } from '../data/values.ts'
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
      .filter(({ values }) => values['Objstate'] === 'Open' || values['OpportunityNo'] === view?.fields['OpportunityNo'])
      .map(({ values }) => ({ no: values['OpportunityNo'] ?? null, name: values['Description'] ?? null })),
    contactChoices: contactChoices(tables, type, id, new Set(view?.contacts.map((line) => line['PersonId'] ?? null))),
    representativeChoices: activeUsers(tables).filter(
      (user) => !view?.representatives.some((line) => line['RepresentativeId'] === user.id),
    ),
    customFields: customFieldsOf(view?.fields ?? {}),
    history: historyOf(entries, view?.fields ?? {}, tables),
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
    .filter(({ values }) => !taken.has(values['PersonId'] ?? null) && values['BlockedForCrmObjects'] !== true)
    .map(({ values }) => ({ id: values['PersonId'] ?? null, name: values['Name'] ?? null, role: values['Role'] ?? null }))
}

interface HistoryChange {
  readonly field: string
  readonly before: string
  readonly after: string
}

/** Start and end of the activity. */
interface Span {
  readonly StartDate: Value
  readonly EndDate: Value
}

/** Newest first. An entry holds only what changed, so the times that stood beside it are found by going back from today. */
function historyOf(entries: readonly JournalEntry[], today: Values, tables: Tables) {
  let after = spanOf(today, { StartDate: null, EndDate: null })
  return entries.toReversed().map((entry) => {
    if (entry.entity === activityType.table && entry.action === 'delete') after = spanOf(entry.before ?? {}, after)
    const before = entry.entity === activityType.table ? spanOf(entry.before ?? {}, after) : after
    const shownEntry = toHistory(entry, { before, after }, tables)
    after = before
    return shownEntry
  })
}

const spanOf = ({ StartDate, EndDate }: Values, other: Span): Span => ({
  StartDate: StartDate === undefined ? other.StartDate : StartDate,
  EndDate: EndDate === undefined ? other.EndDate : EndDate,
})

function toHistory(entry: JournalEntry, spans: { readonly before: Span; readonly after: Span }, tables: Tables) {
  const { at, user, action, entity } = entry
  const person = personOf(entry, tables)
  if (person !== null)
    return { at, user: userName(user, tables), title: lineTitle(entry), person, changes: changesOf(entry, spans) }
  const titles = { insert: 'Activity created', update: 'Changed', delete: 'Activity deleted' }
  const title = entity === 'BusinessActivity' ? titles[action] : entity
  return { at, user: userName(user, tables), title, person: '', changes: changesOf(entry, spans) }
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

function changesOf({ action, before, after }: JournalEntry, spans: Parameters<typeof toHistory>[1]): HistoryChange[] {
  if (action !== 'update') return []
  return Object.keys(after ?? {}).map((field) => ({
    field: labels[field] ?? customLabels.get(field) ?? field,
    before: shown(before?.[field] ?? null, field, spans.before),
    after: shown(after?.[field] ?? null, field, spans.after),
  }))
}

function shown(value: Value, field: string, span: Span): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (field === 'StartDate' || field === 'EndDate') return shownTime(String(value), field, span)
  if (field === 'Objstate') return states[String(value)] ?? String(value)
  return String(value)
}

/** Days have no zone and end on their last one; times are read on the company's clock. */
function shownTime(timestamp: string, field: keyof Span, { StartDate, EndDate }: Span): string {
  if (!isAllDay(String(StartDate ?? ''), String(EndDate ?? ''))) return toWall(timestamp, false).replace('T', ' ')
  return `${field === 'StartDate' ? timestamp.slice(0, 10) : lastDay(timestamp)}, all day`
}

const lastDay = (end: string): string => new Date(Date.parse(end) - 86_400_000).toISOString().slice(0, 10)

/** The company's own attributes but for the key, which is nobody's business. */
const customAttributes = activityType.attributes.filter(({ name, isUnique }) => name.startsWith('Cf_') && isUnique !== true)
/** `Cf_IsConfidential` reads as “Is confidential”. */
const toWords = (name: string): string => {
  const words = name
    .replace('Cf_', '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
const customLabels = new Map(customAttributes.map(({ name, label }) => [name, label ?? toWords(name)]))

const customFieldsOf = (fields: Values) =>
  customAttributes.map(({ name, type, maxLength = null }) => ({
    name,
    label: customLabels.get(name) ?? name,
    type: typeof type === 'string' ? type : 'Choice',
    choices: typeof type === 'string' ? [] : (businessActivityHandling.enumerations[type.enum] ?? []),
    maxLength,
    value: fields[name] ?? null,
  }))

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
  WantedInOutlook: 'Asked for in Outlook',
  Objstate: 'Status',
}
