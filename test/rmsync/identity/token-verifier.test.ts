import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { exportSPKI, importJWK, SignJWT, UnsecuredJWT, type CryptoKey, type JWTPayload } from 'jose'
import { NotSignedIn, Unavailable } from '../../../src/domain/errors.ts'
import { clients } from '../../../src/standins/seed/company.ts'
import { makeKey, now, openTokenWorld, sign, type SigningKey, type TokenWorld } from './token-world.ts'

let key: SigningKey
let foreign: SigningKey
let world: TokenWorld
let verifier: ReturnType<TokenWorld['verifier']>
beforeAll(async () => {
  ;[key, foreign] = await Promise.all([makeKey('key-1'), makeKey('foreign')])
  world = await openTokenWorld(key)
  verifier = world.verifier()
})
afterAll(async () => {
  await verifier.close()
  await world.stopServer()
})

const good = (changes: JWTPayload = {}): JWTPayload => {
  const claims = { ...world.goodClaims(), ...changes }
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined))
}
const bearer = async (changes?: JWTPayload): Promise<string> => `Bearer ${await sign(key, good(changes))}`
const outcome = (authorization: string | undefined, judge = verifier): Promise<unknown> =>
  judge.verify(authorization).then(
    () => 200,
    (error: unknown) => (error instanceof NotSignedIn ? error.status : error instanceof Unavailable ? 503 : error),
  )

describe('a good token', () => {
  it('says who it is, by tenant and object id', async () => {
    expect(await verifier.verify(await bearer())).toEqual({
      objectId: '10000000-0000-4000-8000-000000000001',
      name: 'Ellen Sandberg',
      email: 'ellen.sandberg@halden.example',
      roles: ['RmSync.Admin'],
    })
  })

  it.each<[string, JWTPayload]>([
    ['for the API by its address', { aud: `api://${clients.api}` }],
    ['that ran out 30 s ago', { exp: now() - 30 }],
    ['with more than one permission', { scp: 'openid access_as_user profile' }],
  ])('%s is taken', async (_what, changes) => {
    expect(await outcome(await bearer(changes))).toBe(200)
  })

  it('is taken whatever the case of the word Bearer', async () => {
    expect(await outcome((await bearer()).replace('Bearer', 'bearer'))).toBe(200)
  })
})

describe('401', () => {
  it.each<[string, JWTPayload]>([
    ['ran out two minutes ago', { exp: now() - 120 }],
    ['begins in five minutes', { nbf: now() + 300 }],
    ['never runs out', { exp: undefined as never }],
    ['was issued two days ago', { iat: now() - 2 * 86_400 }],
    ['says not when it was issued', { iat: undefined as never }],
    ['comes from another tenant', { iss: 'https://login.microsoftonline.com/c2d4b7aa-90f1-4f5e-8d33-7a1b6e0c5d02/v2.0' }],
    ['names another tenant only as tid', { tid: 'c2d4b7aa-90f1-4f5e-8d33-7a1b6e0c5d02' }],
    ['names no tenant', { tid: undefined }],
    ['names no person', { oid: undefined }],
    ['comes from the issuer of version 1', { iss: 'https://sts.windows.net/6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00/' }],
    ['is of version 1.0', { ver: '1.0' }],
    ['is of no version', { ver: undefined }],
    ['is for Graph', { aud: '00000003-0000-0000-c000-000000000000' }],
    ['is an ID token of the panel', { aud: clients.panel, scp: undefined, azp: undefined }],
    ['is for nobody', { aud: undefined as never }],
    ['has no person but a number', { oid: 7 }],
    ['has an empty person', { oid: '' }],
  ])('for a token that %s', async (_what, changes) => {
    expect(await outcome(await bearer(changes))).toBe(401)
  })

  it('for an issuer that is ours but for its end, or the one with a placeholder', async () => {
    const issuers = [`${world.authority}/v2.0/`, world.authority, `${new URL(world.authority).origin}/{tenantid}/v2.0`]
    expect(await Promise.all(issuers.map(async (iss) => outcome(await bearer({ iss }))))).toEqual([401, 401, 401])
  })

  it.each<[string, () => Promise<string | undefined>]>([
    ['no header', () => Promise.resolve(undefined)],
    ['an empty header', () => Promise.resolve('')],
    ['another scheme', () => Promise.resolve('Basic ZWxsZW46c2VjcmV0')],
    ['garbage', () => Promise.resolve('Bearer not-a-token')],
    ['garbage in three parts', () => Promise.resolve('Bearer a.b.c')],
    ['two tokens', async () => `${await bearer()}, ${await bearer()}`],
    ['a token and more', async () => `${await bearer()} more`],
    ['no signature', async () => (await bearer()).replace(/[^.]+$/, '')],
    ['half a signature', async () => (await bearer()).slice(0, -40)],
    ['alg none', () => Promise.resolve(`Bearer ${new UnsecuredJWT(good()).encode()}`)],
    ['alg none with a signature', async () => `Bearer ${new UnsecuredJWT(good()).encode()}${(await bearer()).split('.')[2]}`],
    ['a foreign key under our key id', async () => `Bearer ${await sign(foreign, good(), { kid: 'key-1' })}`],
    ['an unknown key id', async () => `Bearer ${await sign(foreign, good())}`],
    ['a key in its header', async () => `Bearer ${await sign(foreign, good(), { jwk: foreign.jwk, kid: 'key-1' })}`],
    [
      'an address of keys in its header',
      async () => `Bearer ${await sign(foreign, good(), { jku: `${world.authority}/evil`, kid: 'key-1' })}`,
    ],
    ['a payload changed afterwards', async () => changedPayload(await bearer())],
    ['our public key as a shared secret', hmacWithPublicKey],
  ])('for %s', async (_what, header) => {
    expect(await outcome(await header())).toBe(401)
  })
})

describe('403', () => {
  it.each<[string, JWTPayload]>([
    ['of an application', { scp: undefined, idtyp: 'app' }],
    ['of an application that claims a permission', { idtyp: 'app' }],
    ['with another permission', { scp: 'Calendars.Read' }],
    ['with a permission that only begins like ours', { scp: 'access_as_user.readonly' }],
    ['with `scope` instead of `scp`', { scp: undefined, scope: 'access_as_user' }],
    ['with the permission in a list', { scp: ['access_as_user'] }],
    ['of an application that may not call', { azp: clients.outlook }],
    ['of no application', { azp: undefined }],
  ])('for a token %s', async (_what, changes) => {
    expect(await outcome(await bearer(changes))).toBe(403)
  })

  it.each<[string, unknown, readonly string[]]>([
    ['none', undefined, []],
    ['as one text', 'RmSync.Admin', []],
    ['in other case', ['rmsync.admin'], ['rmsync.admin']],
    ['among things that are no text', [null, 7, { a: 1 }, 'RmSync.Admin'], ['RmSync.Admin']],
  ])('roles count by exact text in a list: %s', async (_what, roles, counted) => {
    expect((await verifier.verify(await bearer({ roles }))).roles).toEqual(counted)
  })
})

describe('the keys', () => {
  it('are fetched once, whatever tokens come', async () => {
    const fresh = world.verifier()
    const before = world.fetches()
    const strange = await Promise.all([1, 2, 3].map((id) => sign(foreign, good(), { kid: `strange-${id}` })))
    expect(await outcome(await bearer(), fresh)).toBe(200)
    for (const token of strange) expect(await outcome(`Bearer ${token}`, fresh)).toBe(401)
    expect(world.fetches() - before).toBe(1)
    await fresh.close()
  })

  it('that are new are found after the cooldown, and the old ones are forgotten', async () => {
    const fresh = world.verifier({ cooldownMs: 0 })
    const next = await makeKey('key-2')
    expect(await outcome(await bearer(), fresh)).toBe(200)
    world.publish(next)
    const results = [await outcome(`Bearer ${await sign(next, good())}`, fresh), await outcome(await bearer(), fresh)]
    world.publish(key)
    await fresh.close()
    expect(results).toEqual([200, 401])
  })

  it.each([
    ['an error', { status: 500, body: '' }],
    ['not found', { status: 404, body: '{"keys":[]}' }],
    ['no JSON', { status: 200, body: '<html>Maintenance</html>' }],
    ['no keys', { status: 200, body: '{}' }],
    ['keys that are none', { status: 200, body: '{"keys":"soon"}' }],
  ])('out of reach are 503, not 401: %s', async (_what, answer) => {
    const fresh = world.verifier()
    world.answerKeysWith(answer)
    const first = await outcome(await bearer(), fresh)
    world.answerKeysWith(null)
    const second = await outcome(await bearer(), fresh)
    await fresh.close()
    expect([first, second]).toEqual([503, 200])
  })

  it('of a server under another CA are 503', async () => {
    const other = await openTokenWorld(key, { isTrusted: false })
    const fresh = other.verifier()
    expect(await outcome(`Bearer ${await sign(key, other.goodClaims())}`, fresh)).toBe(503)
    await Promise.all([fresh.close(), other.stopServer()])
  })

  it('that are known survive an outage; a process that knows none answers 503', async () => {
    const own = await openTokenWorld(key)
    const [informed, uninformed] = [own.verifier(), own.verifier()]
    const header = `Bearer ${await sign(key, own.goodClaims())}`
    const before = await outcome(header, informed)
    await own.stopServer()
    expect([before, await outcome(header, informed), await outcome(header, uninformed)]).toEqual([200, 200, 503])
    await Promise.all([informed.close(), uninformed.close()])
  })
})

function changedPayload(header: string): string {
  const [head, payload, signature] = header.split('.')
  const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as JWTPayload
  const changed = Buffer.from(JSON.stringify({ ...claims, oid: '10000000-0000-4000-8000-000000000004' })).toString('base64url')
  return [head, changed, signature].join('.')
}

/** The old trick: a verifier that trusts `alg` takes the text of the public key for a secret. */
async function hmacWithPublicKey(): Promise<string> {
  const publicKey = (await importJWK(key.jwk, 'RS256', { extractable: true })) as CryptoKey
  const secret = new TextEncoder().encode(await exportSPKI(publicKey))
  return `Bearer ${await new SignJWT(good()).setProtectedHeader({ alg: 'HS256', kid: 'key-1' }).sign(secret)}`
}
