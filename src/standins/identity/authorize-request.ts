import { EntraError, missing, unknownClient, unknownTenant } from './entra-error.ts'
import { isKnownTenant, type IdentityWorld } from './identity-world.ts'
import { findClient, isRegisteredRedirect, spaOriginsOf, type ClientRegistration } from './registrations.ts'

export type Parameters = Readonly<Record<string, string>>

/** Where an answer may go. Found before anything else: without it an error is a page, never a redirect. */
export interface ReplyAddress {
  readonly client: ClientRegistration
  /** what the code is bound to */
  readonly redirectUri: string
  /** where the browser goes; differs from `redirectUri` when a broker asks for a nested app */
  readonly sendTo: string
  /** origins that may redeem the code, when a browser does */
  readonly spaOrigins?: readonly string[]
}

const mismatch = (uri: string | undefined, client: string): EntraError =>
  new EntraError(
    'invalid_request',
    50011,
    `The redirect URI '${uri}' specified in the request does not match the redirect URIs configured for the application '${client}'.`,
  )

export function findReplyAddress(world: IdentityWorld, tenant: string, parameters: Parameters): ReplyAddress {
  if (!isKnownTenant(world, tenant)) throw unknownTenant(tenant)
  const { client_id: clientId, redirect_uri: redirectUri, brk_client_id: brokerId } = parameters
  if (clientId === undefined) throw missing('client_id')
  const client = findClient(world.registrations(), clientId)
  if (client === undefined) throw unknownClient(clientId)
  if (redirectUri === undefined) throw missing('redirect_uri')
  if (!isRegisteredRedirect(client, redirectUri)) throw mismatch(redirectUri, clientId)
  if (brokerId !== undefined) return brokered(world, client, redirectUri, brokerId, parameters['brk_redirect_uri'])
  if (redirectUri.startsWith('brk-')) throw mismatch(redirectUri, `${clientId} (without a broker)`)
  if (client.webRedirectUris.includes(redirectUri)) return { client, redirectUri, sendTo: redirectUri }
  return { client, redirectUri, sendTo: redirectUri, spaOrigins: [...spaOriginsOf([client])] }
}

/**
 * Nested app authentication: a broker (Outlook) asks on behalf of the panel. The panel's registration must name
 * `brk-multihub://<panel host>`, the one entry that is easy to forget in production (identity.md §1.6, 5).
 */
function brokered(
  world: IdentityWorld,
  client: ClientRegistration,
  redirectUri: string,
  brokerId: string,
  brokerRedirect: string | undefined,
): ReplyAddress {
  const broker = findClient(world.registrations(), brokerId)
  if (broker === undefined) throw unknownClient(brokerId)
  if (!redirectUri.startsWith('brk-multihub://')) throw mismatch(redirectUri, `${client.clientId} (through broker ${brokerId})`)
  if (brokerRedirect === undefined || !broker.spaRedirectUris.includes(brokerRedirect)) throw mismatch(brokerRedirect, brokerId)
  return { client, redirectUri, sendTo: brokerRedirect, spaOrigins: [...spaOriginsOf([broker])] }
}

export type ResponseMode = 'query' | 'fragment' | 'form_post'

export function responseModeOf(parameters: Parameters): ResponseMode {
  const asked = parameters['response_mode']
  return asked === 'fragment' || asked === 'form_post' ? asked : 'query'
}

/** What can be wrong with a request whose answer may be redirected. */
export function checkAuthorizeRequest(parameters: Parameters): void {
  if (parameters['response_type'] !== 'code') {
    throw new EntraError(
      'unsupported_response_type',
      700054,
      `The response_type '${parameters['response_type']}' is not enabled for the application. Ask for 'code'.`,
    )
  }
  if (parameters['code_challenge'] === undefined || parameters['code_challenge_method'] !== 'S256') {
    throw new EntraError(
      'invalid_request',
      9002325,
      'Proof Key for Code Exchange is required (code_challenge with code_challenge_method S256).',
    )
  }
}
