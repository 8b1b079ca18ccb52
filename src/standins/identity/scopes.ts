import { EntraError, missing } from './entra-error.ts'
import type { Registrations, ResourceRegistration } from './registrations.ts'

export interface RequestedScopes {
  /** of openid, profile, email, offline_access */
  readonly oidc: readonly string[]
  /** as asked, resource included: MSAL looks tokens up by this text */
  readonly asked: readonly string[]
  /** absent when only OIDC scopes were asked */
  readonly resource?: ResourceRegistration
  /** without the resource, as in the token's `scp` */
  readonly permissions: readonly string[]
}

const oidcScopes = new Set(['openid', 'profile', 'email', 'offline_access'])

/** Entra packs the resource and the permission into one scope and takes one resource a request. */
export function parseUserScopes(registrations: Registrations, text: string | undefined): RequestedScopes {
  const words = wordsOf(text)
  const asked = words.filter((word) => !oidcScopes.has(word))
  const parts = asked.map((word) => split(registrations, word))
  const [first] = parts
  const oidc = words.filter((word) => oidcScopes.has(word))
  if (first === undefined) return { oidc, asked, permissions: [] }
  if (parts.some((part) => part.resource !== first.resource)) {
    throw new EntraError(
      'invalid_request',
      28000,
      `The scope '${asked.join(' ')}' names more than one resource. Ask for one at a time.`,
    )
  }
  const permissions = parts.flatMap(({ resource, permission }) => (permission === '.default' ? resource.scopes : [permission]))
  const unknown = permissions.find((permission) => !first.resource.scopes.includes(permission))
  if (unknown !== undefined) {
    throw new EntraError(
      'invalid_client',
      650053,
      `The application asked for scope '${unknown}' that doesn't exist on the resource '${first.resource.name}'.`,
    )
  }
  return { oidc, asked, resource: first.resource, permissions: [...new Set(permissions)] }
}

/** client_credentials: no permissions one by one, all that was granted (`<resource>/.default`). */
export function parseApplicationScope(registrations: Registrations, text: string | undefined): ResourceRegistration {
  const words = wordsOf(text)
  const [word] = words
  if (word === undefined || words.length > 1 || !word.endsWith('/.default')) {
    throw new EntraError(
      'invalid_scope',
      1002012,
      `The provided value for scope ${text} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    )
  }
  return split(registrations, word).resource
}

function wordsOf(text: string | undefined): readonly string[] {
  const words = [...new Set((text ?? '').split(' ').filter((word) => word !== ''))]
  if (words.length === 0) throw missing('scope')
  return words
}

function split(registrations: Registrations, word: string): { resource: ResourceRegistration; permission: string } {
  for (const resource of registrations.resources) {
    for (const uri of resource.identifierUris) {
      if (word.startsWith(`${uri}/`)) return { resource, permission: word.slice(uri.length + 1) }
    }
    if (resource.takesBareScopes === true && !word.includes('/')) return { resource, permission: word }
  }
  const named = word.slice(0, Math.max(word.lastIndexOf('/'), 0)) || word
  throw new EntraError('invalid_resource', 500011, `The resource principal named ${named} was not found in the tenant.`)
}
