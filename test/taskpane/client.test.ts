import { beforeEach, expect, it } from '@jest/globals'
import axios, { AxiosError, type InternalAxiosRequestConfig } from 'axios'

type Reply = { readonly status: number; readonly data: unknown } | 'no answer'

let replies: Reply[] = []
const sent: string[] = []

/** jsdom reaches no server of its own origin: the transport below axios answers. */
axios.defaults.adapter = (config: InternalAxiosRequestConfig) => {
  sent.push(`${config.method ?? ''} ${config.baseURL ?? ''}${config.url ?? ''} ${String(config.headers.get('authorization'))}`)
  const reply = replies.shift() ?? 'no answer'
  if (reply === 'no answer') return Promise.reject(new AxiosError('Network Error', 'ERR_NETWORK', config))
  const response = { ...reply, statusText: '', headers: {}, config }
  return reply.status < 400
    ? Promise.resolve(response)
    : Promise.reject(new AxiosError('refused', 'ERR_BAD_REQUEST', config, null, response))
}
// After the transport is in place: the client keeps the one it finds.
const { createClient, RequestFailed } = await import('../../src/taskpane/backend/client.ts')

let tokens = 0
const client = createClient((force = false) => Promise.resolve(`${force ? 'fresh' : 'known'}-${(tokens += 1)}`))
const failureOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof RequestFailed ? error.failure : error
}
const told = { code: 'ifs-unavailable', message: 'IFS is busy.', fix: 'Next try in 40 s.', correlationId: 'ref-1' }

beforeEach(() => {
  replies = []
  sent.length = 0
  tokens = 0
})

it('a request carries the person’s token', async () => {
  replies = [{ status: 200, data: { name: 'Ellen' } }]

  expect(await client({ url: '/me' })).toEqual({ name: 'Ellen' })
  expect(sent).toEqual(['get /api/me Bearer known-1'])
})

it('a refused token is asked for anew and the request sent once more', async () => {
  replies = [
    { status: 401, data: {} },
    { status: 200, data: 'ok' },
  ]

  expect(await client({ url: '/me' })).toBe('ok')
  expect(sent).toEqual(['get /api/me Bearer known-1', 'get /api/me Bearer fresh-2'])
})

it('refused twice is a failure, not a third request', async () => {
  replies = [
    { status: 401, data: {} },
    { status: 401, data: { error: { ...told, code: 'sign-in-needed' } } },
  ]

  expect(await failureOf(client({ url: '/me' }))).toMatchObject({ code: 'sign-in-needed' })
  expect(sent).toHaveLength(2)
})

it('what the service says is what is shown, with its reference', async () => {
  replies = [{ status: 503, data: { error: told } }]

  expect(await failureOf(client({ url: '/me' }))).toEqual({
    code: 'ifs-unavailable',
    message: 'IFS is busy.',
    fix: 'Next try in 40 s.',
    reference: 'ref-1',
    activityNo: undefined,
  })
})

it('no answer says that the service did not answer', async () => {
  expect(await failureOf(client({ url: '/me' }))).toEqual({
    code: 'no-answer',
    message: 'The service did not answer.',
    fix: 'Try again in a moment. Nothing is done twice.',
    reference: null,
  })
})
