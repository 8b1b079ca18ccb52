import { Unavailable, type OutsideError } from '../../domain/errors.ts'

/** A request that got no answer, or half of one. `isWrite`: it may have taken place, unless the connection was never made. */
export function classifyFailure(system: OutsideError['system'], error: unknown, url: URL, isWrite: boolean): Unavailable {
  const reason = error instanceof Error ? error.message || error.name : String(error)
  const outcomeUnknown = isWrite && !neverConnected.has(codeOf(error))
  return new Unavailable(system, `${url.origin} does not answer (${reason}).`, { outcomeUnknown }, { cause: error })
}

const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** Several addresses of one name fail together, as an AggregateError without a code of its own. */
function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code === 'string') return code
  return error instanceof AggregateError ? codeOf(error.errors[0]) : ''
}
