import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose'
import { Agent, fetch } from 'undici'
import { GraphError } from './graph-error.ts'

export interface App {
  readonly clientId: string
  readonly roles: readonly string[]
}

interface TokenRules {
  readonly issuer: string
  readonly jwksUrl: string
  /** PEM of the CA that the issuer's certificate comes from */
  readonly ca: string
  readonly audiences: () => readonly string[]
}

const invalidToken = (reason: string) =>
  new GraphError(401, 'InvalidAuthenticationToken', reason, { 'www-authenticate': 'Bearer error="invalid_token"' })

/** Reads application tokens: RS256, of the one issuer, for this resource. Delegated tokens have no place here: rmsync is a daemon. */
export function appTokenReader({ issuer, jwksUrl, ca, audiences }: TokenRules) {
  const agent = new Agent({ connect: { ca } })
  const keys = createRemoteJWKSet(new URL(jwksUrl), {
    [customFetch]: (url, { headers, method, signal }) =>
      fetch(url, { headers: Object.fromEntries(headers), method, signal, dispatcher: agent }),
  })
  const read = async (authorization: string | undefined): Promise<App> => {
    const [, token] = /^Bearer ([^\s,]+)$/i.exec(authorization ?? '') ?? []
    if (token === undefined) throw invalidToken('Access token is empty.')
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience: [...audiences()],
        algorithms: ['RS256'],
        clockTolerance: 60,
      })
      const roles = Array.isArray(payload['roles']) ? payload['roles'].map(String) : []
      const clientId = payload['azp'] ?? payload['appid']
      return { clientId: typeof clientId === 'string' ? clientId : 'unknown', roles }
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw invalidToken('Lifetime validation failed, the token is expired.')
      if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud')
        throw invalidToken('Access token validation failure. Invalid audience.')
      throw invalidToken(`Access token validation failure. ${error instanceof Error ? error.message : ''}`.trim())
    }
  }
  return { read, close: () => agent.close() }
}

/** 403 unless the app holds one of the roles. */
export function needRole(app: App, ...anyOf: string[]): void {
  if (app.roles.some((role) => anyOf.includes(role))) return
  throw new GraphError(
    403,
    'ErrorAccessDenied',
    `Access is denied. Check credentials and try again. Needed: ${anyOf.join(' or ')}.`,
  )
}
