import { BatchRequestContent, Client, PageIterator, type PageCollection } from '@microsoft/microsoft-graph-client'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Agent } from 'undici'
import { ellen, meeting, startFixture, type GraphFixture } from '../graph-fixture.ts'

/** Microsoft's own client against the stand-in, over HTTPS: without HTTPS it drops the token (contract §8). */
let fixture: GraphFixture
let client: Client
let agent: Agent
const events = `/users/${ellen.oid}/events`
const days = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05']
const on = (date: string) => ({
  subject: date,
  start: { dateTime: `${date}T10:00:00`, timeZone: 'UTC' },
  end: { dateTime: `${date}T11:00:00`, timeZone: 'UTC' },
})

beforeAll(async () => {
  fixture = await startFixture()
  agent = new Agent({ connect: { ca: fixture.tls.ca } })
  client = Client.initWithMiddleware({
    authProvider: { getAccessToken: () => fixture.token() },
    baseUrl: fixture.graph.url,
    customHosts: new Set([new URL(fixture.graph.url).hostname]),
    fetchOptions: { dispatcher: agent } as object,
  })
  for (const date of days) await client.api(events).post(meeting(on(date)))
})
afterAll(async () => {
  await agent.close()
  await fixture.close()
})

async function iterate(link: string) {
  const first = (await client.api(link).header('prefer', 'odata.maxpagesize=2').get()) as PageCollection
  const subjects: string[] = []
  const pages = new PageIterator(client, first, (event: { subject: string }) => subjects.push(event.subject) > 0, {
    headers: { prefer: 'odata.maxpagesize=2' },
  })
  await pages.iterate()
  return { subjects, deltaLink: pages.getDeltaLink() }
}

const asked = (path: RegExp) => fixture.graph.requests().filter((request) => path.test(request.path))

describe("Microsoft's own client", () => {
  it('lists and pages through everything', async () => {
    const before = asked(/\/events$/).length
    const { subjects } = await iterate(`${events}?$orderby=start/dateTime`)

    expect([subjects, asked(/\/events$/).length - before]).toEqual([days, 3])
  })

  it('runs delta to the deltaLink, and from there hears of what changed alone', async () => {
    const window = 'startDateTime=2026-11-30T00:00:00Z&endDateTime=2026-12-31T00:00:00Z'
    const first = await iterate(`/users/${ellen.oid}/calendarView/delta?${window}`)
    await client.api(events).post(meeting({ ...on('2026-12-06'), subject: 'New' }))
    const second = await iterate(first.deltaLink ?? '')

    expect([first.subjects, second.subjects, second.deltaLink]).toEqual([days, ['New'], expect.stringContaining('$deltatoken=')])
  })

  it('waits as long as Retry-After says, and asks again', async () => {
    fixture.graph.failNext(429, { retryAfter: 1, times: 2 })
    const from = Date.now()
    const user = await client.api(`/users/${ellen.oid}`).get()
    const took = Date.now() - from

    expect(user.mail).toBe(ellen.email)
    expect(took).toBeGreaterThanOrEqual(2000)
    // Its own pauses, without the header, are three seconds and more each.
    expect(took).toBeLessThan(6000)
  })

  it('reads a batch, part by part', async () => {
    const request = (id: string, path: string) => ({ id, request: new Request(`${fixture.graph.url}${path}`) })
    const batch = new BatchRequestContent([request('one', `/users/${ellen.oid}/calendar`), request('two', '/users/nobody')])
    const { responses } = await client.api('/$batch').post(await batch.getContent())

    const statuses = responses.map(({ id, status }: { id: string; status: number }) => [id, status])
    expect(Object.fromEntries(statuses)).toEqual({ one: 200, two: 404 })
  })

  it('reads the code of an error', async () => {
    await expect(client.api(`${events}/nothing`).get()).rejects.toMatchObject({ statusCode: 404, code: 'ErrorItemNotFound' })
  })
})
