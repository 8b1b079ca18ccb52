import type { FieldValue, FieldValues } from '../../domain/field-values.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { IfsContext } from './ifs-context.ts'
import type { EntitySet } from './ifs-mapping.ts'
import type { Row } from './ifs-rows.ts'
import { fromTimestamp, toTimestamp } from './timestamps.ts'

const timestampType = 'Edm.DateTimeOffset'

interface AttributesOfSet {
  /** Those that the set has. */
  readonly names: readonly string[]
  valuesOf(row: Row): FieldValues
}

/** Further attributes of a set, and their values in a row of it; timestamps as the moments that they mean (contract 3.8). */
export async function attributesOf(context: IfsContext, set: EntitySet, names: readonly string[]): Promise<AttributesOfSet> {
  const types = await typesOf(context, set, names)
  return {
    names: [...types.keys()],
    valuesOf: (row) =>
      Object.fromEntries([...types].map(([name, type]) => [name, toFieldValue(row[name], type, context.timestamps)])),
  }
}

/** As IFS takes them. One that a later IFS no longer has is left out: what is old must not keep anything from being created. */
export async function toIfsValues(context: IfsContext, set: EntitySet, values: FieldValues): Promise<FieldValues> {
  const types = await typesOf(context, set, Object.keys(values))
  return Object.fromEntries(
    [...types].map(([name, type]) => {
      const value = values[name] ?? null
      const isMoment = type === timestampType && typeof value === 'string'
      return [name, isMoment ? toTimestamp(value as Instant, context.timestamps) : value]
    }),
  )
}

async function typesOf({ metadata }: IfsContext, set: EntitySet, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(names.map(async (name) => [name, await metadata.attributeOf(set, name)] as const))
  return new Map(found.flatMap(([name, attribute]) => (attribute === null ? [] : [[name, attribute.type] as const])))
}

function toFieldValue(value: unknown, type: string, meaning: IfsContext['timestamps']): FieldValue {
  if (value === null || value === undefined) return null
  if (type === timestampType && typeof value === 'string') return fromTimestamp(value, meaning)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : JSON.stringify(value)
}
