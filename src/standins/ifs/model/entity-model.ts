import type { Row } from '../data/row.ts'
import type { Tables } from '../data/tables.ts'
import type { Value, Values } from '../data/values.ts'

export interface Attribute {
  readonly name: string
  readonly type: 'String' | 'Number' | 'Boolean' | 'Date' | 'Timestamp' | { readonly enum: string }
  readonly maxLength?: number
  /** `insert`: only in the POST that creates the record; `never`: IFS itself fills it */
  readonly write: 'always' | 'insert' | 'never'
  /** for a person */
  readonly label?: string
  /** no two records have the same value */
  readonly isUnique?: boolean
  /** fetched from other records at each reading, as names of persons are */
  readonly fetch?: (row: Row, tables: Tables) => Value
}

export interface EntityType {
  readonly name: string
  /** logical unit, as in the meta field `luname` */
  readonly luname: string
  /** records of several types may live in one table: a child collection and a flat set of the same contacts */
  readonly table: string
  readonly keys: readonly string[]
  /** records that are not stored but known */
  readonly source?: readonly Row[]
  readonly attributes: readonly Attribute[]
  /** containment navigation → type; the parent's keys are attributes of the child */
  readonly children?: Readonly<Record<string, string>>
  /** one-to-one navigation (`…Ref`) */
  readonly references?: Readonly<
    Record<string, { readonly type: string; readonly find: (row: Row, tables: Tables) => Row | undefined }>
  >
  readonly events?: readonly string[]
  readonly defaults?: Values
  readonly isReadOnly?: boolean
  /** changed here, made and removed elsewhere */
  readonly isUpdateOnly?: boolean
}

export interface Projection {
  readonly name: string
  readonly enumerations: Readonly<Record<string, readonly string[]>>
  readonly types: readonly EntityType[]
  readonly sets: Readonly<Record<string, string>>
}

export const text = (name: string, maxLength: number, write: Attribute['write'] = 'always'): Attribute => ({
  name,
  type: 'String',
  maxLength,
  write,
})
export const fetched = (name: string, maxLength: number, fetch: NonNullable<Attribute['fetch']>): Attribute => ({
  ...text(name, maxLength, 'never'),
  fetch,
})

export function typeNamed(projection: Projection, name: string): EntityType {
  const found = projection.types.find((type) => type.name === name)
  if (found === undefined) throw new Error(`Projection ${projection.name} has no type ${name}.`)
  return found
}

export const attributeOf = (type: EntityType, name: string): Attribute | undefined =>
  type.attributes.find((attribute) => attribute.name === name)

export function valueOf(type: EntityType, row: Row, name: string, tables: Tables): Value {
  const fetch = attributeOf(type, name)?.fetch
  return fetch === undefined ? (row.values[name] ?? null) : fetch(row, tables)
}

export const recordsOf = ({ table, source }: EntityType, tables: Tables): readonly Row[] => source ?? tables.rows(table)
