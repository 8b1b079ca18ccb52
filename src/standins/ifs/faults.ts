import { ODataError } from './odata/odata-error.ts'

export interface FaultOptions {
  readonly code?: string
  /** text of the error, `details` of its only detail */
  readonly message?: string
  readonly details?: string
  /** seconds, sent as Retry-After */
  readonly retryAfter?: number
  /** only requests whose `METHOD path` (decoded) matches; of a batch its own path */
  readonly match?: RegExp
  /** how many requests fail; 1 unless given */
  readonly times?: number
}

/** A status; a 504 with the write done or not done; a connection that breaks once the write is done. */
export type FaultKind = number | 'timeout-applied' | 'timeout-not-applied' | 'lost-answer'

export interface Fault extends FaultOptions {
  readonly kind: FaultKind
}

const codes: Readonly<Record<number, readonly [code: string, message: string]>> = {
  401: ['UNAUTHORIZED', 'The access token is not valid.'],
  403: ['FND_ACCESS_DENIED', 'The user has no permission for this projection.'],
  423: ['ODP_RESOURCE_LOCKED', 'The resource is locked.'],
  429: ['ODP_TOO_MANY_REQUESTS', 'Too many requests.'],
  500: ['MI_MODIFIED_ERROR', 'Service metadata already modified.'],
  503: ['ODP_SERVICE_UNAVAILABLE', 'The service is unavailable.'],
  504: ['ODP_OPERATION_TIMEOUT', 'Operation did not complete in the expected time (300 seconds).'],
}

export class Faults {
  #planned: { readonly fault: Fault; left: number }[] = []

  plan(kind: FaultKind, options: FaultOptions = {}): void {
    this.#planned.push({ fault: { ...options, kind }, left: options.times ?? 1 })
  }

  /** The fault planned for this request, used up by asking. */
  take(line: string): Fault | undefined {
    const planned = this.#planned.find(({ fault: { match } }) => match === undefined || match.test(line))
    if (planned === undefined) return undefined
    planned.left -= 1
    if (planned.left <= 0) this.#planned = this.#planned.filter((other) => other !== planned)
    return planned.fault
  }
}

export function toError({ kind, code, message, details, retryAfter }: Fault): ODataError {
  const status = typeof kind === 'number' ? kind : 504
  const [usualCode, usualMessage] = codes[status] ?? ['ODP_ERROR', 'The request failed.']
  return new ODataError(
    status,
    code ?? usualCode,
    message ?? usualMessage,
    details === undefined ? [] : [{ code: 'ORA-20110', message: details }],
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
  )
}
