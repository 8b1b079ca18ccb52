import type { Access } from '../crm/crm-access.ts'
import type { Row } from '../data/row.ts'
import type { Tables } from '../data/tables.ts'
import { type EntityType, type Projection, recordsOf, typeNamed, valueOf } from '../model/entity-model.ts'
import type { Values } from '../data/values.ts'
import { badRequest, notFound } from './odata-error.ts'
import { parsePath, type Segment } from './parse-path.ts'

/** What a path names. */
export type Resource =
  | { readonly kind: 'service' }
  | { readonly kind: 'metadata' }
  | { readonly kind: 'openapi' }
  | ({ readonly kind: 'set' } & Collection)
  | ({ readonly kind: 'count' } & Collection)
  | ({ readonly kind: 'default' } & Collection)
  | {
      readonly kind: 'record'
      readonly type: EntityType
      readonly context: string
      readonly keys: Values
      readonly row: Row | undefined
    }
  | { readonly kind: 'event'; readonly type: EntityType; readonly context: string; readonly row: Row; readonly event: string }

export function resourceAt(path: string, world: World): Resource {
  const [first, ...rest] = parsePath(path)
  if (first === undefined) return { kind: 'service' }
  if (first.name === '$metadata') return { kind: 'metadata' }
  if (first.name === '$openapi') return { kind: 'openapi' }
  const { projection } = world
  const typeName = projection.sets[first.name]
  if (typeName === undefined) throw notFound(`${projection.name} has no entity set ${first.name}.`)
  return inside({ type: typeNamed(projection, typeName), context: first.name, within: {} }, first, rest, world)
}

interface Collection {
  readonly type: EntityType
  readonly context: string
  /** key values of the parent */
  readonly within: Values
}
interface World {
  readonly projection: Projection
  readonly tables: Tables
  readonly access: Access
}

function inside(collection: Collection, { keys }: Segment, rest: readonly Segment[], world: World): Resource {
  const { type, context, within } = collection
  const namespace = `IfsApp.${world.projection.name}.`
  const [next, ...further] = rest
  if (keys === null) {
    if (next === undefined) return { kind: 'set', ...collection }
    if (next.name === '$count') return { kind: 'count', ...collection }
    if (next.name === `${namespace}${type.name}_Default` && type.defaults !== undefined) return { kind: 'default', ...collection }
    throw notFound(`${context} has no ${next.name}.`)
  }
  const row = recordOf(collection, keys, world)
  if (next === undefined) return { kind: 'record', type, context, keys: { ...within, ...keys }, row }
  if (row === undefined) throw notFound(`${type.name} ${Object.values(keys).join(', ')} does not exist.`)
  if (next.name.startsWith(`${namespace}${type.name}_`)) {
    if (further.length > 0) throw notFound(`Nothing is behind ${next.name}.`)
    return { kind: 'event', type, context, row, event: next.name.slice(`${namespace}${type.name}_`.length) }
  }
  const child = type.children?.[next.name]
  if (child === undefined) throw notFound(`${type.name} has no ${next.name}.`)
  const parentKeys = Object.fromEntries(type.keys.map((key) => [key, row.values[key] ?? null]))
  const childContext = `${context}(${Object.entries(parentKeys)
    .map(([name, value]) => `${name}='${value}'`)
    .join(',')})/${next.name}`
  return inside({ type: typeNamed(world.projection, child), context: childContext, within: parentKeys }, next, further, world)
}

/** All keys, by name; a child inside its parent may leave the parent's out. */
function recordOf({ type, within, context }: Collection, keys: Values, { tables, access }: World): Row | undefined {
  const wanted = { ...within, ...keys }
  const names = Object.keys(wanted)
  if (names.length !== type.keys.length || !type.keys.every((key) => names.includes(key)))
    throw badRequest(`The key of ${context} is ${type.keys.map((key) => `${key}='…'`).join(',')}.`)
  if (Object.entries(within).some(([name, value]) => wanted[name] !== value)) return undefined
  // what a user may not see is not there (row-level security)
  return recordsOf(type, tables).find(
    (row) => type.keys.every((key) => valueOf(type, row, key, tables) === wanted[key]) && access.mayRead(type, row),
  )
}
