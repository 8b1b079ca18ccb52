import type { Access } from '../crm/crm-access.ts'
import { etagOf, type Row } from '../data/row.ts'
import type { Tables } from '../data/tables.ts'
import { type EntityType, type Projection, recordsOf, valueOf } from '../model/entity-model.ts'
import type { Value, Values } from '../data/values.ts'
import { metadataOf } from './metadata.ts'
import { badRequest, notFound } from './odata-error.ts'
import { openapiOf } from './openapi.ts'
import { parseQuery, type QueryOptions } from './query-options.ts'
import type { Resource } from './resource.ts'
import { json, type ServiceAnswer, type ServiceRequest } from './service-request.ts'
import { toJson } from './to-json.ts'

interface Reads {
  readonly tables: Tables
  readonly access: Access
  /** rows in one answer before a nextLink */
  readonly pageSize: number
}

export function answerRead(resource: Resource, request: ServiceRequest, reads: Reads): ServiceAnswer {
  const { projection, root, query } = request
  const { tables, access } = reads
  if (resource.kind === 'service') return json(200, serviceDocument(request))
  if (resource.kind === 'metadata')
    return { status: 200, headers: { 'content-type': 'application/xml', 'odata-version': '4.0' }, body: metadataOf(projection) }
  if (resource.kind === 'openapi') return json(200, openapiOf(projection, root, query))
  if (resource.kind === 'event') throw notFound(`${resource.event} is an action: POST to it.`)
  const { type, context } = resource
  const options = parseQuery(query, type, { namespace: `IfsApp.${projection.name}`, now: tables.timestamp() })
  const contextUrl = `${root}/$metadata#${context}`
  if (resource.kind === 'record') {
    const { row } = resource
    if (row === undefined) throw notFound(`${type.name} ${Object.values(resource.keys).join(', ')} does not exist.`)
    if (options.apply !== null) throw badRequest('$apply works on a set, not on one record.')
    const body = { '@odata.context': `${contextUrl}/$entity`, ...toJson(row, type, projection, tables, options) }
    return json(200, body, { etag: etagOf(row) })
  }
  if (resource.kind === 'default') return json(200, { '@odata.context': `${contextUrl}/$entity`, ...type.defaults })
  const found = itemsIn(resource, options, { projection, tables, access }).filter(({ read }) => options.matches(read))
  if (resource.kind === 'count')
    return { status: 200, headers: { 'content-type': 'text/plain', 'odata-version': '4.0' }, body: String(found.length) }
  const { page, nextQuery } = pageOf(sorted(found, options), options, query, reads.pageSize)
  const names = options.apply?.attributes.map(({ name }) => name).join(',')
  return json(200, {
    '@odata.context': names === undefined ? contextUrl : `${contextUrl}(${names})`,
    ...(options.count ? { '@odata.count': found.length } : {}),
    value: page.map(({ toBody }) => toBody()),
    ...(nextQuery === null ? {} : { '@odata.nextLink': `${root}/${request.path}?${nextQuery}` }),
  })
}

/** A row of an answer: a record, or what `$apply` made of records. */
interface Item {
  readonly read: (attribute: string) => Value
  readonly toBody: () => object
}

function itemsIn(
  { type, within }: Extract<Resource, { kind: 'set' | 'count' }>,
  options: QueryOptions,
  { projection, tables, access }: { projection: Projection; tables: Tables; access: Access },
): readonly Item[] {
  const rows = rowsIn(type, within, tables).filter((row) => access.mayRead(type, row))
  if (options.apply === null)
    return rows.map((row) => ({
      read: (name) => valueOf(type, row, name, tables),
      toBody: () => toJson(row, type, projection, tables, options),
    }))
  const values = rows.map((row) =>
    Object.fromEntries(type.attributes.map(({ name }) => [name, valueOf(type, row, name, tables)])),
  )
  return options.apply.run(values).map((result) => ({
    read: (name) => result[name] ?? null,
    toBody: () =>
      options.select === null ? result : Object.fromEntries(options.select.map((name) => [name, result[name] ?? null])),
  }))
}

const serviceDocument = ({ projection, root }: ServiceRequest): object => ({
  '@odata.context': `${root}/$metadata`,
  value: Object.keys(projection.sets).map((name) => ({ name, kind: 'EntitySet', url: name })),
})

/** The owner of a flat set's rows is not its parent: only stored attributes narrow. */
function rowsIn(type: EntityType, within: Values, tables: Tables): readonly Row[] {
  return Object.keys(within).length === 0 ? recordsOf(type, tables) : tables.where(type.table, within)
}

function sorted(items: readonly Item[], { orderBy }: QueryOptions): readonly Item[] {
  if (orderBy.length === 0) return items
  return items.toSorted((a, b) => {
    for (const { attribute, descending } of orderBy) {
      const order = compare(a.read(attribute), b.read(attribute))
      if (order !== 0) return descending ? -order : order
    }
    return 0
  })
}

/** As Oracle sorts: by character code, nothing after everything. That IFS leaves it so is our assumption. */
function compare(a: Value, b: Value): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}

/** `$skiptoken` counts the rows already sent; data that changes meanwhile may double or miss rows, as with IFS (ifs.md §3.5). */
function pageOf(
  rows: readonly Item[],
  { top, skip, paged }: QueryOptions,
  query: string,
  pageSize: number,
): { page: readonly Item[]; nextQuery: string | null } {
  const wanted = rows.slice(skip, top === null ? undefined : skip + top).slice(paged)
  const page = wanted.slice(0, pageSize)
  if (page.length === wanted.length) return { page, nextQuery: null }
  const others = query.split('&').filter((pair) => pair !== '' && !/^(\$|%24)skiptoken=/i.test(pair))
  return { page, nextQuery: [...others, `$skiptoken=${paged + page.length}`].join('&') }
}
