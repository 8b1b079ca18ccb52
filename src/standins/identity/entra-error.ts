import { randomUUID } from 'node:crypto'

interface EntraErrorDetail {
  readonly status?: number
  readonly suberror?: string
  readonly claims?: string
}

/** An answer of Entra that is no success: OAuth error word, AADSTS number and text (identity.md §4.2). */
export class EntraError extends Error {
  readonly error: string
  readonly code: number
  readonly detail: EntraErrorDetail

  constructor(error: string, code: number, text: string, detail: EntraErrorDetail = {}) {
    super(`AADSTS${code}: ${text}`)
    this.name = 'EntraError'
    this.error = error
    this.code = code
    this.detail = detail
  }
}

export function toErrorBody(error: EntraError, now: Date, correlationId: string = randomUUID()): Record<string, unknown> {
  const traceId = randomUUID()
  const timestamp = now
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z')
  const { suberror, claims } = error.detail
  return {
    error: error.error,
    error_description: `${error.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [error.code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    ...(suberror === undefined ? {} : { suberror }),
    ...(claims === undefined ? {} : { claims }),
  }
}

export const missing = (parameter: string): EntraError =>
  new EntraError('invalid_request', 900144, `The request body must contain the following parameter: '${parameter}'.`)

export const unknownTenant = (tenant: string): EntraError =>
  new EntraError('invalid_request', 90002, `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID.`)

export const unknownClient = (clientId: string): EntraError =>
  new EntraError('unauthorized_client', 700016, `Application with identifier '${clientId}' was not found in the directory.`)
