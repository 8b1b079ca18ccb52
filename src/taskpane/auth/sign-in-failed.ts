import { InteractionNeeded } from './nested-sign-in.ts'

/** Cancelling has three faces: nested, popup and server (MSAL error codes; the two l are MSAL's). */
const cancelled = new Set(['user_canceled', 'user_cancelled', 'access_denied'])

/** Signing in came to nothing. `code` names the words for the person, `message` is what Microsoft's sign-in said. */
export class SignInFailed extends Error {
  override name = 'SignInFailed'
  readonly code: 'sign-in-cancelled' | 'sign-in-failed' | 'sign-in-expired'
  /** The correlation id by which Microsoft's sign-in log has it. */
  readonly reference: string | null
  constructor(code: string, detail: string, reference: string | null = null, options?: ErrorOptions) {
    super(detail || code, options)
    this.code = code === 'sign-in-expired' ? code : cancelled.has(code) ? 'sign-in-cancelled' : 'sign-in-failed'
    this.reference = reference === '' ? null : reference
  }
}

export function rethrowReadably(error: unknown): never {
  if (error instanceof InteractionNeeded) throw new SignInFailed('sign-in-expired', error.message, null, { cause: error })
  if (error instanceof Error && 'errorCode' in error) {
    const reference = 'correlationId' in error && typeof error.correlationId === 'string' ? error.correlationId : null
    throw new SignInFailed(String(error.errorCode), error.message, reference, { cause: error })
  }
  throw error
}
