import { createHash } from 'node:crypto'
import { EntraError, missing } from './entra-error.ts'
import { signApplicationToken, signIdToken, signUserAccessToken } from './entra-tokens.ts'
import type { UserGrant } from './grant-store.ts'
import type { IdentityWorld } from './identity-world.ts'
import type { ClientRegistration } from './registrations.ts'
import { parseApplicationScope, parseUserScopes } from './scopes.ts'

export interface TokenRequest {
  readonly client: ClientRegistration
  readonly body: Readonly<Record<string, string>>
  readonly origin: string | undefined
  readonly secretShown: boolean
  /** tells the record of requests who it was */
  readonly remember: (who: string) => void
}

const dayMs = 24 * 60 * 60 * 1000
const spaRefreshMs = dayMs
const otherRefreshMs = 90 * dayMs

export async function redeemCode(world: IdentityWorld, asked: TokenRequest): Promise<Record<string, unknown>> {
  const { code, redirect_uri: redirectUri, code_verifier: verifier } = asked.body
  if (code === undefined) throw missing('code')
  if (redirectUri === undefined) throw missing('redirect_uri')
  if (verifier === undefined) throw missing('code_verifier')
  const found = world.grants.takeCode(code)
  if (found.kind === 'used')
    throw new EntraError(
      'invalid_grant',
      54005,
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
    )
  if (found.kind === 'expired')
    throw new EntraError(
      'invalid_grant',
      70008,
      'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request.',
    )
  if (found.kind === 'unknown')
    throw new EntraError('invalid_grant', 9002313, 'Invalid request. The authorization code is malformed or unknown.')
  const { grant } = found
  if (grant.clientId !== asked.client.clientId)
    throw new EntraError('invalid_grant', 700005, 'Provided Authorization Code is intended to be used by another application.')
  if (grant.redirectUri !== redirectUri)
    throw new EntraError(
      'invalid_client',
      500112,
      'The reply address does not match the reply address provided when requesting the authorization code.',
    )
  if (createHash('sha256').update(verifier).digest('base64url') !== grant.codeChallenge) {
    throw new EntraError(
      'invalid_grant',
      501481,
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    )
  }
  checkRedeemer(asked, grant)
  const lifetime = grant.spaOrigins === undefined ? otherRefreshMs : spaRefreshMs
  return answer(world, asked, grant, new Date(world.now().getTime() + lifetime))
}

export async function redeemRefreshToken(world: IdentityWorld, asked: TokenRequest): Promise<Record<string, unknown>> {
  const { refresh_token: token, scope } = asked.body
  if (token === undefined) throw missing('refresh_token')
  const found = world.grants.findRefreshToken(token)
  if (found === undefined || found.grant.clientId !== asked.client.clientId) {
    throw new EntraError(
      'invalid_grant',
      700084,
      'The refresh token is unknown, of another application, or its fixed lifetime has ended. Sign in again.',
    )
  }
  checkRedeemer(asked, found.grant)
  // the end stays the end of the first one: a browser's day does not grow by refreshing
  return answer(world, asked, { ...found.grant, ...(scope === undefined ? {} : { scope }) }, found.endsAt)
}

export async function redeemClientCredentials(world: IdentityWorld, asked: TokenRequest): Promise<Record<string, unknown>> {
  if (asked.origin !== undefined) throw crossOrigin(asked.origin)
  if (!asked.secretShown) throw secretMissing()
  const resource = parseApplicationScope(world.registrations(), asked.body['scope'])
  const { token, expiresIn } = await signApplicationToken(world, asked.client, resource)
  return { token_type: 'Bearer', expires_in: expiresIn, ext_expires_in: expiresIn, access_token: token }
}

/** A browser shows where it is, a server shows the secret; neither may do it the other's way (identity.md §4.2, SPA rule). */
function checkRedeemer({ origin, secretShown }: TokenRequest, { spaOrigins }: UserGrant): void {
  if (spaOrigins === undefined) {
    if (origin !== undefined) throw crossOrigin(origin)
    if (!secretShown) throw secretMissing()
  } else if (origin === undefined) {
    throw new EntraError(
      'invalid_request',
      9002327,
      "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
    )
  } else if (!spaOrigins.includes(origin)) {
    throw crossOrigin(origin)
  }
}

const crossOrigin = (origin: string): EntraError =>
  new EntraError(
    'invalid_request',
    9002326,
    `Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: '${origin}'.`,
  )

const secretMissing = (): EntraError =>
  new EntraError(
    'invalid_client',
    7000218,
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    { status: 401 },
  )

async function answer(
  world: IdentityWorld,
  asked: TokenRequest,
  grant: UserGrant,
  refreshEndsAt: Date,
): Promise<Record<string, unknown>> {
  const person = world.people.find((candidate) => candidate.oid === grant.oid)
  if (person === undefined)
    throw new EntraError(
      'invalid_grant',
      50034,
      'The user account does not exist in the directory any more. Sign in as somebody else.',
    )
  asked.remember(person.userName)
  const scopes = parseUserScopes(world.registrations(), grant.scope)
  const { token, expiresIn } = await signUserAccessToken(world, person, asked.client, scopes)
  const refreshable = scopes.oidc.includes('offline_access')
  return {
    token_type: 'Bearer',
    scope: [...scopes.asked, ...scopes.oidc.filter((scope) => scope !== 'offline_access')].join(' '),
    expires_in: expiresIn,
    ext_expires_in: expiresIn,
    access_token: token,
    ...(refreshable ? { refresh_token: world.grants.addRefreshToken(grant, refreshEndsAt) } : {}),
    ...(refreshable && grant.spaOrigins !== undefined
      ? { refresh_token_expires_in: Math.floor((refreshEndsAt.getTime() - world.now().getTime()) / 1000) }
      : {}),
    ...(scopes.oidc.includes('openid') ? { id_token: await signIdToken(world, person, asked.client.clientId, grant.nonce) } : {}),
    // MSAL makes the account's id `oid.tid` of this
    ...(asked.body['client_info'] === '1'
      ? { client_info: Buffer.from(JSON.stringify({ uid: person.oid, utid: person.tenantId })).toString('base64url') }
      : {}),
  }
}
