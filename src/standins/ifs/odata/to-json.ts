import { etagOf, keyrefOf, type Row } from '../data/row.ts'
import type { Tables } from '../data/tables.ts'
import { type EntityType, type Projection, typeNamed, valueOf } from '../model/entity-model.ts'
import type { QueryOptions } from './query-options.ts'

export type Json = Record<string, unknown>
type Shape = Pick<QueryOptions, 'select' | 'expand'>

export const whole: Shape = { select: null, expand: [] }

/** A record as IFS sends it: ETag, the meta fields `luname` and `keyref`, the attributes (ifs.md §3.5). */
export function toJson(row: Row, type: EntityType, projection: Projection, tables: Tables, shape: Shape = whole): Json {
  const { keys, luname } = type
  const attributes = type.attributes.map(({ name }) => [name, valueOf(type, row, name, tables)] as const)
  const all: Json = {
    luname,
    keyref: keyrefOf(keys, { ...row, values: Object.fromEntries(attributes) }),
    Objkey: row.objkey,
    Objgrants: null,
    ...Object.fromEntries(attributes),
  }
  const { select, expand } = shape
  return {
    '@odata.etag': etagOf(row),
    ...(select === null ? all : only(all, select)),
    ...Object.fromEntries(
      expand.map((expansion) => [expansion.reference, toReference(row, type, projection, tables, expansion)]),
    ),
  }
}

function toReference(
  row: Row,
  type: EntityType,
  projection: Projection,
  tables: Tables,
  { reference, select }: QueryOptions['expand'][number],
): Json | null {
  const target = type.references?.[reference]
  const found = target?.find(row, tables)
  if (target === undefined || found === undefined) return null
  return toJson(found, typeNamed(projection, target.type), projection, tables, { select, expand: [] })
}

const only = (all: Json, names: readonly string[]): Json => Object.fromEntries(names.map((name) => [name, all[name]]))
