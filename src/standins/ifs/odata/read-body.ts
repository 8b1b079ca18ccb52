import { type Attribute, attributeOf, type EntityType, type Projection } from '../model/entity-model.ts'
import type { Value } from '../data/values.ts'
import { badRequest, unreadable, unsupported, validation } from './odata-error.ts'
import { toDate, toTimestamp } from './timestamp.ts'

/** Meta fields come back in bodies that clients read before; they say nothing. */
const ignored = new Set(['luname', 'keyref', 'Objkey', 'Objgrants'])

/** The attributes that a body names, each in its type. Bad JSON and a missing content type answer the same code (ifs.md §3.4). */
export function readBody(
  body: string,
  contentType: string | undefined,
  type: EntityType,
  projection: Projection,
): Record<string, Value> {
  const given = readJson(body, contentType)
  return toValues(ieee754.test(contentType ?? '') ? withNumbers(given, type) : given, type, projection)
}

/** The format parameter by which numbers travel as texts (ifs.md §3.4). */
export const ieee754 = /;\s*IEEE754Compatible=true/i

const withNumbers = (given: object, type: EntityType): object =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]: [string, unknown]) => [
      name,
      attributeOf(type, name)?.type === 'Number' && typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)
        ? Number(value)
        : value,
    ]),
  )

/** Attributes in their types and lengths, whoever gives them. */
export function toValues(given: object, type: EntityType, projection: Projection): Record<string, Value> {
  const values: Record<string, Value> = {}
  for (const [name, value] of Object.entries(given)) {
    if (name.includes('@') || ignored.has(name)) continue
    if (type.children?.[name] !== undefined)
      throw unsupported(`Creating ${name} together with its ${type.name} in one body (use a change set of $batch); it`)
    const attribute = attributeOf(type, name)
    if (attribute === undefined) throw unreadable(`${type.name} has no attribute ${name}.`)
    values[name] = toValue(value, attribute, projection)
  }
  return values
}

export function readJson(body: string, contentType: string | undefined): object {
  if (!/^application\/json\b/i.test(contentType ?? '')) {
    const said = contentType === undefined ? 'there is none' : `it is ${contentType}`
    throw unreadable(`The body needs Content-Type: application/json; ${said}.`)
  }
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    throw unreadable('The body is no JSON.')
  }
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed
  throw unreadable('The body must be a JSON object with the attributes of one record.')
}

function toValue(value: unknown, attribute: Attribute, { enumerations, name: projection }: Projection): Value {
  const { name, type } = attribute
  if (value === null) return null
  if (type === 'Boolean') {
    if (typeof value === 'boolean') return value
    throw unreadable(`${name} must be true or false.`)
  }
  if (type === 'Number') {
    if (typeof value === 'number') return value
    throw unreadable(`${name} must be a number.`)
  }
  if (typeof value !== 'string') throw unreadable(`${name} must be a text in quotes.`)
  if (type === 'Timestamp') return toTimestamp(value, name)
  if (type === 'Date') return toDate(value, name)
  if (type === 'String') return toText(value, attribute)
  const members = enumerations[type.enum] ?? []
  if (members.includes(value)) return value
  throw unreadable(`${name}: '${value}' is no member of IfsApp.${projection}.${type.enum}. There are ${members.join(', ')}.`)
}

/** Oracle knows no empty text, only none. Lengths are checked by the database. */
function toText(value: string, { name, maxLength = Infinity }: Attribute): Value {
  if (!value.isWellFormed()) throw badRequest(`${name} holds half of a character pair.`)
  const { length } = [...value]
  if (length > maxLength) throw validation(`${name} is too long: ${length} characters, ${maxLength} at most.`)
  return value === '' ? null : value
}
