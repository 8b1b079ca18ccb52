import { randomBytes, randomUUID } from 'node:crypto'
import { isSameSecret, readClientCredentials } from './client-authentication.ts'
import { withTwist } from './faults.ts'
import type { IdentityApp, IdentityWorld } from './identity-world.ts'

export interface IfsRealm {
  /** the namespace of IFS, such as `ifs` */
  readonly name: string
  readonly clients: readonly { readonly id: string; readonly secret: string; readonly userName: string }[]
  /** true while IFS has the user locked in such a way that the sign-in refuses it already */
  readonly isSwitchedOff?: (userName: string) => boolean
}

/** IFS's own sample answers with a refresh token, newer Keycloak gives none for this grant (identity.md §4.3): both can be had. */
interface IfsRealmSwitches {
  refreshTokens: boolean
}

/** IFS IAM is a Keycloak: words and codes of errors are our assumption of Keycloak's (identity.md §4.3). */
class RealmError extends Error {
  readonly status: number
  readonly error: string
  constructor(status: number, error: string, text: string) {
    super(text)
    this.status = status
    this.error = error
  }
}

const accessSeconds = 180
const refreshSeconds = 1800
const knownScopes = new Set(['openid', 'microprofile-jwt', 'audience', 'email', 'profile'])
type RealmClient = IfsRealm['clients'][number]
type Form = Readonly<Record<string, string>>

export function ifsRealmRoutes(app: IdentityApp, world: IdentityWorld, realm: IfsRealm, switches: IfsRealmSwitches): void {
  const issuer = (): string => `${world.origin()}/auth/realms/${realm.name}`
  const refreshTokens = new Map<string, { client: RealmClient; endsAt: number }>()

  app.get<{ Params: { realm: string } }>('/auth/realms/:realm/.well-known/openid-configuration', (request, reply) => {
    if (request.params.realm !== realm.name) return reply.status(404).send({ error: 'Realm does not exist' })
    const base = `${issuer()}/protocol/openid-connect`
    return reply.send({
      issuer: issuer(),
      token_endpoint: `${base}/token`,
      jwks_uri: `${base}/certs`,
      authorization_endpoint: `${base}/auth`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      grant_types_supported: ['client_credentials', 'refresh_token'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    })
  })
  app.get<{ Params: { realm: string } }>('/auth/realms/:realm/protocol/openid-connect/certs', (request, reply) =>
    request.params.realm === realm.name
      ? reply.send(world.ifsKeys.published())
      : reply.status(404).send({ error: 'Realm does not exist' }),
  )
  app.post<{ Params: { realm: string }; Body: Form | null }>(
    '/auth/realms/:realm/protocol/openid-connect/token',
    async (request, reply) => {
      if (request.params.realm !== realm.name) return reply.status(404).send({ error: 'Realm does not exist' })
      const fault = world.faults.take('ifs-token')
      if (fault !== undefined) {
        const status = typeof fault === 'number' ? fault : fault === 'secret_expired' ? 401 : 503
        return reply.status(status).send({
          error: status === 401 ? 'unauthorized_client' : 'temporarily_unavailable',
          error_description: 'The stand-in was told to fail here.',
        })
      }
      const body = request.body ?? {}
      try {
        const client = authenticate(realm, body, request.headers.authorization)
        world.remember(request, client.userName)
        checkGrant(body, client)
        // as Keycloak answers for a service account that is not enabled
        if (realm.isSwitchedOff?.(client.userName) === true)
          throw new RealmError(401, 'invalid_request', `User '${client.userName}' disabled`)
        return await answer(client, body['scope'] ?? '')
      } catch (error) {
        if (!(error instanceof RealmError)) throw error
        return reply.status(error.status).send({ error: error.error, error_description: error.message })
      }
    },
  )

  function checkGrant(body: Form, client: RealmClient): void {
    const grantType = body['grant_type']
    if (grantType === undefined) throw new RealmError(400, 'invalid_request', 'Missing form parameter: grant_type')
    if (grantType === 'client_credentials') {
      const strange = (body['scope'] ?? '').split(' ').filter((scope) => scope !== '' && !knownScopes.has(scope))
      if (strange.length > 0) throw new RealmError(400, 'invalid_scope', `Invalid scopes: ${body['scope']}`)
      return
    }
    if (grantType !== 'refresh_token') throw new RealmError(400, 'unsupported_grant_type', 'Unsupported grant_type')
    const token = body['refresh_token'] ?? ''
    const found = refreshTokens.get(token)
    refreshTokens.delete(token)
    if (found === undefined || found.client !== client) throw new RealmError(400, 'invalid_grant', 'Invalid refresh token')
    if (found.endsAt <= world.now().getTime()) throw new RealmError(400, 'invalid_grant', 'Token is not active')
  }

  async function answer(client: RealmClient, scope: string): Promise<Record<string, unknown>> {
    const iat = Math.floor(world.now().getTime() / 1000)
    const twist = world.faults.takeTwist('ifs')
    const expiresIn = twist.lifetimeSeconds ?? accessSeconds
    const granted = 'openid audience microprofile-jwt email profile'
    const sessionState = randomUUID()
    const identity = {
      iss: issuer(),
      sub: client.userName,
      azp: client.id,
      sid: sessionState,
      preferred_username: client.userName,
      iat,
      exp: iat + expiresIn,
    }
    const claims = {
      ...identity,
      jti: randomUUID(),
      typ: 'Bearer',
      aud: realm.name,
      upn: client.userName,
      groups: [],
      scope: granted,
    }
    const accessToken = await world.ifsKeys.sign(withTwist(claims, twist))
    const refreshToken = randomBytes(32).toString('base64url')
    if (switches.refreshTokens) refreshTokens.set(refreshToken, { client, endsAt: world.now().getTime() + refreshSeconds * 1000 })
    return {
      access_token: accessToken,
      expires_in: expiresIn,
      refresh_expires_in: switches.refreshTokens ? refreshSeconds : 0,
      ...(switches.refreshTokens ? { refresh_token: refreshToken } : {}),
      token_type: 'Bearer',
      ...(scope.split(' ').includes('openid')
        ? { id_token: await world.ifsKeys.sign({ ...identity, jti: randomUUID(), typ: 'ID', aud: client.id }) }
        : {}),
      'not-before-policy': 0,
      session_state: sessionState,
      scope: granted,
    }
  }
}

function authenticate(realm: IfsRealm, body: Form, authorization: string | undefined): RealmClient {
  const { id, secret } = readClientCredentials(body, authorization)
  const client = realm.clients.find((candidate) => candidate.id === id)
  if (client === undefined) throw new RealmError(401, 'invalid_client', 'Invalid client or Invalid client credentials')
  if (secret === undefined || !isSameSecret(secret, client.secret))
    throw new RealmError(401, 'unauthorized_client', 'Invalid client or Invalid client credentials')
  return client
}
