import { InteractionNeeded } from './nested-sign-in.ts'

/** Cancelling has three faces: nested, popup and server (MSAL error codes; the two l are MSAL's). */
const cancelled = new Set(['user_canceled', 'user_cancelled', 'access_denied'])

/** Signing in came to nothing, said so that a person knows what to do. */
export class SignInFailed extends Error {
  override name = 'SignInFailed'
  constructor(code: string, detail: string, options?: ErrorOptions) {
    super(
      cancelled.has(code)
        ? 'You were not signed in: the sign-in was cancelled.'
        : `You were not signed in. Microsoft’s sign-in says: ${detail || code}`,
      options,
    )
  }
}

export function rethrowReadably(error: unknown): never {
  if (error instanceof InteractionNeeded)
    throw new Error('Your sign-in has run out. Close the panel and open it again to sign in.', { cause: error })
  if (error instanceof Error && 'errorCode' in error)
    throw new SignInFailed(String(error.errorCode), error.message, { cause: error })
  throw error
}
