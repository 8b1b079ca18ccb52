import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose'
import { Agent, fetch } from 'undici'
import { syncMaster } from './crm/activity-rules.ts'
import { ODataError } from './odata/odata-error.ts'

interface TokenRules {
  readonly issuer: string
  readonly jwksUrl: string
  /** PEM of the CA that the issuer's certificate comes from */
  readonly ca: string
}

/** Who asks: the client as it is registered, and the user of IFS that it acts as. */
export interface Caller {
  readonly client: string
  readonly user: string
}

const refused = (message: string): ODataError =>
  new ODataError(401, 'UNAUTHORIZED', message, [], { 'www-authenticate': 'Bearer error="invalid_token"' })

/** Checks access tokens of the realm and answers whom they were given to. Expired or invalid: 401 (ifs.md §3.3). */
export function accessTokenReader({ issuer, jwksUrl, ca }: TokenRules) {
  const agent = new Agent({ connect: { ca } })
  const keys = createRemoteJWKSet(new URL(jwksUrl), {
    [customFetch]: (url, { headers, method, signal }) =>
      fetch(url, { headers: Object.fromEntries(headers), method, signal, dispatcher: agent }),
  })
  const read = async (authorization: string | undefined): Promise<Caller> => {
    const [, token] = /^Bearer ([^\s,]+)$/i.exec(authorization ?? '') ?? []
    if (token === undefined) throw refused('The request has no access token. Send Authorization: Bearer.')
    try {
      const { payload } = await jwtVerify(token, keys, { issuer, algorithms: ['RS256'], requiredClaims: ['exp'] })
      // the realm signs ID tokens with the same keys
      if (payload['typ'] !== undefined && payload['typ'] !== 'Bearer') throw refused('The token is no access token.')
      const client = payload['azp'] ?? payload['client_id']
      const user = payload['upn'] ?? payload['preferred_username']
      return {
        client: typeof client === 'string' ? client : 'unknown',
        user: typeof user === 'string' ? user : syncMaster,
      }
    } catch (error) {
      if (error instanceof ODataError) throw error
      if (error instanceof errors.JWTExpired) throw refused('The access token is expired. Get a new one.')
      throw refused(`The access token is not valid: ${error instanceof Error ? error.message : 'unreadable'}`)
    }
  }
  return { read, close: () => agent.close() }
}
