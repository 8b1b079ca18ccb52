import type { Row } from '../data/row.ts'
import type { Tables } from '../data/tables.ts'
import type { EntityType } from '../model/entity-model.ts'
import type { Values } from '../data/values.ts'

/** Who writes, and how rules write further records without being asked again. */
export interface Writer {
  readonly tables: Tables
  readonly user: string
  readonly write: (type: EntityType) => {
    insert(values: Values): Row
    update(row: Row, changes: Values): Row
    remove(row: Row): void
  }
}

/** What the database checks and does by itself for one table. Each refuses by throwing. */
export interface TableRules {
  /** gives the values that IFS fills itself */
  readonly onInsert?: (given: Values, writer: Writer) => Values
  readonly afterInsert?: (row: Row, writer: Writer) => void
  readonly onUpdate?: (row: Row, changes: Values, writer: Writer) => void
  readonly afterUpdate?: (row: Row, changes: Values, writer: Writer) => void
  readonly onRemove?: (row: Row, writer: Writer) => void
  /** the record as it would be after an insert or update */
  readonly check?: (values: Values, writer: Writer) => void
  readonly onEvent?: (row: Row, event: string, writer: Writer) => Values | undefined
}
