import type { Records } from '../crm/records.ts'
import { etagOf, type Row } from '../data/row.ts'
import type { Tables } from '../data/tables.ts'
import type { EntityType } from '../model/entity-model.ts'
import type { Values } from '../data/values.ts'
import { notFound, ODataError } from './odata-error.ts'
import { readBody, readJson } from './read-body.ts'
import type { Resource } from './resource.ts'
import { json, type ServiceAnswer, type ServiceRequest } from './service-request.ts'
import { toJson, whole } from './to-json.ts'

interface Writes {
  readonly tables: Tables
  readonly records: Records
  readonly onOffence: (kind: 'patch-without-if-match') => void
}

type Target = Extract<Resource, { type: EntityType }>

export function answerWrite(resource: Resource, request: ServiceRequest, writes: Writes): ServiceAnswer {
  const { method } = request
  if (resource.kind === 'set' && method === 'POST') return create(resource, request, writes)
  if (resource.kind === 'event' && method === 'POST') return runEvent(resource, request, writes)
  if (resource.kind === 'record' && method === 'PATCH') return patch(resource, request, writes)
  if (resource.kind === 'record' && method === 'DELETE') return remove(resource, request, writes)
  throw new ODataError(405, 'ODP_METHOD_NOT_ALLOWED', `${method} is not possible on ${request.path}.`)
}

function create(
  resource: Extract<Resource, { kind: 'set' }>,
  request: ServiceRequest,
  { records, tables }: Writes,
): ServiceAnswer {
  const { type, within } = resource
  const values = readBody(request.body, request.headers['content-type'], type, request.projection)
  const row = records.insert(type, { ...values, ...within })
  return written(201, row, resource, request, tables)
}

function patch(resource: Extract<Resource, { kind: 'record' }>, request: ServiceRequest, writes: Writes): ServiceAnswer {
  const { type, row, keys } = resource
  const { records, tables } = writes
  const values = readBody(request.body, request.headers['content-type'], type, request.projection)
  if (request.headers['if-match'] === undefined) return upsert(resource, values, request, writes)
  if (row === undefined) throw notFound(`${type.name} ${Object.values(keys).join(', ')} does not exist.`)
  checkIfMatch(request, row, type)
  return written(200, records.update(type, row, values), resource, request, tables)
}

/**
 * A PATCH without If-Match updates, leaving attributes out that may not be changed, or creates with the keys of the URL
 * (ifs.md §3.6). Right by protocol and never what the product wants: it is remembered as an offence.
 */
function upsert(
  resource: Extract<Resource, { kind: 'record' }>,
  values: Values,
  request: ServiceRequest,
  { records, tables, onOffence }: Writes,
): ServiceAnswer {
  const { type, row, keys } = resource
  onOffence('patch-without-if-match')
  const allowed = row === undefined ? ['always', 'insert'] : ['always']
  const writable = type.attributes.filter(({ write }) => allowed.includes(write)).map(({ name }) => name)
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => writable.includes(name)))
  if (row !== undefined) return written(200, records.update(type, row, kept), resource, request, tables)
  return written(201, records.insert(type, { ...kept, ...keys }), resource, request, tables)
}

function remove(resource: Extract<Resource, { kind: 'record' }>, request: ServiceRequest, { records }: Writes): ServiceAnswer {
  const { type, row, keys } = resource
  if (row === undefined) throw notFound(`${type.name} ${Object.values(keys).join(', ')} does not exist.`)
  checkIfMatch(request, row, type)
  records.remove(type, row)
  return { status: 204, headers: { 'odata-version': '4.0' }, body: '' }
}

function runEvent(
  resource: Extract<Resource, { kind: 'event' }>,
  request: ServiceRequest,
  { records, tables }: Writes,
): ServiceAnswer {
  const { type, row, event } = resource
  readJson(request.body, request.headers['content-type'])
  checkIfMatch(request, row, type)
  return written(200, records.runEvent(type, row, event), resource, request, tables)
}

/** `*` skips the check (ifs.md §3.6). Of a missing header only the code is known; the status 428, and 412 for a stale ETag, are assumed there. */
function checkIfMatch({ headers }: ServiceRequest, row: Row, { name }: EntityType): void {
  const given = headers['if-match']
  if (given === undefined) throw new ODataError(428, 'ODP_MISSING_PRECONDITION', `Send If-Match with the ETag of the ${name}.`)
  if (given.trim() === '*' || given.trim() === etagOf(row)) return
  throw new ODataError(412, 'ODP_PRECONDITION_FAILED', `The ${name} was changed by another user. Read it again.`)
}

function written(status: number, row: Row, { type, context }: Target, request: ServiceRequest, tables: Tables): ServiceAnswer {
  const { projection, root } = request
  const keys = type.keys.map((key) => `${key}=${encodeURIComponent(quoted(row.values[key] ?? ''))}`).join(',')
  const path = `${context.split('/').map(encodeURIComponent).join('/')}(${keys})`
  const etag = etagOf(row)
  const body = { '@odata.context': `${root}/$metadata#${context}/$entity`, ...toJson(row, type, projection, tables, whole) }
  const location: Record<string, string> = status === 201 ? { location: `${root}/${path}` } : {}
  return { ...json(status, body, { etag, ...location }), record: { path, etag } }
}

const quoted = (value: unknown): string => `'${String(value).replaceAll("'", "''")}'`
