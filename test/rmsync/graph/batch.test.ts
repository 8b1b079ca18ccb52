import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { EventId } from '../../../src/domain/ids.ts'
import { graphError, graphEvent, mailboxId } from './graph-event.ts'
import { startScriptedGraph, type Asked, type Scripted } from './scripted-graph.ts'

let graph: Awaited<ReturnType<typeof startScriptedGraph>>
beforeAll(async () => {
  graph = await startScriptedGraph()
})
afterAll(() => graph.close())

interface Part {
  readonly id: string
  readonly status: number
  readonly headers?: Record<string, string>
  readonly body?: unknown
}
const refs = ['a', 'b', 'c'].map((eventId) => ({ mailboxId, eventId: eventId as EventId }))
const found = (id: string): Part => ({ id, status: 200, body: graphEvent({ subject: `Part ${id}` }) })
const throttled = (id: string, retryAfter?: string): Part => ({
  id,
  status: 429,
  body: graphError('ApplicationThrottled'),
  ...(retryAfter !== undefined && { headers: { 'Retry-After': retryAfter } }),
})
const idsIn = ({ body }: Asked) => (body as { requests: { id: string }[] }).requests.map(({ id }) => id)
/** Answers the first batch with these parts, and each later one as `again` says. */
const answer = (first: Part[], again: (ids: string[]) => Scripted) =>
  graph.answers((asked) => (graph.asked.length === 1 ? { body: { responses: first } } : again(idsIn(asked))))
const read = async () => {
  const readings = await graph.calendar().readMany(refs)
  return readings.map((reading) => (reading.kind === 'found' ? reading.appointment.subject : reading))
}

it.each([['0.01'], [undefined]])(
  'a throttled part with Retry-After %s is asked again within the call, the rest is not',
  async (wait) => {
    answer([found('0'), throttled('1', wait), { id: '2', status: 404, body: graphError('ErrorItemNotFound') }], (ids) => ({
      body: { responses: ids.map(found) },
    }))

    expect(await read()).toEqual(['Part 0', 'Part 1', { kind: 'gone' }])
    expect(graph.asked.map(idsIn)).toEqual([['0', '1', '2'], ['1']])
  },
)

it('a part with a long Retry-After is handed on with it, and nothing is asked again', async () => {
  answer([found('0'), throttled('1', '61'), found('2')], () => ({ status: 500 }))

  expect(await read()).toMatchObject(['Part 0', { kind: 'failed', error: { retryAfterMs: 61_000 } }, 'Part 2'])
  expect(graph.asked).toHaveLength(1)
})

it('a part that stays throttled is given up after three tries, alone', async () => {
  answer([found('0'), throttled('1', '0'), throttled('2', '0')], (ids) => ({
    body: { responses: ids.map((id) => (id === '2' ? found(id) : throttled(id, '0'))) },
  }))

  expect(await read()).toMatchObject(['Part 0', { kind: 'failed', error: { name: 'Unavailable' } }, 'Part 2'])
  expect(graph.asked.map(idsIn)).toEqual([['0', '1', '2'], ['1', '2'], ['1']])
})

it('[S131] a part whose token ended in the middle of the batch is asked again with another one, once', async () => {
  const ended = (id: string): Part => ({ id, status: 401, body: graphError('InvalidAuthenticationToken') })
  answer([found('0'), ended('1'), ended('2')], (ids) => ({
    body: { responses: ids.map((id) => (id === '2' ? ended(id) : found(id))) },
  }))

  expect(await read()).toMatchObject(['Part 0', 'Part 1', { kind: 'failed', error: { name: 'Refused', system: 'sign-in' } }])
  const tokens = new Set(graph.asked.map(({ headers }) => headers['authorization']))
  expect([graph.asked.map(idsIn), tokens.size]).toEqual([
    [
      ['0', '1', '2'],
      ['1', '2'],
    ],
    2,
  ])
})

it.each<[string, Scripted]>([
  ['fails', { status: 500 }],
  ['is cut', { body: { responses: [] }, breaks: 'reset' }],
  ['is no JSON', { body: '<html>' }],
  ['leaves the part out', { body: { responses: [] } }],
])('a repeat that %s takes nothing from the parts that were answered', async (_how, again) => {
  answer([found('0'), throttled('1', '0'), found('2')], () => again)

  expect(await read()).toMatchObject(['Part 0', { kind: 'failed', error: { name: 'Unavailable' } }, 'Part 2'])
})
