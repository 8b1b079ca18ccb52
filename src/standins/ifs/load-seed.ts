import { seedCrm } from '../seed/crm.ts'
import type { TablesState } from './data/tables.ts'
import { toObjid } from './data/row.ts'

/** The made-up CRM as the database has it: the history begins empty, and the first new activity is 4711. */
export function seedState(now: Date): TablesState {
  let rowNumber = 0
  const tables = Object.entries(seedCrm(now)).map(([name, records]) => [
    name,
    records.map(({ changedAt, values }) => {
      rowNumber += 1
      return {
        objid: toObjid(rowNumber),
        objkey: rowNumber.toString(16).toUpperCase().padStart(32, '0'),
        objversion: changedAt.replaceAll(/\D/g, ''),
        values,
      }
    }),
  ])
  return {
    tables: Object.fromEntries(tables) as TablesState['tables'],
    journal: [],
    counters: { row: rowNumber + 1, ActivityNo: 4711 },
  }
}
