import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Agent, fetch } from 'undici'
import { ellen, meeting, startFixture, type GraphFixture } from './graph-fixture.ts'

let fixture: GraphFixture
let agent: Agent
let authorization: string
const events = `/v1.0/users/${ellen.oid}/events`

beforeAll(async () => {
  fixture = await startFixture()
  agent = new Agent({ connect: { ca: fixture.tls.ca } })
  authorization = `Bearer ${await fixture.token()}`
})
afterAll(async () => {
  await agent.close()
  await fixture.close()
})

const send = (method = 'GET', body?: unknown, signal?: AbortSignal) =>
  fetch(`${fixture.graph.url}${events}`, {
    method,
    dispatcher: agent,
    headers: { authorization, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  })
const subjects = async () => (await fixture.call('GET', events)).body.value.map(({ subject }: { subject: string }) => subject)

describe('on demand', () => {
  it('the connection is reset before anything is done', async () => {
    fixture.graph.breakNext('reset')
    const refused = await send('POST', meeting({ subject: 'Reset' })).catch((error: Error) => error.message)

    expect([refused, await subjects()]).toEqual(['fetch failed', []])
    expect(fixture.graph.requests()[0]).toMatchObject({ method: 'POST', status: 0 })
  })

  it('an answer never comes', async () => {
    fixture.graph.breakNext('timeout')
    const waited = await send('GET', undefined, AbortSignal.timeout(150)).catch((error: Error) => error.name)

    expect(waited).toBe('TimeoutError')
  })

  it('half a body comes, though the request took effect', async () => {
    fixture.graph.breakNext('halfBody', { match: /^POST/ })
    const answer = await send('POST', meeting({ subject: 'Half' }))
    const text = await answer.text().catch((error: Error) => error.message)

    expect([answer.status, text, await subjects()]).toEqual([201, 'terminated', ['Half']])
  })

  it('a body ends in the middle of its JSON', async () => {
    fixture.graph.breakNext('malformedJson')
    const answer = await send()
    const text = await answer.text()

    expect(answer.status).toBe(200)
    expect(() => JSON.parse(text)).toThrow()
  })

  it('a page comes instead of JSON, with status 200', async () => {
    fixture.graph.breakNext('wrongContentType')
    const answer = await send()

    expect([answer.status, answer.headers.get('content-type'), (await answer.text()).startsWith('<html>')]).toEqual([
      200,
      'text/html; charset=utf-8',
      true,
    ])
  })

  it('no broken answer keeps its place among the four of a mailbox', async () => {
    fixture.graph.breakNext('halfBody', { times: 6 })
    for (const _time of [1, 2, 3, 4, 5, 6]) await (await send()).text().catch(() => '')

    expect((await fixture.call('GET', events)).status).toBe(200)
  })
})
