import type { Row } from '../data/row.ts'
import { businessActivityHandling } from '../model/business-activities.ts'
import { connectionName, representativeOf } from '../model/connections.ts'
import { typeNamed } from '../model/entity-model.ts'
import type { Value, Values } from '../data/values.ts'
import { validation } from '../odata/odata-error.ts'
import type { TableRules, Writer } from './table-rules.ts'

export const syncMaster = 'SYNC_MASTER'
export const activityType = typeNamed(businessActivityHandling, 'BusinessActivity')
export const contactLineType = typeNamed(businessActivityHandling, 'BusinessActivityContact')
export const representativeLineType = typeNamed(businessActivityHandling, 'BusinessActivityRepresentative')

/** Events are our assumption, the three states are evidenced (ifs.md §1.4, §5 14). */
const events: Readonly<Record<string, { readonly from: readonly Value[]; readonly to: string }>> = {
  Start: { from: ['NotStarted'], to: 'InProgress' },
  Complete: { from: ['NotStarted', 'InProgress'], to: 'Completed' },
  Reopen: { from: ['Completed'], to: 'InProgress' },
}

/** Header fields that belong to Outlook once linked (ifs.md §1). */
const syncFields = ['Description', 'StartDate', 'EndDate']

export const activityRules: TableRules = {
  onInsert: ({ ActivityNo: typed = null, MainRepresentativeId: main = null }, { tables, user }) => {
    const own = tables.find('BusinessRepresentative', { UserId: user })?.values['RepresentativeId'] ?? null
    return {
      ActivityNo: typed ?? String(tables.next('ActivityNo', 4711)),
      // the representative of the current user leads the activity (ifs.md §1.4)
      MainRepresentativeId: main ?? own,
      CreatedDate: tables.timestamp(),
      Objstate: 'NotStarted',
    }
  },
  check: (values, writer) => {
    for (const name of ['Description', 'ConnectionType', 'ConnectionId', 'ActivityType', 'MainRepresentativeId'])
      if ((values[name] ?? null) === null) throw validation(`${name} must have a value in Business Activity.`)
    checkTimes(values)
    checkOthers(values, writer)
  },
  afterInsert: (row, writer) => makeMain(row, writer),
  onUpdate: (row, changes, { user }) => {
    checkOpen(row)
    if (user === syncMaster) return
    if (changes['SyncedWithOutlook'] !== undefined) throw validation('Synced with Outlook is set by the synchronisation only.')
    const locked = syncFields.find((name) => changes[name] !== undefined)
    if (locked !== undefined) checkNotSynced(row, locked)
  },
  afterUpdate: (row, changes, writer) => {
    if (changes['MainRepresentativeId'] !== undefined) makeMain(row, writer)
    // once Outlook has it, nobody waits for it any more
    if (changes['SyncedWithOutlook'] === true && row.values['WantedInOutlook'] === true)
      writer.write(activityType).update(row, { WantedInOutlook: false })
  },
  onRemove: ({ values }, { tables, write }) => {
    const children = { ActivityNo: values['ActivityNo'] ?? null }
    for (const type of [contactLineType, representativeLineType])
      for (const line of tables.where(type.table, children)) write(type).remove(line)
  },
  onEvent: ({ values }, name) => {
    const event = events[name]
    const state = values['Objstate'] ?? null
    if (event !== undefined && !event.from.includes(state))
      throw validation(`Business Activity ${values['ActivityNo']} is ${state}; ${name} is not possible in this status.`)
    return event === undefined ? undefined : { Objstate: event.to }
  },
}

/** Nothing of a completed activity changes, lines included. */
export function checkOpen({ values }: Row): void {
  if (values['Objstate'] === 'Completed')
    throw validation(`Business Activity ${values['ActivityNo']} is completed and can not be changed. Reopen it first.`)
}

export function checkNotSynced({ values }: Row, field: string): void {
  if (values['SyncedWithOutlook'] === true)
    throw validation(
      `${field} of Business Activity ${values['ActivityNo']} is synchronised with Outlook. Change it in the appointment.`,
    )
}

function checkTimes({ StartDate: start = null, EndDate: end = null }: Values): void {
  if (end !== null && start === null) throw validation('Start Date must have a value when End Date has one.')
  // timestamps of one form compare as texts
  if (start !== null && end !== null && end < start) throw validation('End Date must not be before Start Date.')
}

function checkOthers(values: Values, { tables }: Writer): void {
  const { ConnectionType: type = null, ConnectionId: id = null, OpportunityNo: opportunity = null } = values
  if (connectionName(type, id, tables) === null) throw validation(`${type} ${id} does not exist.`)
  if (opportunity !== null && tables.find('BusinessOpportunity', { OpportunityNo: opportunity }) === undefined)
    throw validation(`Business Opportunity ${opportunity} does not exist.`)
  checkRepresentative(values['MainRepresentativeId'] ?? null, { tables })
}

export function checkRepresentative(id: Value, { tables }: Pick<Writer, 'tables'>): void {
  const representative = representativeOf(id, tables)
  if (representative === undefined) throw validation(`Business Representative ${id} does not exist.`)
  if (representative.values['Objstate'] === 'Blocked') throw validation(`Business Representative ${id} is blocked.`)
}

/** The main representative has a line, and no other line is marked so (ifs.md §1.4). */
function makeMain({ values }: Row, { tables, write }: Writer): void {
  const { ActivityNo = null, MainRepresentativeId: main = null } = values
  const lines = write(representativeLineType)
  const all = tables.where(representativeLineType.table, { ActivityNo })
  for (const line of all) lines.update(line, { MainRepresentative: line.values['RepresentativeId'] === main })
  if (all.some((line) => line.values['RepresentativeId'] === main)) return
  const RoleId = representativeOf(main, tables)?.values['RoleId'] ?? null
  lines.insert({ ActivityNo, RepresentativeId: main, RoleId, MainRepresentative: true })
}
