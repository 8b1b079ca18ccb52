import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from './access-token.ts'
import { type BasicUser, readBasic } from './basic-sign-in.ts'
import type { Faults } from './faults.ts'
import { toError } from './faults.ts'
import { projectionNamed } from './model/projections.ts'
import { notFound, ODataError } from './odata/odata-error.ts'
import { splitOnce } from './odata/split-once.ts'
import { json, type ServiceAnswer, type ServiceRequest } from './odata/service-request.ts'
import type { RequestLog } from './request-log.ts'

interface RouteWorld {
  readonly url: () => string
  readonly readToken: (authorization: string | undefined) => Promise<Caller>
  /** who may sign in with a password at `int` */
  readonly basicUsers: readonly BasicUser[]
  readonly faults: Faults
  readonly log: RequestLog
  readonly answer: (request: ServiceRequest, caller: Caller) => ServiceAnswer
}

/** Both entrances of IFS Cloud have the same authentication; `int` of Applications 10 takes passwords too (ifs.md §3.1). */
const entrances = ['main', 'int'] as const

export function projectionRoutes(app: FastifyInstance, world: RouteWorld): void {
  for (const entrance of entrances) {
    const base = `/${entrance}/ifsapplications/projection/v1`
    app.all(`${base}/*`, async (request, reply) => {
      const [address, query] = splitOnce(request.raw.url ?? '', '?')
      const asked = { address, query, rest: address.slice(base.length + 1), base, entrance }
      const { client, result, isLost } = await respond(request, asked, world)
      world.log.add({ method: request.method, path: address, status: isLost ? 0 : result.status, client, inBatch: false })
      return isLost ? reply.raw.destroy() : send(reply, result)
    })
  }
}

interface Asked {
  readonly address: string
  readonly query: string
  /** `X.svc/…`, percent-encoded */
  readonly rest: string
  readonly base: string
  readonly entrance: (typeof entrances)[number]
}

async function respond(
  request: FastifyRequest,
  asked: Asked,
  { url, readToken, basicUsers, faults, answer }: RouteWorld,
): Promise<{ client: string | null; result: ServiceAnswer; isLost?: boolean }> {
  let client: string | null = null
  try {
    const fault = faults.take(`${request.method} ${readable(asked.address)}`)
    if (fault !== undefined && fault.kind !== 'timeout-applied' && fault.kind !== 'lost-answer') throw toError(fault)
    const { authorization } = request.headers
    const caller = (asked.entrance === 'int' ? readBasic(authorization, basicUsers) : null) ?? (await readToken(authorization))
    client = caller.client
    const [service, path] = splitOnce(asked.rest, '/')
    const projection = projectionNamed(service.replace(/\.svc$/, ''))
    if (projection === undefined || !service.endsWith('.svc')) throw notFound(`There is no projection ${service}.`)
    const headers = request.headers as Record<string, string | undefined>
    const body = typeof request.body === 'string' ? request.body : ''
    const root = `${url()}${asked.base}/${service}`
    const result = answer({ method: request.method, projection, root, path, query: asked.query, headers, body }, caller)
    if (fault?.kind === 'timeout-applied') throw toError(fault)
    return { client, result, isLost: fault?.kind === 'lost-answer' }
  } catch (error) {
    if (error instanceof ODataError) return { client, result: json(error.status, error.toBody(), { ...error.headers }) }
    throw error
  }
}

function readable(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

function send(reply: FastifyReply, { status, headers, body }: ServiceAnswer): FastifyReply {
  return reply
    .code(status)
    .headers({ ...headers })
    .send(status === 204 ? undefined : body)
}
