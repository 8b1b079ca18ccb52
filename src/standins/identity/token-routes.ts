import cors from '@fastify/cors'
import { EntraError, missing, toErrorBody, unknownClient, unknownTenant } from './entra-error.ts'
import { toEntraError } from './faults.ts'
import { isKnownTenant, type IdentityApp, type IdentityWorld } from './identity-world.ts'
import { isSameSecret, readClientCredentials } from './client-authentication.ts'
import { findClient, spaOriginsOf, type ClientRegistration } from './registrations.ts'
import { redeemClientCredentials, redeemCode, redeemRefreshToken, type TokenRequest } from './redeem.ts'

/** POST token: three grants, and the answer Entra gives when something is wrong. */
export function tokenRoutes(app: IdentityApp, world: IdentityWorld): void {
  void app.register(async (scope) => {
    // only pages registered as SPA can read the answer
    await scope.register(cors, {
      origin: (origin, done) => done(null, origin !== undefined && spaOriginsOf(world.registrations().clients).has(origin)),
      methods: ['POST'],
    })
    scope.post<{ Params: { tenant: string }; Body: Readonly<Record<string, string>> | null }>(
      '/:tenant/oauth2/v2.0/token',
      async (request, reply) => {
        const body = request.body ?? {}
        reply.header('cache-control', 'no-store')
        try {
          const { tenant } = request.params
          if (!isKnownTenant(world, tenant)) throw unknownTenant(tenant)
          const { client, secret } = identify(world, body, request.headers.authorization)
          world.remember(request, client.name)
          const fault = world.faults.take('token')
          if (fault !== undefined) throw toEntraError(fault, 'token')
          const asked: TokenRequest = {
            client,
            body,
            origin: request.headers.origin,
            secretShown: checkSecret(client, secret),
            remember: (who) => world.remember(request, who),
          }
          return await redeem(world, asked)
        } catch (error) {
          if (!(error instanceof EntraError)) throw error
          return reply.status(error.detail.status ?? 400).send(toErrorBody(error, world.now(), body['client-request-id']))
        }
      },
    )
  })
}

function redeem(world: IdentityWorld, asked: TokenRequest): Promise<Record<string, unknown>> {
  const grantType = asked.body['grant_type']
  switch (grantType) {
    case 'authorization_code':
      return redeemCode(world, asked)
    case 'refresh_token':
      return redeemRefreshToken(world, asked)
    case 'client_credentials':
      return redeemClientCredentials(world, asked)
    case undefined:
      throw missing('grant_type')
    default:
      throw new EntraError('unsupported_grant_type', 70003, `The app requested an unsupported grant type '${grantType}'.`)
  }
}

function identify(
  world: IdentityWorld,
  body: Readonly<Record<string, string>>,
  authorization: string | undefined,
): { client: ClientRegistration; secret?: string } {
  const { id, secret } = readClientCredentials(body, authorization)
  if (id === undefined) throw missing('client_id')
  const client = findClient(world.registrations(), id)
  if (client === undefined) throw unknownClient(id)
  return { client, ...(secret === undefined ? {} : { secret }) }
}

/** true when the right secret was shown, false when none was; a wrong one is refused at once. */
function checkSecret(client: ClientRegistration, secret: string | undefined): boolean {
  if (secret === undefined) return false
  if (client.secret !== undefined && isSameSecret(secret, client.secret)) return true
  throw new EntraError(
    'invalid_client',
    7000215,
    `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${client.clientId}'.`,
    { status: 401 },
  )
}
