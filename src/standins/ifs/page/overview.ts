import { activityType } from '../crm/activity-rules.ts'
import { activityView } from '../crm/activity-view.ts'
import type { Row } from '../data/row.ts'
import type { Tables } from '../data/tables.ts'
import type { Value } from '../data/values.ts'
import { isAllDay, toWall } from './company-time.ts'

/** What the page's list shows. */
interface Overview {
  readonly version: string
  readonly isLocked: boolean
  readonly users: readonly { readonly id: Value; readonly name: Value }[]
  readonly activities: readonly ActivitySummary[]
}

interface ActivitySummary {
  readonly no: string
  readonly description: Value
  readonly when: Period | null
  readonly connection: Value
  readonly state: Value
  readonly synced: boolean
  /** *Create Outlook Appointment* was pressed and nobody has taken it up yet */
  readonly wanted: boolean
  readonly representative: Value
  readonly representativeId: Value
  readonly changedAt: string
}

interface Period {
  /** wall times of the company's zone */
  readonly start: string
  readonly end: string
  readonly allDay: boolean
}

/** Changes whenever the page would look different. */
export const versionOf = (tables: Tables, isLocked: boolean): string =>
  `${tables.journal().length}.${tables.journal().at(-1)?.at ?? ''}.${isLocked ? 'locked' : 'open'}`

/** Newest changed first. */
export function overviewOf(tables: Tables, isLocked: boolean): Overview {
  const changes = lastChanges(tables)
  const activities = tables.rows(activityType.table).map((row) => toSummary(row, tables, changes))
  return {
    version: versionOf(tables, isLocked),
    isLocked,
    users: activeUsers(tables),
    activities: activities.toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : a.changedAt > b.changedAt ? -1 : 0)),
  }
}

export const activeUsers = (tables: Tables): Overview['users'] =>
  tables
    .where('BusinessRepresentative', { Objstate: 'Active' })
    .map(({ values }) => ({ id: values['RepresentativeId'] ?? null, name: values['Name'] ?? null }))

function toSummary(row: Row, tables: Tables, changes: ReadonlyMap<string, string>): ActivitySummary {
  const no = String(row.values['ActivityNo'])
  const fields = activityView(tables, no)?.fields ?? {}
  return {
    no,
    description: fields['Description'] ?? null,
    when: periodOf(fields['StartDate'] ?? null, fields['EndDate'] ?? null),
    connection: fields['ConnectionName'] ?? null,
    state: fields['Objstate'] ?? null,
    synced: fields['SyncedWithOutlook'] === true,
    wanted: fields['WantedInOutlook'] === true,
    representative: nameOf(fields['MainRepresentativeId'] ?? null, tables),
    representativeId: fields['MainRepresentativeId'] ?? null,
    changedAt: changes.get(no) ?? fromVersion(row.objversion),
  }
}

export function periodOf(start: Value, end: Value): Period | null {
  if (typeof start !== 'string') return null
  const last = typeof end === 'string' ? end : start
  const allDay = isAllDay(start, last)
  return { start: toWall(start, allDay), end: toWall(last, allDay), allDay }
}

export function nameOf(representativeId: Value, tables: Tables): Value {
  const found = tables.find('BusinessRepresentative', { RepresentativeId: representativeId })
  return found?.values['Name'] ?? representativeId
}

/** Lines count as changes of their activity. */
function lastChanges(tables: Tables): ReadonlyMap<string, string> {
  const changes = new Map<string, string>()
  for (const { at, key } of tables.journal()) if (key['ActivityNo'] !== undefined) changes.set(String(key['ActivityNo']), at)
  return changes
}

const fromVersion = (version: string): string => version.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6.000Z')
