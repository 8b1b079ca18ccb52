import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { ellen, jonas, meeting, startFixture, startReceiver, until, type GraphFixture, type Receiver } from './graph-fixture.ts'

let fixture: GraphFixture
let receiver: Receiver
const stateFile = join(tmpdir(), `graph-${randomUUID()}.json`)
const events = `/v1.0/users/${ellen.oid}/events`

beforeEach(async () => {
  fixture = await startFixture({ stateFile })
  receiver = await startReceiver(fixture.tls)
})
afterEach(async () => {
  await fixture.close()
  await receiver.close()
  await rm(stateFile, { force: true })
})

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
const wish = (more: Record<string, unknown> = {}) => ({
  changeType: 'created,updated,deleted',
  notificationUrl: receiver.url,
  resource: `/users/${ellen.oid}/events`,
  expirationDateTime: inHours(24),
  clientState: 'secret',
  ...more,
})
const subscribe = (more: Record<string, unknown> = {}, headers: Record<string, string> = { prefer: 'IdType="ImmutableId"' }) =>
  fixture.call('POST', '/v1.0/subscriptions', { body: wish(more), headers })
const create = async (more: Record<string, unknown> = {}) =>
  (await fixture.call('POST', events, { body: meeting(more), headers: { prefer: 'IdType="ImmutableId"' } })).body

describe('a subscription', () => {
  it('is made after the handshake, read, renewed and deleted', async () => {
    const made = await subscribe()
    const path = `/v1.0/subscriptions/${made.body.id}`
    const later = inHours(48)
    const renewed = await fixture.call('PATCH', path, { body: { expirationDateTime: later } })
    const read = await fixture.call('GET', path)
    const removed = await fixture.call('DELETE', path)

    expect([made.status, made.body.clientState, renewed.body.expirationDateTime, read.status, removed.status]).toEqual([
      201,
      'secret',
      later,
      200,
      204,
    ])
    expect((await fixture.call('GET', path)).status).toBe(404)
    expect(receiver.handshakes).toEqual([{ path: '/notify', contentType: expect.stringContaining('text/plain') }])
  })

  it.each([
    ['another text', (_token: string) => ({ status: 200, type: 'text/plain', text: 'something else' })],
    ['another status', (token: string) => ({ status: 500, type: 'text/plain', text: token })],
    ['another type', (token: string) => ({ status: 200, type: 'application/json', text: token })],
  ])('is refused when the receiver answers with %s', async (_what, echo) => {
    const wrong = await startReceiver(fixture.tls, echo)
    const answer = await subscribe({ notificationUrl: wrong.url })
    await wrong.close()

    expect([answer.status, answer.body.error.code, fixture.graph.subscriptions()]).toEqual([400, 'ValidationError', []])
  })

  it('is refused for too long a life, too long a clientState, a foreign resource, an unknown change type, a plain http address', async () => {
    const answers = []
    for (const more of [
      { expirationDateTime: inHours(169) },
      { clientState: 'x'.repeat(129) },
      { resource: '/me/messages' },
      { changeType: 'moved' },
      { notificationUrl: 'http://localhost/x' },
    ]) {
      answers.push((await subscribe(more)).status)
    }

    expect(answers).toEqual([400, 400, 400, 400, 400])
  })

  it('of the same resource and changes is 409; under 45 minutes is raised to 45', async () => {
    const first = await subscribe({ expirationDateTime: inHours(0.1) })
    const second = await subscribe()

    expect(Date.parse(first.body.expirationDateTime)).toBeGreaterThan(Date.now() + 44 * 60_000)
    expect([second.status, second.body.error.code]).toEqual([409, 'Conflict'])
  })
})

describe('notifications', () => {
  it('tell created, updated and deleted with the immutable id and the clientState', async () => {
    const subscription = (await subscribe()).body
    const { id } = await create()
    await fixture.call('PATCH', `${events}/${id}`, { body: { subject: 'New' } })
    await fixture.call('DELETE', `${events}/${id}`)
    await until(() => receiver.accepted().length === 3)

    expect(receiver.accepted().map(({ changeType }) => changeType)).toEqual(['created', 'updated', 'deleted'])
    const resource = `Users/${ellen.oid}/Events/${id}`
    expect(receiver.accepted()[1]).toEqual({
      subscriptionId: subscription.id,
      subscriptionExpirationDateTime: subscription.expirationDateTime,
      clientState: 'secret',
      changeType: 'updated',
      resource,
      tenantId: expect.any(String),
      resourceData: {
        '@odata.type': '#Microsoft.Graph.Event',
        '@odata.id': resource,
        '@odata.etag': expect.stringMatching(/^W\/"/),
        id,
      },
    })
  })

  it('name the mutable id when the header was not on the POST', async () => {
    await subscribe({}, {})
    const made = (await fixture.call('POST', events, { body: meeting() })).body
    await fixture.call('DELETE', `${events}/${made.id}`)
    await until(() => receiver.accepted().length === 2)

    expect(receiver.accepted().map(({ resourceData }) => resourceData.id)).toEqual([made.id, made.id])
  })

  it('name the master when one occurrence changes, and reach only the mailbox concerned', async () => {
    const recurrence = {
      pattern: { type: 'daily', interval: 1 },
      range: { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 3 },
    }
    const master = await create({ recurrence })
    await subscribe()
    const [, second] = (
      await fixture.call('GET', `${events}/${master.id}/instances?startDateTime=2026-12-01&endDateTime=2026-12-31`)
    ).body.value
    await fixture.call('POST', `/v1.0/users/${jonas.oid}/events`, { body: meeting() })
    await fixture.call('DELETE', `${events}/${second.id}`)
    await until(() => receiver.accepted().length > 0)

    expect(receiver.accepted().map(({ changeType, resourceData }) => [changeType, resourceData.id])).toEqual([
      ['updated', master.id],
    ])
  })

  it('come again about a second after a 5xx, and once only after a 2xx', async () => {
    await subscribe()
    receiver.next.push(503)
    await create()
    await until(() => receiver.posts.length === 2)

    expect([receiver.posts.map(({ status }) => status), receiver.accepted().length]).toEqual([[503, 202], 1])
  })

  it('can be dropped, doubled and held back on demand', async () => {
    await subscribe()
    fixture.graph.dropNextNotification()
    await create()
    fixture.graph.duplicateNextNotification()
    const doubled = await create()
    await until(() => receiver.accepted().length === 2)
    fixture.graph.pauseNotifications(true)
    const held = await create()
    const whileHeld = receiver.accepted().length
    fixture.graph.pauseNotifications(false)
    await until(() => receiver.accepted().length === 3)

    expect([whileHeld, receiver.accepted().map(({ resourceData }) => resourceData.id)]).toEqual([
      2,
      [doubled.id, doubled.id, held.id],
    ])
  })

  it('subscriptions and undelivered notifications survive a restart', async () => {
    const subscription = (await subscribe()).body
    fixture.graph.pauseNotifications(true)
    const { id } = await create()
    await fixture.restart()
    await until(() => receiver.accepted().length === 1)

    expect([fixture.graph.subscriptions().map((one) => one.id), receiver.accepted()[0].resourceData.id]).toEqual([
      [subscription.id],
      id,
    ])
    expect((await fixture.call('GET', `${events}/${id}`)).body.subject).toBe('Visit')
  })
})
