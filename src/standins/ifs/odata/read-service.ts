import { etagOf, type Row } from '../data/row.ts'
import type { Tables } from '../data/tables.ts'
import { type EntityType, valueOf } from '../model/entity-model.ts'
import type { Value, Values } from '../data/values.ts'
import { metadataOf } from './metadata.ts'
import { notFound } from './odata-error.ts'
import { parseQuery, type QueryOptions } from './query-options.ts'
import type { Resource } from './resource.ts'
import { json, type ServiceAnswer, type ServiceRequest } from './service-request.ts'
import { toJson } from './to-json.ts'

interface Reads {
  readonly tables: Tables
  /** rows in one answer before a nextLink */
  readonly pageSize: number
}

export function answerRead(resource: Resource, request: ServiceRequest, reads: Reads): ServiceAnswer {
  const { projection, root, query } = request
  const { tables } = reads
  if (resource.kind === 'service') return json(200, serviceDocument(request))
  if (resource.kind === 'metadata')
    return { status: 200, headers: { 'content-type': 'application/xml', 'odata-version': '4.0' }, body: metadataOf(projection) }
  if (resource.kind === 'event') throw notFound(`${resource.event} is an action: POST to it.`)
  const { type, context } = resource
  const options = parseQuery(query, type, `IfsApp.${projection.name}`)
  const contextUrl = `${root}/$metadata#${context}`
  if (resource.kind === 'record') {
    const { row } = resource
    if (row === undefined) throw notFound(`${type.name} ${Object.values(resource.keys).join(', ')} does not exist.`)
    const body = { '@odata.context': `${contextUrl}/$entity`, ...toJson(row, type, projection, tables, options) }
    return json(200, body, { etag: etagOf(row) })
  }
  if (resource.kind === 'default') return json(200, { '@odata.context': `${contextUrl}/$entity`, ...type.defaults })
  const rows = rowsIn(type, resource.within, tables).filter((row) => options.matches((name) => valueOf(type, row, name, tables)))
  if (resource.kind === 'count')
    return { status: 200, headers: { 'content-type': 'text/plain', 'odata-version': '4.0' }, body: String(rows.length) }
  const { page, nextQuery } = pageOf(sorted(rows, type, options, tables), options, query, reads.pageSize)
  return json(200, {
    '@odata.context': contextUrl,
    ...(options.count ? { '@odata.count': rows.length } : {}),
    value: page.map((row) => toJson(row, type, projection, tables, options)),
    ...(nextQuery === null ? {} : { '@odata.nextLink': `${root}/${request.path}?${nextQuery}` }),
  })
}

const serviceDocument = ({ projection, root }: ServiceRequest): object => ({
  '@odata.context': `${root}/$metadata`,
  value: Object.keys(projection.sets).map((name) => ({ name, kind: 'EntitySet', url: name })),
})

/** The owner of a flat set's rows is not its parent: only stored attributes narrow. */
function rowsIn({ table }: EntityType, within: Values, tables: Tables): readonly Row[] {
  return Object.keys(within).length === 0 ? tables.rows(table) : tables.where(table, within)
}

function sorted(rows: readonly Row[], type: EntityType, { orderBy }: QueryOptions, tables: Tables): readonly Row[] {
  if (orderBy.length === 0) return rows
  return rows.toSorted((a, b) => {
    for (const { attribute, descending } of orderBy) {
      const order = compare(valueOf(type, a, attribute, tables), valueOf(type, b, attribute, tables))
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
  rows: readonly Row[],
  { top, skip, paged }: QueryOptions,
  query: string,
  pageSize: number,
): { page: readonly Row[]; nextQuery: string | null } {
  const wanted = rows.slice(skip, top === null ? undefined : skip + top).slice(paged)
  const page = wanted.slice(0, pageSize)
  if (page.length === wanted.length) return { page, nextQuery: null }
  const others = query.split('&').filter((pair) => pair !== '' && !/^(\$|%24)skiptoken=/i.test(pair))
  return { page, nextQuery: [...others, `$skiptoken=${paged + page.length}`].join('&') }
}
