import { type OutsideError, Unavailable } from '../../domain/errors.ts'

/** The request never left: whatever was asked did not take place. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

/** What it means that no answer came: the other side is unavailable, and a write that was sent may have taken place. */
export function networkError(system: OutsideError['system'], error: unknown, url: string, isWrite: boolean): Unavailable {
  const code = (error as { code?: unknown }).code
  const reason = typeof code === 'string' ? code : String(error)
  const message = `No answer from ${new URL(url).host} (${reason}). Check the address, the network and the certificate. A later try may succeed.`
  return new Unavailable(system, message, { outcomeUnknown: isWrite && !neverSent.has(reason) }, { cause: error })
}
