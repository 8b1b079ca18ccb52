import { syncMaster } from '../crm/activity-rules.ts'
import type { Access } from '../crm/crm-access.ts'
import { Records } from '../crm/records.ts'
import type { Tables } from '../data/tables.ts'
import { answerBatch } from './batch.ts'
import { ODataError } from './odata-error.ts'
import { ieee754 } from './read-body.ts'
import { answerRead } from './read-service.ts'
import { resourceAt } from './resource.ts'
import { json, type ServiceAnswer, type ServiceRequest } from './service-request.ts'
import { answerWrite } from './write-service.ts'

export interface Offence {
  readonly at: string
  readonly kind: 'patch-without-if-match'
  readonly method: string
  readonly path: string
  readonly user: string
}

interface ServiceWorld {
  readonly tables: Tables
  readonly pageSize: number
  readonly user: string
  readonly access: Access
  readonly isLocked: () => boolean
  readonly onOffence: (offence: Omit<Offence, 'at'>) => void
  /** each part of a batch, answered */
  readonly onPart: (method: string, path: string, status: number) => void
}

/** Answers a request inside a projection; refusals become answers. */
export function answer(request: ServiceRequest, world: ServiceWorld): ServiceAnswer {
  try {
    if (request.path === '$batch') return batch(request, world)
    return single(request, world)
  } catch (error) {
    if (error instanceof ODataError) return json(error.status, error.toBody(), { ...error.headers })
    throw error
  }
}

function batch(request: ServiceRequest, world: ServiceWorld): ServiceAnswer {
  if (request.method !== 'POST') throw new ODataError(405, 'ODP_METHOD_NOT_ALLOWED', 'POST a batch.')
  return answerBatch(request, {
    answer: (part) => {
      const answered = part.path === '$batch' ? json(400, nested) : answer(part, world)
      world.onPart(part.method, part.path, answered.status)
      return answered
    },
    transaction: (work) => world.tables.transaction(work),
  })
}

const nested = new ODataError(400, 'ODP_BAD_REQUEST', 'A batch can not hold another batch.').toBody()

function single(request: ServiceRequest, { tables, pageSize, user, access, isLocked, onOffence }: ServiceWorld): ServiceAnswer {
  const { method, projection, path } = request
  const isRead = method === 'GET' || method === 'HEAD'
  // delivered locked; what IFS answers then is not documented, only that the sync log shows an error (ifs.md §1)
  if (!isRead && user === syncMaster && isLocked())
    throw new ODataError(403, 'FND_USER_LOCKED', `User ${user} is locked. An administrator unlocks and activates it in IFS.`)
  const resource = resourceAt(path, { projection, tables, access })
  if (resource.kind === 'openapi' && isRead) return answerRead(resource, request, { tables, pageSize, access })
  if (isRead) return inWantedNumbers(answerRead(resource, request, { tables, pageSize, access }), request)
  const written = answerWrite(resource, request, {
    tables,
    records: new Records(tables, user, access),
    onOffence: (kind) => onOffence({ kind, method, path: `${projection.name}.svc/${path}`, user }),
  })
  return inWantedNumbers(written, request)
}

/** Decimals and counts as texts for who asks so, as IFS's own web client does: numbers of JavaScript are too short for them (ifs.md §3.4). */
function inWantedNumbers(answered: ServiceAnswer, { headers }: ServiceRequest): ServiceAnswer {
  const type = answered.headers['content-type'] ?? ''
  if (!ieee754.test(headers['accept'] ?? '') || !type.startsWith('application/json')) return answered
  const body = JSON.stringify(JSON.parse(answered.body), (_, value: unknown) =>
    typeof value === 'number' ? String(value) : value,
  )
  return { ...answered, headers: { ...answered.headers, 'content-type': `${type};IEEE754Compatible=true` }, body }
}
