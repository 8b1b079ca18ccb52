import formbody from '@fastify/formbody'
import Fastify from 'fastify'
import type { JWK } from 'jose'
import type { AddressInfo } from 'node:net'
import { authorizeRoutes } from './authorize-routes.ts'
import { discoveryRoutes } from './discovery-routes.ts'
import { signApplicationToken, signUserAccessToken } from './entra-tokens.ts'
import { Faults, type Fault, type FaultPoint, type TokenTwist } from './faults.ts'
import { GrantStore, type GrantStoreState } from './grant-store.ts'
import type { IdentityApp, IdentityWorld } from './identity-world.ts'
import { ifsRealmRoutes, type IfsRealm } from './ifs-realm-routes.ts'
import { createKeyRing, type KeyRing } from './key-ring.ts'
import type { IdentityPerson } from './people.ts'
import { findClient, type Registrations } from './registrations.ts'
import { RequestRecord, type RecordedRequest } from './request-record.ts'
import { parseApplicationScope, parseUserScopes } from './scopes.ts'
import { openStateFile, type StateFile } from './state-file.ts'
import { tokenRoutes } from './token-routes.ts'

export interface IdentityOptions {
  /** 0 takes any free port */
  readonly port: number
  /** PEM; `cert` is leaf + CA */
  readonly tls: { readonly key: string; readonly cert: string }
  readonly tenantId: string
  readonly people: readonly IdentityPerson[]
  readonly registrations: Registrations
  readonly ifsRealm: IfsRealm
  readonly stateFile?: string
  readonly now?: () => Date
}

export interface IdentityStandin {
  readonly url: string
  /** `https://localhost:<port>/<tenant>`: what MSAL calls authority */
  readonly authority: string
  readonly issuer: string
  readonly jwksUrl: string
  readonly ifsIssuer: string
  readonly ifsTokenUrl: string
  readonly ifsJwksUrl: string
  close(): Promise<void>
  requests(): readonly RecordedRequest[]
  /** for servers whose addresses are known later than this one's */
  register(registrations: Registrations): void
  failNext(point: FaultPoint, fault: Fault, times?: number): void
  /** What was to fail and did not yet, does not. */
  forgetFaults(): void
  twistNextToken(issuer: 'entra' | 'ifs', twist: TokenTwist): void
  rotateKeys(issuer: 'entra' | 'ifs', options?: { dropOld?: boolean }): Promise<void>
  setIfsRefreshTokens(on: boolean): void
  /** a signed user token without the way through a browser, for tests of the services that read tokens */
  userToken(userName: string, options: { clientId: string; scope: string }): Promise<string>
  applicationToken(clientId: string, scope: string): Promise<string>
}

interface KeptState {
  readonly entraKeys: JWK[]
  readonly ifsKeys: JWK[]
  readonly grants: GrantStoreState
}

export async function startIdentityStandin(options: IdentityOptions): Promise<IdentityStandin> {
  // whoever trusts these keys lets everybody in (identity.md §4.4)
  if (process.env['NODE_ENV'] === 'production') {
    throw new Error(
      'The sign-in stand-in does not start with NODE_ENV=production: anybody can sign in here as anyone. Point the service at a real tenant.',
    )
  }
  // With a state file the keys stay, so that a page left open and the tokens it holds still work after the local cloud was started again.
  // They are worth nothing elsewhere: no service takes this issuer without its explicit development switch.
  const state: StateFile<KeptState> = await openStateFile(options.stateFile, (): KeptState => ({
    entraKeys: entraKeys.kept(),
    ifsKeys: ifsKeys.kept(),
    grants: grants.kept(),
  }))
  const [entraKeys, ifsKeys]: [KeyRing, KeyRing] = await Promise.all([
    createKeyRing(state.found?.entraKeys),
    createKeyRing(state.found?.ifsKeys),
  ])
  const now = options.now ?? (() => new Date())
  const grants = new GrantStore(now, state.changed, state.found?.grants)
  const faults = new Faults()
  const record = new RequestRecord()
  const who = new WeakMap<object, string>()
  const realmSwitches = { refreshTokens: true }
  let registrations = options.registrations
  let origin = ''

  const plainForm = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))
  const app: IdentityApp = Fastify({
    https: options.tls,
    forceCloseConnections: true,
    // a parameter given twice must stay text: nothing behind expects a list
    routerOptions: { querystringParser: plainForm },
  })
  const world: IdentityWorld = {
    origin: () => origin,
    tenantId: options.tenantId,
    people: options.people,
    registrations: () => registrations,
    entraKeys,
    ifsKeys,
    grants,
    faults,
    now,
    remember: (request, name) => void who.set(request, name),
  }
  app.removeAllContentTypeParsers()
  // JSON instead of a form is a request without parameters, as at Microsoft
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) => done(null, {}))
  await app.register(formbody, { parser: plainForm })
  app.addHook('onResponse', async (request, reply) => {
    const name = who.get(request)
    record.add({
      method: request.method,
      path: request.url.split('?')[0] ?? '',
      status: reply.statusCode,
      at: now().toISOString(),
      ...(name === undefined ? {} : { who: name }),
    })
  })
  ifsRealmRoutes(app, world, options.ifsRealm, realmSwitches)
  discoveryRoutes(app, world)
  authorizeRoutes(app, world)
  tokenRoutes(app, world)

  await app.listen({ port: options.port, host: 'localhost' })
  origin = `https://localhost:${(app.server.address() as AddressInfo).port}`
  state.changed()

  const clientOf = (clientId: string) => {
    const client = findClient(registrations, clientId)
    if (client === undefined)
      throw new Error(
        `No application ${clientId} is registered. Registered: ${registrations.clients.map((known) => known.clientId).join(', ')}.`,
      )
    return client
  }
  const realmBase = `${origin}/auth/realms/${options.ifsRealm.name}`
  return {
    url: origin,
    authority: `${origin}/${options.tenantId}`,
    issuer: `${origin}/${options.tenantId}/v2.0`,
    jwksUrl: `${origin}/${options.tenantId}/discovery/v2.0/keys`,
    ifsIssuer: realmBase,
    ifsTokenUrl: `${realmBase}/protocol/openid-connect/token`,
    ifsJwksUrl: `${realmBase}/protocol/openid-connect/certs`,
    async close() {
      await app.close()
      await state.close()
    },
    requests: () => record.all(),
    register: (replacement) => {
      registrations = replacement
    },
    failNext: (point, fault, times) => faults.failNext(point, fault, times),
    forgetFaults: () => faults.forget(),
    twistNextToken: (issuer, twist) => faults.twistNextToken(issuer, twist),
    async rotateKeys(issuer, rotation) {
      await (issuer === 'entra' ? entraKeys : ifsKeys).rotate(rotation)
      state.changed()
    },
    setIfsRefreshTokens: (on) => {
      realmSwitches.refreshTokens = on
    },
    async userToken(userName, { clientId, scope }) {
      const person = options.people.find((candidate) => candidate.userName === userName)
      if (person === undefined)
        throw new Error(`Nobody is called ${userName}. There are: ${options.people.map((known) => known.userName).join(', ')}.`)
      return (await signUserAccessToken(world, person, clientOf(clientId), parseUserScopes(registrations, scope))).token
    },
    async applicationToken(clientId, scope) {
      return (await signApplicationToken(world, clientOf(clientId), parseApplicationScope(registrations, scope))).token
    },
  }
}
