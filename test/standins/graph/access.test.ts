import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { amir, ellen, meeting, startFixture, type GraphFixture } from './graph-fixture.ts'

let fixture: GraphFixture
const user = `/v1.0/users/${ellen.oid}`

beforeEach(async () => {
  fixture = await startFixture({ latencyMs: 20 })
})
afterEach(() => fixture.close())

const statusWith = async (
  claims: Parameters<GraphFixture['token']>[0],
  path = `${user}/events`,
  method = 'GET',
  body?: unknown,
) => (await fixture.call(method, path, { token: await fixture.token(claims), ...(body !== undefined && { body }) })).status

describe('tokens', () => {
  it('no token, another audience, another issuer and an expired one are 401', async () => {
    const none = await fixture.call('GET', `${user}/events`, { token: null })
    const statuses = [
      none.status,
      await statusWith({ aud: 'https://elsewhere.example' }),
      await statusWith({ iss: 'https://elsewhere.example' }),
      await statusWith({ expiresAt: 1_000_000 }),
    ]

    expect([statuses, none.body.error.code]).toEqual([[401, 401, 401, 401], 'InvalidAuthenticationToken'])
  })

  it("Microsoft's own audience is taken; each call needs its role", async () => {
    expect([
      await statusWith({ aud: 'https://graph.microsoft.com', roles: ['Calendars.Read'] }),
      await statusWith({ roles: [] }),
      await statusWith({ roles: ['Calendars.Read'] }, `${user}/events`, 'POST', meeting()),
      await statusWith({ roles: ['Calendars.ReadWrite'] }, user),
      await statusWith({ roles: ['MailboxSettings.Read'] }, `${user}/outlook/masterCategories`, 'POST', { displayName: 'X' }),
    ]).toEqual([200, 403, 403, 403, 403])
  })

  it('a mailbox outside the scope of the application is 403 ErrorAccessDenied, the others are not', async () => {
    fixture.graph.denyMailbox(ellen.email)
    const denied = await fixture.call('GET', `${user}/events`)

    expect([denied.status, denied.body.error.code, (await fixture.call('GET', `/v1.0/users/${amir.oid}/events`)).status]).toEqual(
      [403, 'ErrorAccessDenied', 200],
    )
  })
})

describe('users and mailbox settings', () => {
  it('a user is found by id and address; another is 404', async () => {
    const byId = await fixture.call('GET', user)
    const byAddress = await fixture.call('GET', `/v1.0/users/${ellen.email.toUpperCase()}?$select=mail`)
    const unknown = await fixture.call('GET', '/v1.0/users/nobody@halden.example')
    const filtered = await fixture.call('GET', `/v1.0/users?$filter=${encodeURIComponent(`mail eq '${amir.email}'`)}`)

    expect([byId.body.displayName, byAddress.body.mail, unknown.status, unknown.body.error.code]).toEqual([
      ellen.name,
      ellen.email,
      404,
      'Request_ResourceNotFound',
    ])
    expect(filtered.body.value.map(({ id }: { id: string }) => id)).toEqual([amir.oid])
  })

  it('the zone of the mailbox and its categories can be read, a category added once', async () => {
    const settings = await fixture.call('GET', `${user}/mailboxSettings`)
    const category = { displayName: 'IFS CRM', color: 'preset5' }
    const added = await fixture.call('POST', `${user}/outlook/masterCategories`, { body: category })
    const again = await fixture.call('POST', `${user}/outlook/masterCategories`, { body: category })
    const all = await fixture.call('GET', `${user}/outlook/masterCategories`)

    expect([settings.body.timeZone, added.status, again.status]).toEqual(['W. Europe Standard Time', 201, 409])
    expect(all.body.value).toEqual([{ id: expect.any(String), ...category }])
  })
})

describe('limits and failures', () => {
  it('a fifth request at a time to one mailbox is 429 with Retry-After, another mailbox is free', async () => {
    const many = await Promise.all(Array.from({ length: 8 }, () => fixture.call('GET', `${user}/events`)))
    const refused = many.filter(({ status }) => status === 429)

    expect(refused.length).toBeGreaterThan(0)
    expect([refused[0]!.body.error.code, refused[0]!.headers.get('retry-after')]).toEqual(['ApplicationThrottled', '1'])
    expect(many.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(4)
  })

  it('the next matching request fails as asked for, and only that', async () => {
    fixture.graph.failNext(503, { retryAfter: 7, match: /^GET .*events/ })
    const user1 = await fixture.call('GET', user)
    const failed = await fixture.call('GET', `${user}/events`)
    const after = await fixture.call('GET', `${user}/events`)

    expect([user1.status, failed.status, failed.headers.get('retry-after'), failed.body.error.code, after.status]).toEqual([
      200,
      503,
      '7',
      'ServiceUnavailable',
      200,
    ])
  })

  it('every request is recorded with its mailbox, status and application; the back door is not', async () => {
    await fixture.call('GET', `${user}/events`)
    await fixture.call('GET', `/v1.0/users/nobody/events`)
    await fixture.call('GET', `/_outlook/people`)

    expect(fixture.graph.requests()).toEqual([
      {
        method: 'GET',
        path: `${user}/events`,
        mailbox: ellen.oid,
        status: 200,
        app: 'app-one',
        at: expect.any(String),
        inBatch: false,
      },
      {
        method: 'GET',
        path: '/v1.0/users/nobody/events',
        mailbox: null,
        status: 404,
        app: 'app-one',
        at: expect.any(String),
        inBatch: false,
      },
    ])
  })
})

describe('$batch', () => {
  const batch = (requests: unknown[]) => fixture.call('POST', '/v1.0/$batch', { body: { requests } })

  it('answers each part on its own, with the headers of each', async () => {
    const answer = await batch([
      {
        id: '1',
        method: 'POST',
        url: `/users/${ellen.oid}/events`,
        headers: { 'Content-Type': 'application/json' },
        body: meeting(),
      },
      { id: '2', method: 'GET', url: `/users/${ellen.oid}/events/AAMkADnone` },
      { id: '3', method: 'GET', url: `/users/${ellen.oid}/events?$select=subject`, headers: { Prefer: 'IdType="ImmutableId"' } },
    ])
    const byId = Object.fromEntries(answer.body.responses.map((part: { id: string }) => [part.id, part]))

    expect([answer.status, byId['1'].status, byId['2'].status, byId['2'].body.error.code, byId['3'].status]).toEqual([
      200,
      201,
      404,
      'ErrorItemNotFound',
      200,
    ])
    expect(fixture.graph.requests().filter(({ inBatch }) => inBatch).length).toBe(3)
  })

  it('a part that depends on a failed one is 424, one that depends on a good one runs after it', async () => {
    fixture.graph.failNext(429, { match: /mailboxSettings/, retryAfter: 2 })
    const answer = await batch([
      { id: 'a', method: 'GET', url: `/users/${ellen.oid}/mailboxSettings` },
      { id: 'b', method: 'GET', url: `/users/${ellen.oid}`, dependsOn: ['a'] },
      { id: 'c', method: 'GET', url: `/users/${ellen.oid}` },
      { id: 'd', method: 'GET', url: `/users/${amir.oid}`, dependsOn: ['c'] },
    ])

    expect(answer.body.responses.map(({ id, status }: { id: string; status: number }) => [id, status])).toEqual(
      expect.arrayContaining([
        ['a', 429],
        ['b', 424],
        ['c', 200],
        ['d', 200],
      ]),
    )
    expect(answer.body.responses.find(({ id }: { id: string }) => id === 'a').headers['Retry-After']).toBe('2')
  })

  it('20 parts of one mailbox go through; 21, doubled ids and circles are 400', async () => {
    const parts = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ id: String(index), method: 'GET', url: `/users/${ellen.oid}/events` }))
    const twenty = await batch(parts(20))
    const circle = [
      { ...parts(1)[0], id: 'x', dependsOn: ['y'] },
      { ...parts(1)[0], id: 'y', dependsOn: ['x'] },
    ]

    expect(twenty.body.responses.map(({ status }: { status: number }) => status)).toEqual(Array(20).fill(200))
    expect([
      (await batch(parts(21))).status,
      (await batch([...parts(1), ...parts(1)])).status,
      (await batch(circle)).status,
    ]).toEqual([400, 400, 400])
  })
})
