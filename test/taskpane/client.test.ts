import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createClient, RequestFailed, toFailure } from '../../src/taskpane/backend/client.ts'
import { failureWords } from '../../src/taskpane/failures/failure-words.ts'
import { failures as german } from '../../src/taskpane/failures/texts/de.ts'
import { failures as english } from '../../src/taskpane/failures/texts/en.ts'

type Reply = { readonly status: number; readonly text: string } | 'no answer'

let replies: Reply[] = []
const sent: string[] = []

/** jsdom reaches no server: what is below the client answers. */
const fetched = globalThis.fetch
globalThis.fetch = ((path: string, { method = '', headers, body }: RequestInit) => {
  sent.push(
    [method, path, new Headers(headers).get('authorization'), typeof body === 'string' ? body : '']
      .filter((part) => part !== '')
      .join(' '),
  )
  const reply = replies.shift() ?? 'no answer'
  if (reply === 'no answer') return Promise.reject(new TypeError('Failed to fetch'))
  return Promise.resolve({ status: reply.status, ok: reply.status < 400, text: () => Promise.resolve(reply.text) })
}) as typeof fetch
afterAll(() => {
  globalThis.fetch = fetched
})

let tokens = 0
const client = createClient((force = false) => Promise.resolve(`${force ? 'fresh' : 'known'}-${(tokens += 1)}`))
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof RequestFailed ? error.failure : error),
  )
const json = (status: number, value: unknown): Reply => ({ status, text: JSON.stringify(value) })
const told = { code: 'ifs-unavailable', message: 'IFS is busy.', fix: 'Next try in 40 s.', correlationId: 'ref-1' }

beforeEach(() => {
  replies = []
  sent.length = 0
  tokens = 0
})

it('a request carries the person’s token, its search and its content', async () => {
  replies = [json(200, { name: 'Ellen' }), json(201, 'made'), { status: 204, text: '' }]

  expect([
    await client({ url: '/connections', params: { text: 'å & b', kinds: 'account,lead' } }),
    await client({ method: 'POST', url: '/links', data: { itemId: 'AAMk' } }),
    await client({ method: 'DELETE', url: '/links/1' }),
  ]).toEqual([{ name: 'Ellen' }, 'made', undefined])
  expect(sent).toEqual([
    'GET /api/connections?text=%C3%A5+%26+b&kinds=account%2Clead Bearer known-1',
    'POST /api/links Bearer known-2 {"itemId":"AAMk"}',
    'DELETE /api/links/1 Bearer known-3',
  ])
})

it('a refused token is asked for anew and the request sent once more', async () => {
  replies = [json(401, {}), json(200, 'ok')]

  expect(await client({ url: '/me' })).toBe('ok')
  expect(sent).toEqual(['GET /api/me Bearer known-1', 'GET /api/me Bearer fresh-2'])
})

it('refused twice is a failure, not a third request', async () => {
  replies = [json(401, {}), json(401, { error: { ...told, code: 'sign-in-needed' } })]

  expect(await failureOf(client({ url: '/me' }))).toMatchObject({ code: 'sign-in-needed' })
  expect(sent).toHaveLength(2)
})

it('what the service says is what is shown, with its reference', async () => {
  replies = [json(503, { error: told })]

  expect(await failureOf(client({ url: '/me' }))).toEqual({
    code: 'ifs-unavailable',
    message: 'IFS is busy.',
    fix: 'Next try in 40 s.',
    reference: 'ref-1',
    activityNo: undefined,
  })
})

it('no answer, and one that is none of ours, is the silence of the service', async () => {
  replies = ['no answer', { status: 502, text: '<html>Bad gateway</html>' }]
  const silence = { code: 'no-answer', message: '', fix: '', reference: null }

  expect([await failureOf(client({ url: '/me' })), await failureOf(client({ url: '/me' }))]).toEqual([silence, silence])
})

describe('a failure is said', () => {
  const failure = (code: string) => ({ code, message: 'IFS says no.', fix: 'Do this.', reference: null, activityNo: '4711' })

  it('[R40] in the service’s own words in English, and in words of its code in any other language', () => {
    expect([failureWords(failure('already-linked'), english), failureWords(failure('already-linked'), german)]).toEqual([
      // What stands beside it may be in another language: a screen reader is told.
      { message: 'IFS says no.', fix: 'Do this.', lang: 'en' },
      { message: 'Inzwischen bereits mit 4711 verknüpft.', fix: 'Lassen Sie sich die Verknüpfung anzeigen.' },
    ])
  })

  it('[R40] in English with its code where nobody translated it', () => {
    expect(failureWords(failure('brand-new'), german)).toEqual({
      message: 'IFS says no. (brand-new)',
      fix: 'Do this.',
      lang: 'en',
    })
  })

  it('by the code that an error of this side carries, with the reference of the sign-in', () => {
    const error = Object.assign(new Error('AADSTS50076'), { code: 'sign-in-failed', reference: 'c-17' })
    expect([toFailure(error), failureWords(toFailure(error), english).message]).toEqual([
      { code: 'sign-in-failed', message: 'AADSTS50076', fix: '', reference: 'c-17' },
      'You were not signed in. Microsoft’s sign-in says: AADSTS50076',
    ])
  })
})
