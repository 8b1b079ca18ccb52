import { useEffect, useState } from 'react'
import type { HostConfig, HostIdentity } from '../../host-config.ts'
import { signInHidden } from '../auth/authorize.ts'
import { reasonOf } from '../mailbox/failure.ts'

export type SignIn =
  | { readonly kind: 'signing-in' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'failed'; readonly reason: string; readonly retry: () => void }

/**
 * Signs Outlook itself in as the person chosen in the trial bar: their session at the identity service is what nested
 * app authentication lives on. The service takes the hint for this client, so nobody is asked a second time.
 */
export function useSignIn(identity: HostIdentity | undefined, person: HostConfig['people'][number] | undefined): SignIn {
  const email = person?.email
  const [outcome, setOutcome] = useState<{ email: string; reason: string | null } | null>(null)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    if (identity === undefined || email === undefined) return
    let abandoned = false
    signInHidden(identity, { scope: 'openid profile', loginHint: email }).then(
      () => !abandoned && setOutcome({ email, reason: null }),
      (error: unknown) => !abandoned && setOutcome({ email, reason: reasonOf(error) }),
    )
    return () => {
      abandoned = true
    }
  }, [identity, email, attempt])

  if (identity === undefined) return { kind: 'signed-in' }
  if (outcome === null || outcome.email !== email) return { kind: 'signing-in' }
  if (outcome.reason === null) return { kind: 'signed-in' }
  return {
    kind: 'failed',
    reason: outcome.reason,
    retry: () => {
      setOutcome(null)
      setAttempt(attempt + 1)
    },
  }
}
