import type { Row } from '../data/row.ts'
import { contactOf, representativeOf } from '../model/connections.ts'
import type { Values } from '../data/values.ts'
import { validation } from '../odata/odata-error.ts'
import {
  activityType,
  checkNotSynced,
  checkOpen,
  checkRepresentative,
  contactLineType,
  representativeLineType,
  syncMaster,
} from './activity-rules.ts'
import type { TableRules, Writer } from './table-rules.ts'

export const contactLineRules: TableRules = {
  onInsert: (given, writer) => {
    checkOpen(activityOf(given, writer))
    const contact = contactOf(given['PersonId'] ?? null, writer.tables)
    if (contact === undefined) throw validation(`Person ${given['PersonId'] ?? ''} is no contact.`)
    if (contact.values['BlockedForCrmObjects'] === true)
      throw validation(`Person ${given['PersonId']} is blocked for use in CRM objects.`)
    return { Role: given['Role'] ?? contact.values['Role'] ?? null }
  },
  afterInsert: oneMainContact,
  onUpdate: ({ values }, _, writer) => checkOpen(activityOf(values, writer)),
  afterUpdate: (row, _, writer) => oneMainContact(row, writer),
  onRemove: ({ values }, writer) => checkRemovable(values, 'A contact', writer),
}

export const representativeLineRules: TableRules = {
  onInsert: (given, writer) => {
    checkOpen(activityOf(given, writer))
    checkRepresentative(given['RepresentativeId'] ?? null, writer)
    return {
      RoleId: given['RoleId'] ?? representativeOf(given['RepresentativeId'] ?? null, writer.tables)?.values['RoleId'] ?? null,
    }
  },
  afterInsert: leadIfMain,
  onUpdate: ({ values }, changes, writer) => {
    checkOpen(activityOf(values, writer))
    if (changes['MainRepresentative'] === false)
      throw validation('Business Activity must have one Main Representative. Mark another one instead.')
  },
  afterUpdate: (row, _, writer) => leadIfMain(row, writer),
  onRemove: ({ values }, writer) => {
    if (values['MainRepresentative'] === true)
      throw validation(`${values['RepresentativeId']} is the Main Representative and can not be removed.`)
    checkRemovable(values, 'A representative', writer)
  },
}

function activityOf({ ActivityNo = null }: Values, { tables }: Writer): Row {
  const activity = tables.find(activityType.table, { ActivityNo })
  if (activity === undefined) throw validation(`Business Activity ${ActivityNo} does not exist.`)
  return activity
}

/** By hand people may add lines to a synchronised activity, and the relay leaves those; taking away is Outlook's. */
function checkRemovable(values: Values, what: string, writer: Writer): void {
  const activity = activityOf(values, writer)
  checkOpen(activity)
  if (writer.user !== syncMaster) checkNotSynced(activity, what)
}

function oneMainContact({ values }: Row, { tables, write }: Writer): void {
  if (values['MainContact'] !== true) return
  for (const line of tables.where(contactLineType.table, { ActivityNo: values['ActivityNo'] ?? null }))
    if (line.values['PersonId'] !== values['PersonId']) write(contactLineType).update(line, { MainContact: false })
}

/** A line marked as main makes its representative the main one of the activity. */
function leadIfMain({ values }: Row, writer: Writer): void {
  if (values['MainRepresentative'] !== true) return
  const { tables, write } = writer
  for (const line of tables.where(representativeLineType.table, { ActivityNo: values['ActivityNo'] ?? null }))
    if (line.values['RepresentativeId'] !== values['RepresentativeId'])
      write(representativeLineType).update(line, { MainRepresentative: false })
  write(activityType).update(activityOf(values, writer), { MainRepresentativeId: values['RepresentativeId'] ?? null })
}
