import { createRemoteJWKSet, customFetch, errors, type JWTPayload, jwtVerify } from 'jose'
import { Agent, fetch, type RequestInit } from 'undici'
import { NotSignedIn, Unavailable } from '../../domain/errors.ts'
import type { SignedInPerson, TokenVerifier } from '../ports/sign-in.ts'

export interface TokenVerifierConfig {
  /** e.g. `https://login.microsoftonline.com/<tenant id>` */
  readonly authority: string
  readonly tenantId: string
  /** rmsync's own API: the audience. */
  readonly apiClientId: string
  /** Clients that may call: panel and admin pages. */
  readonly callers: readonly string[]
  /** Least time between two fetches of the keys; tests that rotate keys lower it. */
  readonly cooldownMs?: number
}

export const requiredScope = 'access_as_user'

/**
 * Verifies access tokens of Entra (v2). The keys' address comes from configuration, never from the token.
 * Source: Microsoft identity platform, access tokens: validation; checks in the order 401 before 403.
 */
export function createTokenVerifier(config: TokenVerifierConfig): TokenVerifier & { close(): Promise<void> } {
  const agent = new Agent()
  const keys = createRemoteJWKSet(new URL(`${config.authority}/discovery/v2.0/keys`), {
    timeoutDuration: 4_000,
    cooldownDuration: config.cooldownMs ?? 30_000,
    cacheMaxAge: 600_000,
    // undici's fetch and the global one differ in type only.
    [customFetch]: (url, options) =>
      fetch(url, { ...(options as RequestInit), dispatcher: agent }) as Promise<unknown> as Promise<Response>,
  })
  return {
    async verify(authorization) {
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1]
      if (token === undefined) throw new NotSignedIn(401, 'Sign in first.')
      return checked(await payloadOf(token, keys, config), config)
    },
    close: () => agent.close(),
  }
}

async function payloadOf(
  token: string,
  keys: ReturnType<typeof createRemoteJWKSet>,
  config: TokenVerifierConfig,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: `${config.authority}/v2.0`,
      audience: [config.apiClientId, `api://${config.apiClientId}`],
      algorithms: ['RS256'],
      clockTolerance: 60,
      requiredClaims: ['exp', 'iat', 'tid', 'oid'],
      maxTokenAge: '1 day',
    })
    return payload
  } catch (error) {
    if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && !isKeyFetchFailure(error)) {
      throw new NotSignedIn(401, 'The sign-in is not valid here. Sign in again.', { cause: error })
    }
    // 503, not 401: clients would sign in again in a loop while only the keys are out of reach.
    throw new Unavailable('sign-in', 'The keys of the sign-in service can not be read at the moment.', {}, { cause: error })
  }
}

/** jose reports a key set that answers with an error as its plainest error, and one that is no key set as invalid. */
const isKeyFetchFailure = (error: errors.JOSEError): boolean =>
  error.code === 'ERR_JOSE_GENERIC' || error instanceof errors.JWKSInvalid

function checked(payload: JWTPayload, config: TokenVerifierConfig): SignedInPerson {
  if (payload['ver'] !== '2.0' || payload['tid'] !== config.tenantId)
    throw new NotSignedIn(401, 'The sign-in belongs to another tenant. Sign in again.')
  const objectId = payload['oid']
  if (typeof objectId !== 'string' || objectId === '')
    throw new NotSignedIn(401, 'The sign-in does not say who signed in. Sign in again.')
  const scopes = typeof payload['scp'] === 'string' ? payload['scp'].split(' ') : []
  if (payload['idtyp'] === 'app' || !scopes.includes(requiredScope))
    throw new NotSignedIn(403, 'This sign-in does not give access to RM Panel.')
  if (!config.callers.includes(String(payload['azp']))) throw new NotSignedIn(403, 'This application may not use RM Panel.')
  const roles = Array.isArray(payload['roles']) ? payload['roles'].filter((role): role is string => typeof role === 'string') : []
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  return { objectId, name: text(payload['name']), email: text(payload['preferred_username']), roles }
}
