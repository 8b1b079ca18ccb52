/** What went wrong outside, in the product's own words. Adapters translate; `dispositionOf` decides what next. */
export class OutsideError extends Error {
  override name = 'OutsideError'
  readonly system: 'Outlook' | 'IFS' | 'sign-in'
  constructor(system: OutsideError['system'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.system = system
  }
}
/** Busy, throttled, time-out, connection lost: the same request may succeed later. */
export class Unavailable extends OutsideError {
  override name = 'Unavailable'
  /** From `Retry-After`, when the other side named a time. */
  readonly retryAfterMs: number | null
  /** True when it is not known whether a write took place (504, connection lost): read before any repeat. */
  readonly outcomeUnknown: boolean
  constructor(
    system: OutsideError['system'],
    message: string,
    details: { retryAfterMs?: number | null; outcomeUnknown?: boolean } = {},
    options?: ErrorOptions,
  ) {
    super(system, message, options)
    this.retryAfterMs = details.retryAfterMs ?? null
    this.outcomeUnknown = details.outcomeUnknown ?? false
  }
}
export class NotFound extends OutsideError {
  override name = 'NotFound'
}
/** The ETag moved: somebody wrote in between. Read, plan again. */
export class PreconditionFailed extends OutsideError {
  override name = 'PreconditionFailed'
}
/** The other side understood and says no, with its own sentence (validation, missing permission). */
export class Refused extends OutsideError {
  override name = 'Refused'
  readonly code: string
  constructor(system: OutsideError['system'], message: string, code = '', options?: ErrorOptions) {
    super(system, message, options)
    this.code = code
  }
}
/** IFS keeps the service user of rmsync locked, as it is delivered: no write is wrong, none is taken until somebody unlocks it. */
export class ServiceUserLocked extends Refused {
  override name = 'ServiceUserLocked'
}
/** The answer is not what the contract says: names the member that is missing or wrong. */
export class Malformed extends OutsideError {
  override name = 'Malformed'
}
/** Graph forgot the cursor (410 or a sync-state error): a full round is due; nothing is inferred from it. */
export class CursorExpired extends OutsideError {
  override name = 'CursorExpired'
}
/** 401: nobody we know; 403: somebody, but not with this sign-in. */
export class NotSignedIn extends Error {
  override name = 'NotSignedIn'
  readonly status: 401 | 403
  constructor(status: 401 | 403, message: string, options?: ErrorOptions) {
    super(message, options)
    this.status = status
  }
}
