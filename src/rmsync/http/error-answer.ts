import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ErrorCode, ErrorView } from '../../api/errors.ts'
import { errorCodes } from '../../api/errors.ts'
import {
  NotFound,
  NotSignedIn,
  OutsideError,
  PreconditionFailed,
  Refused,
  ServiceUserLocked,
  Unavailable,
} from '../../domain/errors.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Log } from '../ports/service.ts'
import { saidIn } from './said.ts'

interface Answer {
  readonly status: number
  readonly error: Omit<ErrorView, 'correlationId'>
  readonly retryAfterSeconds?: number
}

const refusalStatus: Partial<Record<ErrorCode, number>> = {
  'not-found': 404,
  'appointment-gone': 404,
  'activity-gone': 404,
  'already-linked': 409,
  'activity-linked-elsewhere': 409,
  'not-allowed': 403,
  'not-organizer': 403,
  'not-a-representative': 403,
  'ifs-unavailable': 503,
  'changed-meanwhile': 409,
  'confirm-consequences': 409,
  'initial-sync-running': 409,
  'wrong-state': 409,
  'already-undone': 409,
  'service-stopped': 503,
}

/** One place turns what went wrong into an answer a person can act on. Nothing of the outside world's own text leaks but IFS's business sentences. */
function toAnswer(error: unknown): Answer {
  if (error instanceof Refusal) {
    const code = (errorCodes as readonly string[]).includes(error.code) ? (error.code as ErrorCode) : 'internal'
    const { message, fix, activityNo, field } = error
    const about = { ...(activityNo === undefined ? {} : { activityNo }), ...(field === undefined ? {} : { field }) }
    return { status: refusalStatus[code] ?? 422, error: { code, message, fix, ...about } }
  }
  if (error instanceof NotSignedIn) {
    const code = error.status === 401 ? 'sign-in-needed' : 'not-allowed'
    return {
      status: error.status,
      error: {
        code,
        message: error.message,
        fix: error.status === 401 ? 'Sign in again.' : 'Ask your administrator for access.',
      },
    }
  }
  if (error instanceof Unavailable || error instanceof PreconditionFailed) return busy(error)
  if (error instanceof NotFound)
    return {
      status: 404,
      error: { code: 'not-found', message: `${error.system} no longer has this.`, fix: 'Open the appointment again.' },
    }
  if (error instanceof ServiceUserLocked) {
    const fix = 'Your administrator has to unlock the service user of RM Panel in IFS. Then try again.'
    return { status: 503, error: { code: 'ifs-unavailable', message: 'IFS takes no changes from RM Panel at the moment.', fix } }
  }
  if (error instanceof Refused && error.system === 'IFS') {
    return {
      status: 422,
      error: { code: 'refused-by-ifs', message: error.message, fix: 'Mend it in IFS or choose differently, then try again.' },
    }
  }
  if (error instanceof OutsideError) {
    const fix = 'Tell your administrator, with the reference.'
    const did = error instanceof Refused ? 'did not accept the request' : 'gave an answer that RM Panel can not use'
    return {
      status: 502,
      error: {
        code: error.system === 'IFS' ? 'ifs-unavailable' : 'outlook-unavailable',
        message: `${nameOf(error)} ${did}.`,
        fix,
      },
    }
  }
  const validation = validationField(error)
  if (validation !== null) return validation
  return {
    status: 500,
    error: {
      code: 'internal',
      message: 'RM Panel could not do this.',
      fix: 'Try again; if it stays, tell your administrator the reference.',
    },
  }
}

const nameOf = ({ system }: OutsideError): string => (system === 'sign-in' ? 'The sign-in service' : system)

function busy(error: Unavailable | PreconditionFailed): Answer {
  const code = error.system === 'IFS' ? 'ifs-unavailable' : 'outlook-unavailable'
  const seconds = error instanceof Unavailable && error.retryAfterMs !== null ? Math.ceil(error.retryAfterMs / 1000) : null
  const message = `${nameOf(error)} is busy or does not answer.`
  const fix = seconds === null ? 'Try again in a moment.' : `Try again in ${seconds} s.`
  return { status: 503, error: { code, message, fix }, ...(seconds === null ? {} : { retryAfterSeconds: seconds }) }
}

function validationField(error: unknown): Answer | null {
  if (typeof error !== 'object' || error === null) return null
  const { validation, statusCode, message } = error as Partial<FastifyError>
  if (validation !== undefined) {
    const [first] = validation
    const field = first?.instancePath.replace(/^\//, '').replaceAll('/', '.') ?? ''
    const text = `${field === '' ? 'The request' : field} is not valid: ${first?.message ?? 'wrong shape'}.`
    return { status: 400, error: { code: 'bad-request', message: text, fix: 'Correct it and send it again.', field } }
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return {
      status: statusCode,
      error: { code: 'bad-request', message: message ?? 'The request can not be read.', fix: 'Correct it and send it again.' },
    }
  }
  return null
}

export function sendError(log: Log, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const answer = told(log, error, request)
  if (answer.status === 401) void reply.header('www-authenticate', 'Bearer')
  if (answer.retryAfterSeconds !== undefined) void reply.header('retry-after', String(answer.retryAfterSeconds))
  return reply.code(answer.status).send({ error: { ...answer.error, ...saidOf(answer.error), correlationId: request.id } })
}

/** Half of it in another language helps nobody. */
function saidOf({ message, fix }: Answer['error']): Pick<ErrorView, 'said'> {
  const said = { message: saidIn(message), fix: saidIn(fix) }
  return said.message === undefined || said.fix === undefined ? {} : { said: { message: said.message, fix: said.fix } }
}

/** What is no fault of the request stands in the text log, with the reference that the person has. */
function told(log: Log, error: unknown, request: FastifyRequest): Answer {
  const answer = toAnswer(error)
  if (answer.status < 500) return answer
  const { code } = answer.error
  const facts = { correlationId: request.id, method: request.method, route: request.routeOptions.url, code }
  const reason = error instanceof Error ? error.message : String(error)
  log.error(
    { ...facts, reason, ...(code === 'internal' && error instanceof Error ? { stack: error.stack } : {}) },
    'A request failed.',
  )
  return answer
}

export function answerErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler(async (error, request, reply) => sendError(log, error, request, reply))
  app.setNotFoundHandler(async (request, reply) =>
    reply.code(404).send({
      error: {
        code: 'not-found',
        message: 'There is nothing at this address.',
        fix: 'Check the address.',
        correlationId: request.id,
      },
    }),
  )
}
