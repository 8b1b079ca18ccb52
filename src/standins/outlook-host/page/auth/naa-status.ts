import { SignInFailure } from './sign-in-failure.ts'

export interface NaaError {
  readonly status: string
  readonly code: string
  readonly subError: string
  readonly description: string
  readonly properties: Record<string, unknown>
}

const needsInteraction = new Set(['login_required', 'interaction_required', 'consent_required', 'invalid_grant'])

/** The one table from what the identity service said to what the add-in hears (identity.md §1.6, 3 and 4). */
export function toNaaError(error: unknown): NaaError {
  if (!(error instanceof SignInFailure)) return naaError('PERSISTENT_ERROR', 'unknown_error', String(error))
  return naaError(statusOf(error), error.code, error.message)
}

export const naaError = (status: string, code: string, description: string): NaaError => ({
  status,
  code,
  subError: '',
  description,
  properties: {},
})

function statusOf({ kind, code, status }: SignInFailure): string {
  if (kind === 'cancelled') return 'USER_CANCEL'
  if (kind === 'unreachable') return 'NO_NETWORK'
  if (kind === 'no-answer' || status >= 500 || code === 'temporarily_unavailable') return 'TRANSIENT_ERROR'
  return needsInteraction.has(code) ? 'USER_INTERACTION_REQUIRED' : 'PERSISTENT_ERROR'
}
