import { afterEach, expect, it } from '@jest/globals'
import { Malformed, Refused, Unavailable } from '../../../src/domain/errors.ts'
import { type IfsWire, openIfsWire, token } from './ifs-wire.ts'

const read = { method: 'GET', projection: 'P', path: 'Set', what: 'things', isWrite: false } as const
const write = { method: 'POST', projection: 'P', path: 'Set', body: '{}', what: 'a thing', isWrite: true } as const
const fine = { status: 200, body: { value: [] } }

let wire: IfsWire
afterEach(() => wire.close())

it('signs in by client credentials and asks below the main endpoint with the token', async () => {
  wire = await openIfsWire()
  wire.tell({ ifs: [fine] })

  await wire.ifs.send(read)

  const [signIn] = wire.asked.tokens
  expect(Object.fromEntries(new URLSearchParams(signIn?.body))).toEqual({
    grant_type: 'client_credentials',
    scope: 'openid microprofile-jwt',
    client_id: 'RMSYNC',
    client_secret: 'correct horse',
  })
  const [asked] = wire.asked.ifs
  expect([asked?.path, asked?.headers['authorization']]).toEqual([
    '/main/ifsapplications/projection/v1/P.svc/Set',
    'Bearer first',
  ])
})

it('signs in once for requests at the same time, and again 30 seconds before the token ends', async () => {
  wire = await openIfsWire()
  wire.tell({ tokens: [token('first'), token('second')], ifs: [fine] })

  await Promise.all([wire.ifs.send(read), wire.ifs.send(read), wire.ifs.send(read)])
  wire.advance(149_999)
  await wire.ifs.send(read)
  wire.advance(1)
  await wire.ifs.send(read)

  const used = wire.asked.ifs.map(({ headers }) => headers['authorization'])
  expect(used).toEqual(['Bearer first', 'Bearer first', 'Bearer first', 'Bearer first', 'Bearer second'])
  expect(wire.asked.tokens).toHaveLength(2)
})

it('repeats a request once with a new token after a 401', async () => {
  wire = await openIfsWire()
  wire.tell({ tokens: [token('first'), token('second')], ifs: [{ status: 401 }, fine] })

  await wire.ifs.send(write)

  expect(wire.asked.ifs.map(({ headers }) => headers['authorization'])).toEqual(['Bearer first', 'Bearer second'])
})

it('says that IFS does not take the token when the second one is refused too', async () => {
  wire = await openIfsWire()
  wire.tell({ ifs: [{ status: 401 }] })

  await expect(wire.ifs.send(read)).rejects.toThrow(
    new Refused(
      'sign-in',
      'IFS does not accept the sign-in of rmsync. Check its user in IFS: of an IAM client the service user. It must be there and active.',
    ),
  )
  expect(wire.asked.ifs).toHaveLength(2)
})

it('names client and address when the sign-in refuses, and never the secret', async () => {
  wire = await openIfsWire()
  wire.tell({ tokens: [{ status: 401, body: { error: 'invalid_client', error_description: 'Invalid client secret' } }] })

  const error = await wire.ifs.send(read).catch((caught: unknown) => caught)

  expect(error).toBeInstanceOf(Refused)
  expect(error).toMatchObject({ system: 'sign-in', code: 'invalid_client' })
  expect((error as Error).message).toMatch(/client "RMSYNC" \(401\)\. It says: Invalid client secret\. Check the client id/)
  expect((error as Error).message).not.toContain('correct horse')
})

it.each([{ status: 503 }, { status: 429 }, 'hang-up'] as const)(
  'takes a sign-in that answers %j as unavailable',
  async (reply) => {
    wire = await openIfsWire()
    wire.tell({ tokens: [reply, token('later')], ifs: [fine] })

    await expect(wire.ifs.send(write)).rejects.toMatchObject({ name: 'Unavailable', system: 'sign-in', outcomeUnknown: false })
    expect((await wire.ifs.send(write)).status).toBe(200)
  },
)

it('says of a sign-in without a token that it is malformed', async () => {
  wire = await openIfsWire()
  wire.tell({ tokens: [{ status: 200, body: '<html>' }] })

  await expect(wire.ifs.send(read)).rejects.toThrow(Malformed)
})

it.each([
  ['a write', write, true],
  ['a read', read, false],
] as const)('does not know the outcome of %s only where something may have been written', async (_, ask, outcomeUnknown) => {
  wire = await openIfsWire({ timeoutMs: 200 })
  wire.tell({ ifs: ['hang-up', 'silence'] })

  await expect(wire.ifs.send(ask)).rejects.toMatchObject({ name: 'Unavailable', system: 'IFS', outcomeUnknown })
  await expect(wire.ifs.send(ask)).rejects.toMatchObject({ name: 'Unavailable', system: 'IFS', outcomeUnknown })
})

it('knows that nothing was written where nobody listens', async () => {
  wire = await openIfsWire({ ifsUrl: 'https://localhost:1' })

  const error = await wire.ifs.send(write).catch((caught: unknown) => caught)

  expect(error).toBeInstanceOf(Unavailable)
  expect(error).toMatchObject({ outcomeUnknown: false, retryAfterMs: null })
  expect((error as Error).message).toContain('No answer from localhost:1 (ECONNREFUSED)')
})

it('follows no address of another host', async () => {
  wire = await openIfsWire()

  await expect(wire.ifs.send({ ...read, path: 'https://elsewhere.example/main/' })).rejects.toThrow(
    /IFS names https:\/\/elsewhere\.example as the place of more rows/,
  )
  expect([...wire.asked.ifs, ...wire.asked.tokens]).toEqual([])
})

it('sends user and password of IFS Applications 10 with every request, asks for no token, and repeats nothing after a 401', async () => {
  wire = await openIfsWire({ authentication: 'basic', clientId: 'SYNC_MÅSTER', clientSecret: 'så: hemligt' })
  wire.tell({ ifs: [fine, { status: 401 }] })

  await wire.ifs.send(read)
  await expect(wire.ifs.send(write)).rejects.toMatchObject({ name: 'Refused', system: 'sign-in' })

  const sent = `Basic ${Buffer.from('SYNC_MÅSTER:så: hemligt').toString('base64')}`
  expect(wire.asked.ifs.map(({ headers }) => headers['authorization'])).toEqual([sent, sent])
  expect(wire.asked.tokens).toEqual([])
})
