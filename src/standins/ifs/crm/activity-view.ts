import { etagOf } from '../data/row.ts'
import type { Tables } from '../data/tables.ts'
import { type EntityType, valueOf } from '../model/entity-model.ts'
import type { Value } from '../data/values.ts'
import type { Row } from '../data/row.ts'
import { activityType, contactLineType, representativeLineType } from './activity-rules.ts'

type Fields = Readonly<Record<string, Value>>

/** A whole activity as it stands, fetched names included. */
export interface ActivityView {
  readonly activityNo: string
  readonly etag: string
  /** by attribute name: Description, StartDate, … */
  readonly fields: Fields
  readonly contacts: readonly Fields[]
  readonly representatives: readonly Fields[]
}

export function activityView(tables: Tables, activityNo: string): ActivityView | null {
  const row = tables.find(activityType.table, { ActivityNo: activityNo })
  if (row === undefined) return null
  const linesOf = (type: EntityType) =>
    tables.where(type.table, { ActivityNo: activityNo }).map((line) => fieldsOf(type, line, tables))
  return {
    activityNo,
    etag: etagOf(row),
    fields: fieldsOf(activityType, row, tables),
    contacts: linesOf(contactLineType),
    representatives: linesOf(representativeLineType),
  }
}

const fieldsOf = (type: EntityType, row: Row, tables: Tables): Fields =>
  Object.fromEntries(type.attributes.map(({ name }) => [name, valueOf(type, row, name, tables)]))
