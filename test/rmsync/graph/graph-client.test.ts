import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { NotFound, Refused, Unavailable } from '../../../src/domain/errors.ts'
import { toEmailAddress, type MailboxId } from '../../../src/domain/ids.ts'
import { graphError, graphEvent, mailboxId, ref } from './graph-event.ts'
import { startScriptedGraph } from './scripted-graph.ts'

let graph: Awaited<ReturnType<typeof startScriptedGraph>>
let nowMs = 0
beforeAll(async () => {
  graph = await startScriptedGraph()
})
afterAll(() => graph.close())
beforeEach(() => {
  nowMs = Date.parse('2031-03-01T08:00:00Z')
  graph.signIns.length = 0
  graph.signsIn((count) => ({ body: { access_token: `token-${count}`, expires_in: 3600 } }))
  graph.answers(() => ({ body: graphEvent() }))
})
const open = (config = {}) => graph.calendar({ now: () => nowMs, ...config })
const read = (calendar: ReturnType<typeof open>) => calendar.readByItemId(mailboxId, ref.eventId)
const failure = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no failure',
    (error: unknown) => error,
  )

describe('tokens', () => {
  it('asks once for many requests at once, and sends the token and the wish for immutable ids with each', async () => {
    const calendar = open()

    await Promise.all([read(calendar), read(calendar), read(calendar)])

    expect(graph.signIns.map(({ body }) => Object.fromEntries(new URLSearchParams(String(body))))).toEqual([
      {
        grant_type: 'client_credentials',
        client_id: 'rmsync-of-the-test',
        client_secret: 'its-secret',
        scope: `${graph.url}/.default`,
      },
    ])
    const sent = graph.asked.map(({ headers }) => [headers['authorization'], headers['prefer']])
    expect(sent).toEqual(Array(3).fill(['Bearer token-1', 'IdType="ImmutableId"']))
  })

  it('renews five minutes before the end', async () => {
    const calendar = open()
    await read(calendar)
    nowMs += 54 * 60_000
    await read(calendar)
    nowMs += 2 * 60_000
    await read(calendar)

    expect(graph.asked.map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer token-1',
      'Bearer token-1',
      'Bearer token-2',
    ])
  })

  it('goes on with a token that still counts while the sign-in is down', async () => {
    const calendar = open()
    await read(calendar)
    graph.signsIn(() => ({ status: 503 }))
    nowMs += 57 * 60_000
    await read(calendar)
    nowMs += 4 * 60_000

    expect(await failure(read(calendar))).toMatchObject({ name: 'Unavailable', system: 'sign-in' })
  })

  it('asks a sign-in that is down again after half a minute, not for every request', async () => {
    const calendar = open()
    await read(calendar)
    graph.signsIn(() => ({ status: 503 }))
    nowMs += 56 * 60_000
    for (const laterMs of [0, 1_000, 28_000, 2_000, 1_000]) {
      nowMs += laterMs
      await read(calendar)
    }

    expect(graph.signIns).toHaveLength(3)
  })

  it('[S131] gets another token when Graph no longer takes the one it has', async () => {
    graph.answers(({ headers }) =>
      headers['authorization'] === 'Bearer token-1'
        ? { status: 401, body: graphError('InvalidAuthenticationToken') }
        : { body: graphEvent() },
    )

    expect(await read(open())).toMatchObject({ subject: 'Quarterly review' })
    expect(graph.asked).toHaveLength(2)
  })

  it('[S131] says so when Graph takes no token at all, after one more try', async () => {
    graph.answers(() => ({ status: 401, body: graphError('InvalidAuthenticationToken') }))

    // Nothing is wrong with what was asked: it waits as with any sign-in that fails.
    expect(await failure(read(open()))).toMatchObject({ name: 'Refused', system: 'sign-in', code: 'InvalidAuthenticationToken' })
    expect(graph.asked).toHaveLength(2)
  })

  it('[S141] names the wrong secret without repeating it', async () => {
    graph.signsIn(() => ({
      status: 401,
      body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.\r\nTrace ID: 1' },
    }))

    const error = await failure(read(open()))

    expect(error).toMatchObject({ name: 'Refused', system: 'sign-in', code: 'invalid_client' })
    expect(String(error)).toContain('AADSTS7000215: Invalid client secret provided.')
    expect(String(error)).not.toMatch(/its-secret|Trace/)
  })

  it.each([
    ['no JSON', '<html>'],
    ['no token', { expires_in: 3600 }],
    ['no life time', { access_token: 'x' }],
  ])('names what is missing from an answer of the sign-in with %s', async (_what, body) => {
    graph.signsIn(() => ({ body }))

    expect(await failure(read(open()))).toMatchObject({ name: 'Malformed', system: 'sign-in' })
  })
})

describe('limits', () => {
  it('keeps to three requests at once in a mailbox, and to the number allowed in all', async () => {
    const running = new Map<string, number>()
    const most = { inMailbox: 0, inAll: 0 }
    graph.answers(async ({ path }) => {
      running.set(path, (running.get(path) ?? 0) + 1)
      most.inMailbox = Math.max(most.inMailbox, running.get(path) ?? 0)
      most.inAll = Math.max(
        most.inAll,
        [...running.values()].reduce((sum, count) => sum + count),
      )
      await new Promise((resolve) => setImmediate(resolve))
      running.set(path, (running.get(path) ?? 0) - 1)
      return { body: graphEvent() }
    })
    const calendar = open({ overall: 5 })
    const mailboxes = ['a', 'b', 'c'] as MailboxId[]

    await Promise.all(
      mailboxes.flatMap((mailbox) => Array.from({ length: 8 }, () => calendar.readByItemId(mailbox, ref.eventId))),
    )

    expect(graph.asked).toHaveLength(24)
    expect(most.inMailbox).toBeLessThanOrEqual(3)
    expect(most.inAll).toBeLessThanOrEqual(5)
  })

  it('waits out a short Retry-After and hands on a long one', async () => {
    const calendar = open()
    graph.answers(() =>
      graph.asked.length === 1
        ? { status: 429, headers: { 'retry-after': '0.05' }, body: graphError('ApplicationThrottled') }
        : { body: graphEvent() },
    )
    const waited = await read(calendar)
    graph.answers(() => ({ status: 429, headers: { 'retry-after': '62.128' }, body: graphError('ApplicationThrottled') }))
    const handedOn = await failure(read(calendar))

    expect(waited.subject).toBe('Quarterly review')
    expect(handedOn).toMatchObject({ name: 'Unavailable', retryAfterMs: 62_128, outcomeUnknown: false })
    expect(graph.asked).toHaveLength(1)
  })

  it('gives up after three short waits', async () => {
    graph.answers(() => ({ status: 503, headers: { 'retry-after': '0' } }))

    expect(await failure(read(open()))).toBeInstanceOf(Unavailable)
    expect(graph.asked).toHaveLength(3)
  })
})

describe('answers that are no answer', () => {
  const draft = {
    subject: 'Push',
    when: { kind: 'all-day', startOn: '2031-03-04', endOn: '2031-03-05' },
    bodyText: '',
    category: 'IFS CRM',
    transactionId: 't',
  }
  const create = (calendar: ReturnType<typeof open>) =>
    calendar.create(mailboxId, draft as never, { linkId: 'l', activityNo: '1' } as never)

  it.each(['silence', 'reset', 'half'] as const)(
    'knows neither of a read nor of a write what became of it after %s',
    async (breaks) => {
      graph.answers(() => ({ body: graphEvent(), breaks }))
      const calendar = open({ timeoutMs: 300 })

      expect(await failure(read(calendar))).toMatchObject({ name: 'Unavailable', outcomeUnknown: false })
      expect(await failure(create(calendar))).toMatchObject({ name: 'Unavailable', outcomeUnknown: true })
    },
  )

  it('knows that nothing was written where nobody listens', async () => {
    const calendar = open({ graphUrl: 'https://localhost:1' })

    const error = await failure(create(calendar))

    expect(error).toMatchObject({ name: 'Unavailable', outcomeUnknown: false })
    expect(String(error)).toContain('https://localhost:1 does not answer')
  })

  it.each<[number, string, Record<string, unknown>]>([
    [400, 'ErrorInvalidRequest', { name: 'Refused', code: 'ErrorInvalidRequest' }],
    [403, 'ErrorAccessDenied', { name: 'Refused', message: expect.stringContaining('Calendars.ReadWrite') }],
    [404, 'ErrorItemNotFound', { name: 'NotFound' }],
    [404, 'MailboxNotEnabledForRESTAPI', { name: 'Refused', code: 'MailboxNotEnabledForRESTAPI' }],
    [404, '', { name: 'Refused' }],
    [409, 'Conflict', { name: 'Refused', code: 'Conflict' }],
    [410, 'SyncStateNotFound', { name: 'CursorExpired' }],
    [412, 'ErrorIrresolvableConflict', { name: 'PreconditionFailed' }],
    [429, 'ApplicationThrottled', { name: 'Unavailable', retryAfterMs: null, outcomeUnknown: false }],
    [500, 'InternalServerError', { name: 'Unavailable', outcomeUnknown: true }],
    [503, 'ServiceUnavailable', { name: 'Unavailable', outcomeUnknown: false }],
    [504, 'GatewayTimeout', { name: 'Unavailable', outcomeUnknown: true }],
    [302, '', { name: 'Malformed' }],
  ])('puts %i %s into its class', async (status, code, expected) => {
    graph.answers(() => ({ status, body: graphError(code) }))

    expect(await failure(create(open()))).toMatchObject(expected)
    // What was given before anything was done is asked again, a write is otherwise not repeated blindly.
    expect(graph.asked).toHaveLength(status === 429 || status === 503 ? 3 : 1)
  })

  it.each([
    ['no JSON', '{"id": "half'],
    ['a page', '<html><body>Sign in</body></html>'],
    ['nothing', ''],
    ['a list', []],
  ])('is named malformed when the body is %s', async (_what, body) => {
    graph.answers(() => ({ body }))

    expect(await failure(read(open()))).toMatchObject({
      name: 'Malformed',
      message: expect.stringMatching(/the appointment|event/),
    })
  })

  it.each(['text/html', 'text/plain; charset=utf-8'])('is named malformed when it comes as %s', async (type) => {
    graph.answers(() => ({ body: graphEvent(), headers: { 'content-type': type } }))

    expect(await failure(read(open()))).toMatchObject({ name: 'Malformed', message: expect.stringContaining(type) })
  })

  it('takes a sign-in page that answers a deletion with 200 for no success', async () => {
    graph.answers(() => ({ body: '<html>Sign in</html>', headers: { 'content-type': 'text/html' } }))

    expect(await failure(open().unsubscribe('one'))).toMatchObject({ name: 'Malformed' })
  })
})

describe('mailboxes', () => {
  it('finds a person whose sign-in name is not the address, quotes and all', async () => {
    graph.answers(({ path }) =>
      path.startsWith('/v1.0/users/')
        ? { status: 404, body: graphError('Request_ResourceNotFound') }
        : { body: { value: [{ id: mailboxId }] } },
    )

    expect(await open().findMailbox(toEmailAddress("siobhan.o'hara@halvard.example"))).toBe(mailboxId)
    expect(decodeURIComponent(graph.asked[1]?.path ?? '')).toContain("mail eq 'siobhan.o''hara@halvard.example'")
  })

  it.each([
    [[], NotFound],
    [[{ id: '1' }, { id: '2' }], Refused],
  ])('never guesses whose an address is', async (value, kind) => {
    graph.answers(({ path }) => (path.startsWith('/v1.0/users/') ? { status: 404, body: graphError('x') } : { body: { value } }))

    expect(await failure(open().findMailbox(toEmailAddress('a@b.example')))).toBeInstanceOf(kind)
  })
})
