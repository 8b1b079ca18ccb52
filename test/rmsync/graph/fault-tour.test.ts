import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { OutsideError, Unavailable } from '../../../src/domain/errors.ts'
import { requests, wellAnswer } from './calendar-calls.ts'
import { graphError } from './graph-event.ts'
import { startScriptedGraph, type Scripted } from './scripted-graph.ts'

type Request = keyof typeof requests
interface Expected {
  readonly fault: Scripted
  readonly read: string
  readonly write: string
  /** Requests that Graph's word means something else to. */
  readonly but?: Partial<Record<Request, string>>
}

const gone = {
  'findMailbox by name': 'answers',
  // Taking off what is no longer there is what was wanted.
  'unmark, reading': 'answers',
  'unmark, writing': 'answers',
  unsubscribe: 'answers',
  'subscribe, removing the one in the way': 'Refused',
  'addCategory, reading': 'NotFound',
}
/** A category may be on the list without the right to write there: what cannot be read is tried to be written. */
const unread = { 'addCategory, reading': 'answers "created"' }
const same = (text: string) => ({ read: text, write: text })

/**
 * The faults, and the class each ends in. `outcome unknown`: the write may have taken place. `answers`: no failure to the caller.
 * Source: domain/errors.ts, contract graph.md §1, §3, §4.
 */
const table: Record<string, Expected> = {
  '401': {
    fault: { status: 401, body: graphError('InvalidAuthenticationToken') },
    ...same('Refused'),
    but: unread,
  },
  '403': {
    fault: { status: 403, body: graphError('ErrorAccessDenied') },
    ...same('Refused'),
    but: { ...unread, 'addCategory, writing': 'answers "not-permitted"' },
  },
  '404': { fault: { status: 404, body: graphError('ErrorItemNotFound') }, ...same('NotFound'), but: gone },
  '409': {
    fault: { status: 409, body: graphError('Conflict') },
    ...same('Refused'),
    but: { ...unread, 'addCategory, writing': 'answers "present"' },
  },
  '410': { fault: { status: 410, body: graphError('SyncStateNotFound') }, ...same('CursorExpired') },
  '412': { fault: { status: 412, body: graphError('ErrorIrresolvableConflict') }, ...same('PreconditionFailed') },
  '429 with Retry-After': {
    fault: { status: 429, headers: { 'retry-after': '61' }, body: graphError('ApplicationThrottled') },
    ...same('Unavailable after 61000 ms'),
  },
  '429 without Retry-After': { fault: { status: 429, body: graphError('ApplicationThrottled') }, ...same('Unavailable') },
  '500': {
    fault: { status: 500, body: graphError('InternalServerError') },
    read: 'Unavailable',
    write: 'Unavailable, outcome unknown',
  },
  '503': { fault: { status: 503, body: '<html>Service Unavailable</html>' }, ...same('Unavailable') },
  '504': { fault: { status: 504, body: '' }, read: 'Unavailable', write: 'Unavailable, outcome unknown' },
  'time-out': { fault: { breaks: 'silence' }, read: 'Unavailable', write: 'Unavailable, outcome unknown' },
  reset: { fault: { breaks: 'reset' }, read: 'Unavailable', write: 'Unavailable, outcome unknown' },
  'half a body': {
    fault: { breaks: 'half', body: { id: 'cut in its middle' } },
    read: 'Unavailable',
    write: 'Unavailable, outcome unknown',
  },
  'malformed JSON': { fault: { body: '{"id": "one", "value": [' }, ...same('Malformed') },
  'wrong content type': {
    fault: { body: { id: 'one', value: [] }, headers: { 'content-type': 'text/html' } },
    ...same('Malformed'),
  },
}

let graph: Awaited<ReturnType<typeof startScriptedGraph>>
/** Of a mailbox that asked for a rest nothing is asked: each test comes after the end of it. */
let rests = 0
beforeEach(() => void (rests += 1))
let patient: ReturnType<typeof graph.calendar>
/** Long enough for the answers that come on a busy machine, short enough to wait for those that never do. */
let hasty: ReturnType<typeof graph.calendar>
beforeAll(async () => {
  graph = await startScriptedGraph()
  patient = graph.calendar({ now: () => Date.now() + rests * 61_000 })
  hasty = graph.calendar({ timeoutMs: 600 })
})
afterAll(() => graph.close())

describe.each(Object.entries(table))('%s', (_fault, { fault, read, write, but }) => {
  it.each(Object.entries(requests))('in %s ends in its class', async (name, { isWrite, alwaysAnswers, is, run, before }) => {
    let met = 0
    graph.answers((asked) => {
      const isIt = is?.(asked) ?? true
      if (isIt) met += 1
      return isIt ? fault : (before?.(asked) ?? wellAnswer(asked, graph.url))
    })
    const expected = alwaysAnswers === true ? 'answers' : (but?.[name] ?? (isWrite === true ? write : read))

    const outcome = await outcomeOf(run(fault.breaks === 'silence' ? hasty : patient))

    // Of an answer only the kind is looked at, where the table says no more.
    expect(expected === 'answers' ? outcome.split(' ')[0] : outcome).toBe(expected)
    expect(met).toBeGreaterThan(0)
    expect(met).toBeLessThanOrEqual(3)
  })
})

/** The same on the way to a token: nothing was asked of Graph yet, so nothing can have been written. */
const atSignIn: Record<string, string> = {
  '401': 'Refused',
  '403': 'Refused',
  '404': 'Refused',
  '409': 'Refused',
  '410': 'Refused',
  '412': 'Refused',
  '429 with Retry-After': 'Unavailable after 61000 ms',
  '429 without Retry-After': 'Unavailable',
  '500': 'Unavailable',
  '503': 'Unavailable',
  '504': 'Unavailable',
  'time-out': 'Unavailable',
  reset: 'Unavailable',
  'half a body': 'Unavailable',
  'malformed JSON': 'Malformed',
  'wrong content type': 'Malformed',
}

it.each(Object.entries(atSignIn))(
  '%s at the sign-in is %s, for a read and for a write, and Graph is not asked',
  async (name, expected) => {
    graph.answers((asked) => wellAnswer(asked, graph.url))
    graph.signsIn(() => table[name]?.fault ?? {})
    const calendar = graph.calendar({ timeoutMs: 600 })

    const outcomes = [
      await outcomeOf(requests['readByItemId']?.run(calendar) ?? Promise.resolve()),
      await outcomeOf(requests['create']?.run(calendar) ?? Promise.resolve()),
    ]

    graph.signsIn((count) => ({ body: { access_token: `token-${count}`, expires_in: 3600 } }))
    expect([outcomes, graph.asked, Object.keys(atSignIn)]).toEqual([[expected, expected], [], Object.keys(table)])
  },
)

it('meets every call of the port, and none is disturbed when all is well', async () => {
  const { close: _close, ...calls } = patient
  expect([...new Set(Object.values(requests).map(({ call }) => call))].sort()).toEqual(Object.keys(calls).sort())
  for (const [name, { run, before }] of Object.entries(requests)) {
    let removed = false
    graph.answers((asked) => {
      removed ||= asked.method === 'DELETE'
      return (removed ? undefined : before?.(asked)) ?? wellAnswer(asked, graph.url)
    })
    expect([name, await outcomeOf(run(patient))]).toEqual([name, expect.stringMatching(/^answers/)])
  }
})

/** What a caller sees, in one line. A reading that failed inside a batch counts as the failure it carries. */
async function outcomeOf(work: Promise<unknown>): Promise<string> {
  const result = await work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if ('value' in result) return `answers ${JSON.stringify(result.value)}`
  const { error } = result
  if (!(error instanceof OutsideError)) return `crash: ${String(error)}`
  if (!(error instanceof Unavailable)) return error.name
  const wait = error.retryAfterMs === null ? '' : ` after ${error.retryAfterMs} ms`
  return `Unavailable${wait}${error.outcomeUnknown ? ', outcome unknown' : ''}`
}
