import { sendPage } from './authorize-answer.ts'
import { toErrorBody, unknownTenant } from './entra-error.ts'
import { toEntraError, type FaultPoint } from './faults.ts'
import { isKnownTenant, isSharedTenant, type IdentityApp, type IdentityWorld } from './identity-world.ts'
import { signedOutPage } from './pages.ts'
import { findByHint } from './people.ts'
import { isRegisteredRedirect } from './registrations.ts'
import { readSession } from './session-cookie.ts'

/** What clients read about the server, and the way out. */
export function discoveryRoutes(app: IdentityApp, world: IdentityWorld): void {
  const published = (path: string, point: FaultPoint, document: (tenant: string) => unknown): void => {
    app.get<{ Params: { tenant: string } }>(path, (request, reply) => {
      const { tenant } = request.params
      const fault = world.faults.take(point)
      const error =
        fault !== undefined ? toEntraError(fault, point) : isKnownTenant(world, tenant) ? undefined : unknownTenant(tenant)
      // public documents: every page may read them
      reply.header('access-control-allow-origin', '*')
      return error === undefined
        ? reply.send(document(tenant))
        : reply.status(error.detail.status ?? 400).send(toErrorBody(error, world.now()))
    })
  }
  published('/:tenant/v2.0/.well-known/openid-configuration', 'discovery', (tenant) =>
    openidConfiguration(world.origin(), tenant),
  )
  published('/:tenant/discovery/v2.0/keys', 'keys', () => world.entraKeys.published())

  app.get<{ Querystring: Readonly<Record<string, string>> }>('/:tenant/oauth2/v2.0/logout', (request, reply) => {
    const { post_logout_redirect_uri: target, logout_hint: hint, state } = request.query
    const person = hint === undefined ? undefined : findByHint(world.people, hint)
    world.grants.signOut(readSession(request.headers.cookie), person?.oid)
    // MSAL sends neither id_token_hint nor client_id, so any application's registered address is good
    if (target === undefined || !world.registrations().clients.some((client) => isRegisteredRedirect(client, target))) {
      return sendPage(reply, 200, signedOutPage())
    }
    const url = new URL(target)
    if (state !== undefined) url.searchParams.set('state', state)
    return reply.redirect(url.href, 302)
  })
}

function openidConfiguration(origin: string, tenant: string): Record<string, unknown> {
  const base = `${origin}/${tenant}`
  return {
    // for everybody's tenants the literal text, as at Microsoft: a client that compares issuers must put the tenant in
    issuer: `${origin}/${isSharedTenant(tenant) ? '{tenantid}' : tenant}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    code_challenge_methods_supported: ['S256'],
    claims_supported: [
      'sub',
      'iss',
      'aud',
      'exp',
      'iat',
      'nbf',
      'nonce',
      'oid',
      'tid',
      'preferred_username',
      'name',
      'email',
      'login_hint',
      'ver',
    ],
    http_logout_supported: true,
  }
}
