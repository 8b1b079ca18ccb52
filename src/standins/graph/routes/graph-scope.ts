import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../app-tokens.ts'
import { breakUnanswered, spoil } from '../broken-answer.ts'
import { GraphError } from '../graph-error.ts'
import type { GraphService } from '../graph-service.ts'
import type { Mailbox } from '../mailbox.ts'

/** Marks the parts of a batch for the request log; the value is known to this process alone. */
export const batchMark = { header: 'x-part-of-batch', value: randomUUID() }

/** What holds for every request below `/v1.0`: planned faults, the token, the log, Graph's error form. */
export function graphScope(app: FastifyInstance, service: GraphService): void {
  app.addHook('onRequest', async (request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    reply.header('request-id', request.id)
    const fault = service.log.takeFault(request.method, path, isInBatch(request))
    if (typeof fault?.failure === 'number') {
      const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) }
      throw new GraphError(fault.failure, fault.code ?? codeOf(fault.failure), 'This failure was asked for.', headers)
    }
    if (fault?.failure === 'reset' || fault?.failure === 'timeout') {
      record(service, request, 0)
      breakUnanswered(fault.failure, request, reply)
      return
    }
    request.breakage = fault?.failure ?? null
    request.graphApp = await service.readToken(request.headers.authorization)
  })
  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.breakage === null) return done(null, payload)
    const spoilt = spoil(request.breakage, request, reply, typeof payload === 'string' ? payload : '{}')
    if (spoilt !== undefined) return done(null, spoilt)
    // The connection is gone: there is no response whose end could be heard of.
    record(service, request, 0)
    request.leaveThrottle?.()
  })
  app.addHook('onResponse', async (request, reply) => {
    if (request.breakage === 'halfBody') return
    request.leaveThrottle?.()
    record(service, request, reply.statusCode)
  })
  app.setNotFoundHandler((request, reply) => {
    const segment = request.url.split('?')[0]?.split('/').at(-1) ?? ''
    return sendError(
      service,
      request,
      reply,
      new GraphError(404, 'ResourceNotFound', `Resource not found for the segment '${segment}'.`),
    )
  })
}

const isInBatch = (request: FastifyRequest) => request.headers[batchMark.header] === batchMark.value

function record(service: GraphService, request: FastifyRequest, status: number): void {
  service.log.add({
    method: request.method,
    path: readable(request.url.split('?')[0] ?? ''),
    mailbox: request.graphMailbox?.owner.oid ?? null,
    status,
    app: request.graphApp?.clientId ?? null,
    at: new Date().toISOString(),
    inBatch: isInBatch(request),
  })
}

/** What holds for every request of one mailbox: 404, the scope of the application, the limits of Outlook. */
export function mailboxScope(app: FastifyInstance, service: GraphService): void {
  app.addHook('onRequest', async (request) => {
    const { user } = request.params as { user?: string }
    const mailbox = service.exchange.find(user ?? '')
    if (mailbox === undefined) throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${user}' is invalid.`)
    request.graphMailbox = mailbox
    if (service.deniedMailboxes.has(mailbox.owner.oid))
      throw new GraphError(403, 'ErrorAccessDenied', 'Access to OData is disabled.')
    request.leaveThrottle = service.throttle.enter(appOf(request).clientId, mailbox.owner.oid)
    if (service.latencyMs > 0) await pause(service.latencyMs)
  })
}

export function appOf(request: FastifyRequest): App {
  if (request.graphApp === null) throw new GraphError(401, 'InvalidAuthenticationToken', 'Access token is empty.')
  return request.graphApp
}

export function mailboxOf(request: FastifyRequest): Mailbox {
  if (request.graphMailbox === null) throw new GraphError(404, 'ErrorInvalidUser', 'The request names no user.')
  return request.graphMailbox
}

/** Graph's own errors as they are; a body that is no JSON, a path too long and the like as 400. */
export function sendError(service: GraphService, request: FastifyRequest, reply: FastifyReply, error: FastifyError | GraphError) {
  const known =
    error instanceof GraphError
      ? error
      : error.statusCode !== undefined && error.statusCode < 500
        ? new GraphError(error.statusCode, 'BadRequest', `Unable to read the request: ${error.message}`)
        : new GraphError(500, 'InternalServerError', `The stand-in failed: ${error.message}`)
  return reply.code(known.status).headers(known.headers).send(known.toBody(request.id, service.exchange.now()))
}

const codes: Readonly<Record<number, string>> = {
  401: 'InvalidAuthenticationToken',
  403: 'ErrorAccessDenied',
  404: 'ErrorItemNotFound',
  409: 'Conflict',
  410: 'SyncStateNotFound',
  412: 'ErrorIrresolvableConflict',
  429: 'ApplicationThrottled',
}

const codeOf = (status: number) => codes[status] ?? (STATUS_CODES[status] ?? 'Unknown').replaceAll(/[^A-Za-z]/g, '')

function readable(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
