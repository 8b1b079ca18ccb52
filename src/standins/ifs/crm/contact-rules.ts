import { validation } from '../odata/odata-error.ts'
import type { TableRules } from './table-rules.ts'

/** A new contact gets the next person number unless the client names an existing person. */
export const contactRules = (ownerTable: string, ownerKey: string): TableRules => ({
  onInsert: (given, { tables }) => {
    const owner = given[ownerKey] ?? null
    if (tables.find(ownerTable, { [ownerKey]: owner }) === undefined) throw validation(`${ownerTable} ${owner} does not exist.`)
    return { PersonId: given['PersonId'] ?? `P${tables.next('PersonId', 90001)}` }
  },
  check: (values) => {
    if ((values['Name'] ?? null) === null) throw validation('Name must have a value for a contact.')
  },
  onRemove: ({ values }, { tables }) => {
    const { PersonId = null } = values
    if (tables.find('BusinessActivityContact', { PersonId }) !== undefined)
      throw validation(`Person ${PersonId} is used by Business Activities and can not be removed.`)
  },
})
