import type { Row } from '../data/row.ts'
import type { Tables } from '../data/tables.ts'
import type { EntityType } from '../model/entity-model.ts'
import type { Values } from '../data/values.ts'
import { businessActivityHandling } from '../model/business-activities.ts'
import { notFound, validation } from '../odata/odata-error.ts'
import { toValues } from '../odata/read-body.ts'
import { activityType, contactLineType, representativeLineType } from './activity-rules.ts'
import { accessOf, type CrmAccess } from './crm-access.ts'
import { Records } from './records.ts'

export interface IfsUser {
  /** returns the number of the new activity */
  createActivity(values: Values, contacts?: readonly string[]): string
  editActivity(activityNo: string, changes: Values): void
  runEvent(activityNo: string, event: 'Start' | 'Complete' | 'Reopen'): void
  deleteActivity(activityNo: string): void
  /** *Create Outlook Appointment*, or taking it back: RM Panel offers it first among the new activities of its main representative */
  requestAppointment(activityNo: string, wanted?: boolean): void
  addContact(activityNo: string, personId: string): void
  removeContact(activityNo: string, personId: string): void
  addRepresentative(activityNo: string, representativeId: string): void
  removeRepresentative(activityNo: string, representativeId: string): void
}

/** A person's hand in IFS: without OData, under the same rules. Throws what IFS would show. */
export function actAs(tables: Tables, userId: string, access: CrmAccess): IfsUser {
  const records = new Records(tables, userId, accessOf(access, userId, tables))
  const rowOf = (type: EntityType, keys: Values): Row => {
    const row = tables.find(type.table, keys)
    if (row === undefined) throw notFound(`${type.name} ${Object.values(keys).join(', ')} does not exist.`)
    return row
  }
  const activity = (activityNo: string): Row => rowOf(activityType, { ActivityNo: activityNo })
  const add = (type: EntityType, keys: Values): void => void records.insert(type, keys)
  const remove = (type: EntityType, keys: Values): void => records.remove(type, rowOf(type, keys))
  return {
    createActivity: (values, contacts = []) =>
      tables.transaction(() => {
        const activityNo = String(records.insert(activityType, checked(values)).values['ActivityNo'])
        for (const personId of contacts) add(contactLineType, { ActivityNo: activityNo, PersonId: personId })
        return activityNo
      }),
    editActivity: (activityNo, changes) => void records.update(activityType, activity(activityNo), checked(changes)),
    runEvent: (activityNo, event) => void records.runEvent(activityType, activity(activityNo), event),
    deleteActivity: (activityNo) => records.remove(activityType, activity(activityNo)),
    requestAppointment: (activityNo, wanted = true) => {
      const row = activity(activityNo)
      if (wanted) checkRequest(row)
      records.update(activityType, row, { WantedInOutlook: wanted })
    },
    addContact: (activityNo, PersonId) => add(contactLineType, { ActivityNo: activityNo, PersonId }),
    removeContact: (activityNo, PersonId) => remove(contactLineType, { ActivityNo: activityNo, PersonId }),
    addRepresentative: (activityNo, id) => add(representativeLineType, { ActivityNo: activityNo, RepresentativeId: id }),
    removeRepresentative: (activityNo, id) => remove(representativeLineType, { ActivityNo: activityNo, RepresentativeId: id }),
  }
}

const checked = (values: Values): Values => toValues(values, activityType, businessActivityHandling)

/** Conditions are not published (ifs.md §5, 13): these are what an appointment needs. */
function checkRequest({ values }: Row): void {
  const no = values['ActivityNo']
  if (values['SyncedWithOutlook'] === true) throw validation(`Business Activity ${no} is in Outlook already.`)
  if ((values['StartDate'] ?? null) === null || (values['EndDate'] ?? null) === null)
    throw validation(`Business Activity ${no} needs a start and an end before it can be an appointment.`)
}
