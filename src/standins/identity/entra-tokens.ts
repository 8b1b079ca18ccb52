import { createHash, randomBytes } from 'node:crypto'
import { withTwist } from './faults.ts'
import { entraIssuer, type IdentityWorld } from './identity-world.ts'
import { loginHintOf, type IdentityPerson } from './people.ts'
import type { ClientRegistration, ResourceRegistration } from './registrations.ts'
import type { RequestedScopes } from './scopes.ts'

interface SignedToken {
  readonly token: string
  readonly expiresIn: number
}

const userTokenSeconds = 4000
const applicationTokenSeconds = 3599
const idTokenSeconds = 3600
/** with OIDC scopes alone Entra answers with a token for Graph's user-info address */
const userInfoAudience = '00000003-0000-0000-c000-000000000000'

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000)

function times(world: IdentityWorld, lifetime: number): { iat: number; nbf: number; exp: number } {
  const iat = seconds(world.now())
  return { iat, nbf: iat, exp: iat + lifetime }
}

/** Pairwise: another one for each application, so that nobody can use it as the person's name across them. */
function subjectOf(oid: string, forWhom: string): string {
  return createHash('sha256').update(`${oid}|${forWhom}`).digest('base64url')
}

function guidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Claims of identity.md §4.2: `roles` only when there are any, no `scope` claim, `azp` says which client asked. */
export async function signUserAccessToken(
  world: IdentityWorld,
  person: IdentityPerson,
  client: ClientRegistration,
  scopes: Pick<RequestedScopes, 'resource' | 'permissions' | 'oidc'>,
): Promise<SignedToken> {
  const twist = world.faults.takeTwist('entra')
  const expiresIn = twist.lifetimeSeconds ?? userTokenSeconds
  const audience = scopes.resource?.audience ?? userInfoAudience
  const roles = scopes.resource?.defersToPersonRoles === true ? person.appRoles : []
  const claims = {
    iss: entraIssuer(world, person.tenantId),
    aud: audience,
    tid: person.tenantId,
    oid: person.oid,
    sub: subjectOf(person.oid, audience),
    azp: client.clientId,
    azpacr: client.secret === undefined ? '0' : '1',
    scp: (scopes.permissions.length > 0 ? scopes.permissions : scopes.oidc.filter((scope) => scope !== 'offline_access')).join(
      ' ',
    ),
    ...(roles.length > 0 ? { roles: [...roles] } : {}),
    preferred_username: person.email,
    name: person.name,
    ver: '2.0',
    uti: randomBytes(16).toString('base64url'),
    ...times(world, expiresIn),
  }
  return { token: await world.entraKeys.sign(withTwist(claims, twist)), expiresIn }
}

/** The daemon's own token: no person, no `scp`. `idtyp` is an optional claim in Entra; here the registration asks for it. */
export async function signApplicationToken(
  world: IdentityWorld,
  client: ClientRegistration,
  resource: ResourceRegistration,
): Promise<SignedToken> {
  const twist = world.faults.takeTwist('entra')
  const expiresIn = twist.lifetimeSeconds ?? applicationTokenSeconds
  // an application has an object id too: that of its service principal
  const servicePrincipal = guidOf(`${client.clientId}|${world.tenantId}`)
  const roles = client.applicationRoles?.[resource.audience] ?? []
  const claims = {
    iss: entraIssuer(world, world.tenantId),
    aud: resource.audience,
    tid: world.tenantId,
    oid: servicePrincipal,
    sub: servicePrincipal,
    azp: client.clientId,
    azpacr: '1',
    idtyp: 'app',
    ...(roles.length > 0 ? { roles: [...roles] } : {}),
    ver: '2.0',
    uti: randomBytes(16).toString('base64url'),
    ...times(world, expiresIn),
  }
  return { token: await world.entraKeys.sign(withTwist(claims, twist)), expiresIn }
}

export function signIdToken(
  world: IdentityWorld,
  person: IdentityPerson,
  clientId: string,
  nonce: string | undefined,
): Promise<string> {
  return world.entraKeys.sign({
    iss: entraIssuer(world, person.tenantId),
    aud: clientId,
    tid: person.tenantId,
    oid: person.oid,
    sub: subjectOf(person.oid, clientId),
    preferred_username: person.email,
    name: person.name,
    email: person.email,
    login_hint: loginHintOf(person),
    ...(nonce === undefined ? {} : { nonce }),
    ver: '2.0',
    uti: randomBytes(16).toString('base64url'),
    ...times(world, idTokenSeconds),
  })
}
