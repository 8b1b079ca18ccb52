import { attributeOf, type EntityType } from '../model/entity-model.ts'
import type { Value } from '../data/values.ts'
import { badRequest, unsupported } from './odata-error.ts'
import { type Applied, parseApply } from './parse-apply.ts'
import { type FilterScope, parseFilter } from './parse-filter.ts'
import { splitOnce } from './split-once.ts'

export interface QueryOptions {
  /** what `$apply` makes of the rows, before all the rest */
  readonly apply: Applied | null
  readonly matches: (read: (attribute: string) => Value) => boolean
  readonly orderBy: readonly { readonly attribute: string; readonly descending: boolean }[]
  readonly select: readonly string[] | null
  readonly expand: readonly Expansion[]
  readonly top: number | null
  readonly skip: number
  readonly count: boolean
  /** rows that earlier pages have brought */
  readonly paged: number
}

interface Expansion {
  readonly reference: string
  readonly select: readonly string[] | null
}

const known = ['$filter', '$select', '$orderby', '$top', '$skip', '$count', '$expand', '$skiptoken', '$format', '$apply']
/** Not among what IFS supports (ifs.md §3.5). */
const left = ['$search', '$compute', '$levels', '$index', '$deltatoken']

export function parseQuery(query: string, entity: EntityType, { namespace, now }: Omit<FilterScope, 'type'>): QueryOptions {
  const options = parseOptions(query)
  const apply = options.has('$apply') ? parseApply(options.get('$apply') ?? '', { type: entity, namespace, now }) : null
  if (apply !== null && options.has('$expand')) throw badRequest('$expand does not go with $apply: its rows are no records.')
  // what comes after $apply speaks of its results
  const type: EntityType = apply === null ? entity : { ...entity, attributes: apply.attributes }
  const filter = options.get('$filter')
  return {
    apply,
    matches: filter === undefined ? () => true : parseFilter(filter, { type, namespace, now }),
    orderBy: parseOrder(options.get('$orderby'), type),
    select: parseSelect(options.get('$select'), type),
    expand: parseExpand(options.get('$expand'), type),
    top: options.has('$top') ? wholeNumber(options.get('$top'), '$top') : null,
    skip: wholeNumber(options.get('$skip'), '$skip'),
    count: isTrue(options.get('$count')),
    paged: wholeNumber(options.get('$skiptoken'), '$skiptoken'),
  }
}

function parseOptions(query: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>()
  for (const pair of query.split('&').filter((text) => text !== '')) {
    const [name = '', value = ''] = splitOnce(pair, '=').map(decoded)
    if (!name.startsWith('$')) continue
    if (left.includes(name)) throw unsupported(name)
    if (!known.includes(name)) throw badRequest(`${name} is no query option of OData 4.0.`)
    if (options.has(name)) throw badRequest(`${name} is given twice.`)
    options.set(name, value)
  }
  return options
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw badRequest(`'${text.slice(0, 60)}' is not percent-encoded UTF-8.`)
  }
}

function parseOrder(text: string | undefined, type: EntityType): QueryOptions['orderBy'] {
  if (text === undefined || text.trim() === '') return []
  return text.split(',').map((item) => {
    const [, name = '', direction = 'asc'] = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/.exec(item) ?? []
    checkName(name === '' ? item.trim() : name, type, '$orderby')
    return { attribute: name, descending: direction === 'desc' }
  })
}

function parseSelect(text: string | undefined, type: EntityType): readonly string[] | null {
  if (text === undefined || text.trim() === '' || text.trim() === '*') return null
  const names = text.split(',').map((name) => name.trim())
  for (const name of names) if (!metaFields.has(name)) checkName(name, type, '$select')
  return names
}

const metaFields = new Set(['luname', 'keyref', 'Objkey', 'Objgrants'])

function parseExpand(text: string | undefined, type: EntityType): readonly Expansion[] {
  if (text === undefined || text.trim() === '') return []
  return (text.match(/[^,(]+(?:\([^)]*\))?/g) ?? []).map((item) => {
    const [, reference = '', inner] = /^\s*(\w+)\s*(?:\(\s*\$select=([^)]*)\))?\s*$/.exec(item) ?? []
    if (type.children?.[reference] !== undefined) throw unsupported(`$expand of the collection ${reference}`)
    if (type.references?.[reference] === undefined)
      throw badRequest(`$expand names ${reference === '' ? item : reference}, which ${type.name} does not have.`)
    return { reference, select: inner === undefined ? null : inner.split(',').map((name) => name.trim()) }
  })
}

function checkName(name: string, type: EntityType, option: string): void {
  if (attributeOf(type, name) === undefined) throw badRequest(`${option} names ${name}, which ${type.name} does not have.`)
}

function wholeNumber(text: string | undefined, option: string): number {
  if (text === undefined) return 0
  if (!/^\d{1,9}$/.test(text)) throw badRequest(`${option} must be a whole number, not '${text}'.`)
  return Number(text)
}

function isTrue(text: string | undefined): boolean {
  if (text === undefined || text === 'false') return false
  if (text === 'true') return true
  throw badRequest(`$count must be true or false, not '${text}'.`)
}
