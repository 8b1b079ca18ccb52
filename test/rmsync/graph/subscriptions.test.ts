import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { CalendarId } from '../../../src/domain/ids.ts'
import type { Instant } from '../../../src/domain/time-span.ts'
import { graphError, mailboxId } from './graph-event.ts'
import { startScriptedGraph } from './scripted-graph.ts'

let graph: Awaited<ReturnType<typeof startScriptedGraph>>
beforeAll(async () => {
  graph = await startScriptedGraph()
})
afterAll(() => graph.close())

const wanted = {
  mailboxId,
  notificationUrl: 'https://rmsync.example/notifications',
  lifecycleNotificationUrl: 'https://rmsync.example/lifecycle',
  clientState: 'secret',
  expiresAt: '2031-03-07T08:00:00Z' as Instant,
}
const made = { id: 'new', expirationDateTime: '2031-03-07T08:00:00.0000000Z' }

/** Graph with one subscription in the way, on the second page of the list. */
function answerWith(inTheWay: { id: string; resource: string; notificationUrl: string }): void {
  let removed = false
  graph.answers(({ method, path }) => {
    if (method === 'DELETE') {
      removed = true
      return { status: 204 }
    }
    if (method === 'POST') return removed ? { status: 201, body: made } : { status: 409, body: graphError('Conflict') }
    if (!path.includes('skip')) return { body: { value: [], '@odata.nextLink': `${graph.url}/v1.0/subscriptions?$skip=1` } }
    return { body: { value: [inTheWay] } }
  })
}

it('subscribes to creation, change and deletion of all events of a mailbox', async () => {
  graph.answers(() => ({ status: 201, body: made }))

  const subscribed = await graph.calendar().subscribe(wanted)

  expect(subscribed).toEqual({ subscriptionId: 'new', expiresAt: '2031-03-07T08:00:00Z' })
  expect(graph.asked).toMatchObject([
    {
      method: 'POST',
      path: '/v1.0/subscriptions',
      headers: { prefer: 'IdType="ImmutableId"' },
      body: {
        changeType: 'created,updated,deleted',
        resource: `/users/${mailboxId}/events`,
        notificationUrl: 'https://rmsync.example/notifications',
        lifecycleNotificationUrl: 'https://rmsync.example/lifecycle',
        clientState: 'secret',
        expirationDateTime: '2031-03-07T08:00:00Z',
      },
    },
  ])
})

it('replaces a subscription of its own that it no longer knows', async () => {
  answerWith({ id: 'old', resource: `Users/${mailboxId}/Events`, notificationUrl: wanted.notificationUrl })

  const subscribed = await graph.calendar().subscribe(wanted)

  expect(subscribed.subscriptionId).toBe('new')
  expect(graph.asked.map(({ method, path }) => `${method} ${path}`)).toContain('DELETE /v1.0/subscriptions/old')
})

it('leaves the subscription of another service alone and names it as the reason', async () => {
  answerWith({ id: 'old', resource: `/users/${mailboxId}/events`, notificationUrl: 'https://other.example/notifications' })

  await expect(graph.calendar().subscribe(wanted)).rejects.toThrow('Another service with this application id')
  expect(graph.asked.filter(({ method }) => method === 'DELETE')).toEqual([])
})

it('subscribes to one calendar alone where it is named, and tells its id apart by its case', async () => {
  const resource = `/users/${mailboxId}/calendars/AaBb/events`
  answerWith({
    id: 'in the way',
    resource: `Users/${mailboxId.toUpperCase()}/Calendars/AaBb/Events`,
    notificationUrl: wanted.notificationUrl,
  })
  const subscribed = await graph.calendar().subscribe({ ...wanted, calendarId: 'AaBb' as CalendarId })
  const sent = graph.asked.find(({ method }) => method === 'POST')?.body
  answerWith({ id: 'of another calendar', resource, notificationUrl: wanted.notificationUrl })

  expect([subscribed.subscriptionId, sent]).toEqual(['new', expect.objectContaining({ resource })])
  await expect(graph.calendar().subscribe({ ...wanted, calendarId: 'aabb' as CalendarId })).rejects.toThrow('Another service')
})
