import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { Agent, fetch } from 'undici'
import { createTokenVerifier } from '../../../src/rmsync/identity/token-verifier.ts'
import { trustAlso } from '../../../src/rmsync/trust-also.ts'
import { seededPeople, seededRegistrations } from '../../../src/standins/identity/seeded-registrations.ts'
import { startIdentityStandin, type IdentityStandin } from '../../../src/standins/identity/start-identity-standin.ts'
import { clients, tenantId } from '../../../src/standins/seed/company.ts'
import { makeLocalCertificates } from '../../../src/standins/tls.ts'
import { openHttpWorld, refusal, type HttpWorld } from '../http/http-world.ts'

/** The API as it is, before the tokens that the sign-in stand-in gives. */
let identity: IdentityStandin
let verifier: ReturnType<typeof createTokenVerifier>
let http: HttpWorld
let agent: Agent
const graph = 'https://localhost:2'
const scope = `api://${clients.api}/access_as_user`

beforeAll(async () => {
  const { ca, cert, key } = await makeLocalCertificates()
  trustAlso(ca)
  agent = new Agent({ connect: { ca } })
  const addresses = { graph, outlook: 'https://localhost:3', rmsync: 'https://localhost:4', rmsyncSecret: 'a secret' }
  const registrations = seededRegistrations(addresses)
  identity = await startIdentityStandin({
    port: 0,
    tls: { key, cert },
    tenantId,
    people: seededPeople,
    registrations,
    ifsRealm: { name: 'ifs', clients: [{ id: 'rmsync', secret: 'a secret', userName: 'RMSYNC' }] },
  })
  const { authority } = identity
  verifier = createTokenVerifier({ authority, tenantId, apiClientId: clients.api, callers: [clients.panel] })
  http = await openHttpWorld({ tokens: verifier })
})
afterAll(async () => {
  await Promise.all([verifier.close(), agent.close(), identity.close(), http.app.close()])
})

const panelToken = (userName: string) => identity.userToken(userName, { clientId: clients.panel, scope })
async function ask(token: string, url = '/api/me') {
  const answer = await http.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>(), headers: answer.headers }
}
const status = async (token: string, url?: string): Promise<number> => (await ask(token, url)).status

it('people of the company come in as who they are', async () => {
  expect(await ask(await panelToken('ellen'))).toMatchObject({
    status: 200,
    body: {
      name: 'Ellen Sandberg',
      email: 'ellen.sandberg@halden.example',
      representative: { representativeId: 'ELSA' },
      isAdmin: false,
    },
  })
  expect(await ask(await panelToken('karin'))).toMatchObject({ status: 200, body: { name: 'Karin Olsson', isAdmin: true } })
})

it('the administrator reads the log; a representative is refused', async () => {
  expect([
    await status(await panelToken('karin'), '/api/admin/log'),
    refusal(await ask(await panelToken('ellen'), '/api/admin/log')),
  ]).toEqual([200, [403, 'not-allowed', 'Admin pages need the application role RmSync.Admin.']])
})

it.each<[string, unknown]>([
  ['no roles', undefined],
  ['another role', ['RmSync.Reader']],
  ['the role as one text', 'RmSync.Admin'],
  ['the role in other case', ['rmsync.admin']],
])('the log is refused to a token with %s', async (_what, roles) => {
  identity.twistNextToken('entra', { claims: { roles } })
  expect(await status(await panelToken('karin'), '/api/admin/log')).toBe(403)
})

it('somebody of another tenant is refused, though she is an administrator there', async () => {
  expect(await status(await panelToken('vera'), '/api/admin/log')).toBe(401)
})

it('tokens for Graph, of another application and of the service itself are refused', async () => {
  const tokens = [
    await identity.userToken('ellen', { clientId: clients.panel, scope: `${graph}/User.Read` }),
    await identity.userToken('ellen', { clientId: clients.outlook, scope }),
    await identity.applicationToken(clients.rmsync, `api://${clients.api}/.default`),
    await identity.applicationToken(clients.rmsync, `${graph}/.default`),
  ]
  expect(await Promise.all(tokens.map((token) => status(token)))).toEqual([401, 403, 403, 401])
})

it('tokens of IFS, access and identity, are refused', async () => {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: 'rmsync',
    client_secret: 'a secret',
    scope: 'openid',
  })
  const answer = await fetch(identity.ifsTokenUrl, { method: 'POST', body, dispatcher: agent })
  const { access_token: access, id_token: id } = (await answer.json()) as Record<string, string>
  expect([typeof access, typeof id, await status(access ?? ''), await status(id ?? '')]).toEqual(['string', 'string', 401, 401])
})

it('a token outlives its time by a minute of clock difference, no more', async () => {
  const aged = async (seconds: number): Promise<string> => {
    identity.twistNextToken('entra', { lifetimeSeconds: -seconds })
    return panelToken('ellen')
  }
  expect([await status(await aged(30)), await status(await aged(120))]).toEqual([200, 401])
})

it('a refused sign-in says how to sign in, and not why it was refused in detail', async () => {
  const { headers, body } = await ask(`${await panelToken('ellen')}x`)
  expect(JSON.stringify(body)).not.toMatch(/signature|JWS|key/i)
  expect([headers['www-authenticate'], body]).toMatchObject([
    'Bearer',
    {
      error: {
        code: 'sign-in-needed',
        message: 'The sign-in is not valid here. Sign in again.',
        fix: 'Sign in again.',
        correlationId: expect.any(String),
      },
    },
  ])
})
