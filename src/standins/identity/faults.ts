import type { JWTPayload } from 'jose'
import { EntraError } from './entra-error.ts'

export type FaultPoint = 'authorize' | 'token' | 'discovery' | 'keys' | 'ifs-token'

/** What the next request is answered with instead. A number is a bare HTTP status. */
export type Fault = 'login_required' | 'consent_required' | 'mfa_required' | 'temporarily_unavailable' | 'secret_expired' | number

/** How the next access token differs from a right one: claims are set, or removed when `undefined`. */
export interface TokenTwist {
  readonly claims?: Readonly<Record<string, unknown>>
  readonly lifetimeSeconds?: number
}

export class Faults {
  readonly #queue = new Map<FaultPoint, Fault[]>()
  readonly #twists = { entra: new Array<TokenTwist>(), ifs: new Array<TokenTwist>() }

  failNext(point: FaultPoint, fault: Fault, times = 1): void {
    const waiting = this.#queue.get(point) ?? []
    this.#queue.set(point, [...waiting, ...new Array<Fault>(times).fill(fault)])
  }

  forget(): void {
    this.#queue.clear()
  }

  twistNextToken(issuer: 'entra' | 'ifs', twist: TokenTwist): void {
    this.#twists[issuer].push(twist)
  }

  take(point: FaultPoint): Fault | undefined {
    return this.#queue.get(point)?.shift()
  }

  takeTwist(issuer: 'entra' | 'ifs'): TokenTwist {
    return this.#twists[issuer].shift() ?? {}
  }
}

/** The answer Entra gives in that case; at the token endpoint a sign-in that must be repeated is an `invalid_grant`. */
export function toEntraError(fault: Fault, point: FaultPoint): EntraError {
  const interaction = point === 'token' ? 'invalid_grant' : 'interaction_required'
  switch (fault) {
    case 'login_required':
      return point === 'token'
        ? new EntraError(
            'invalid_grant',
            50173,
            'The provided grant has expired due to it being revoked, a fresh auth token is needed.',
          )
        : loginRequired()
    case 'consent_required':
      return new EntraError(interaction, 65001, 'The user or administrator has not consented to use the application.', {
        suberror: 'consent_required',
      })
    case 'mfa_required':
      return new EntraError(
        interaction,
        50076,
        'Due to a configuration change made by your administrator, you must use multi-factor authentication.',
        {
          suberror: 'basic_action',
          claims: '{"access_token":{"capolids":{"essential":true,"values":["5f1c1d2e-0000-4000-8000-000000000001"]}}}',
        },
      )
    case 'secret_expired':
      return new EntraError(
        'invalid_client',
        7000222,
        'The provided client secret keys are expired. Create new keys for the application.',
        { status: 401 },
      )
    case 'temporarily_unavailable':
      return new EntraError('temporarily_unavailable', 90033, 'A transient error has occurred. Please try again.', {
        status: 503,
      })
    default:
      return new EntraError('server_error', 90000, `The stand-in was told to answer with status ${fault}.`, { status: fault })
  }
}

export const loginRequired = (): EntraError =>
  new EntraError('login_required', 50058, 'A silent sign-in request was sent but no user is signed in.')

export const withTwist = (claims: JWTPayload, twist: TokenTwist): JWTPayload =>
  Object.fromEntries(Object.entries({ ...claims, ...twist.claims }).filter(([, value]) => value !== undefined))
