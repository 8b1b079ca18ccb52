import { OutsideError, PreconditionFailed, ServiceUserLocked, Unavailable } from './errors.ts'

export type Disposition =
  | { readonly kind: 'retry'; readonly delayMs: number; readonly reason: string }
  /** Nothing is wrong with the write: the same attempt again later, however long it takes. */
  | { readonly kind: 'wait'; readonly delayMs: number; readonly reason: string }
  | { readonly kind: 'set-aside'; readonly reason: string }

const firstDelayMs = 2_000
const longestDelayMs = 15 * 60_000
const mostAttempts = 8
/** How soon an unlocked service user, or a mended sign-in, is noticed. */
const accessDelayMs = 60_000

/**
 * The one place that decides what happens to a failure: try again, or set aside for a person (product decision 14).
 * @param attempt how often it has been tried, from 1
 */
export function dispositionOf(error: unknown, attempt: number): Disposition {
  const reason = error instanceof Error ? error.message : String(error)
  // Without access nothing is wrong with the change: a locked user, a secret that ran out (S141).
  if (error instanceof ServiceUserLocked || isSignInRefused(error)) return { kind: 'wait', delayMs: accessDelayMs, reason }
  // Reading again and planning again is how a moved ETag heals, so it costs no attempt budget of its own kind.
  const transient = error instanceof Unavailable || error instanceof PreconditionFailed || !(error instanceof OutsideError)
  if (!transient) return { kind: 'set-aside', reason }
  if (attempt >= mostAttempts) {
    // An outage ends by itself, however long it takes; what fails again and again without one needs a person.
    if (error instanceof Unavailable) return { kind: 'wait', delayMs: error.retryAfterMs ?? longestDelayMs, reason }
    return { kind: 'set-aside', reason: `${reason} Tried ${attempt} times.` }
  }
  const asked = error instanceof Unavailable ? error.retryAfterMs : null
  return { kind: 'retry', delayMs: asked ?? Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1)), reason }
}

const isSignInRefused = (error: unknown): boolean =>
  error instanceof OutsideError && error.system === 'sign-in' && !(error instanceof Unavailable)
