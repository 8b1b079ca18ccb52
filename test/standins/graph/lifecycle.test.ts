import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { ellen, meeting, startFixture, startReceiver, until, type GraphFixture, type Receiver } from './graph-fixture.ts'

let fixture: GraphFixture
let receiver: Receiver
let lifecycle: Receiver
let id: string
const events = `/v1.0/users/${ellen.oid}/events`

beforeEach(async () => {
  fixture = await startFixture()
  receiver = await startReceiver(fixture.tls)
  lifecycle = await startReceiver(fixture.tls)
  const body = {
    changeType: 'created,updated,deleted',
    notificationUrl: receiver.url,
    lifecycleNotificationUrl: lifecycle.url,
    resource: `/users/${ellen.oid}/events`,
    expirationDateTime: new Date(Date.now() + 86_400_000).toISOString(),
    clientState: 'secret',
  }
  id = (await fixture.call('POST', '/v1.0/subscriptions', { body })).body.id
})
afterEach(async () => {
  await fixture.close()
  await receiver.close()
  await lifecycle.close()
})

const create = async (subject: string) => (await fixture.call('POST', events, { body: meeting({ subject }) })).body.id as string
const named = () => receiver.accepted().map(({ resourceData }) => resourceData.id)

describe('a lifecycle notification', () => {
  it('names the subscription and no resource, at the lifecycle address alone', async () => {
    fixture.graph.lifecycle(id, 'missed')
    await until(() => lifecycle.accepted().length === 1)

    expect(lifecycle.accepted()).toEqual([
      {
        subscriptionId: id,
        subscriptionExpirationDateTime: expect.any(String),
        tenantId: expect.any(String),
        clientState: 'secret',
        lifecycleEvent: 'missed',
      },
    ])
    expect(receiver.posts).toEqual([])
  })

  it.each([
    ['reauthorize', () => fixture.call('POST', `/v1.0/subscriptions/${id}/reauthorize`)],
    [
      'PATCH',
      () =>
        fixture.call('PATCH', `/v1.0/subscriptions/${id}`, {
          body: { expirationDateTime: new Date(Date.now() + 3_600_000).toISOString() },
        }),
    ],
  ])('reauthorizationRequired: changes are lost until %s', async (_by, reauthorize) => {
    fixture.graph.lifecycle(id, 'reauthorizationRequired')
    await create('Lost')
    await reauthorize()
    const told = await create('Told')
    await until(() => receiver.accepted().length > 0)

    expect([named(), lifecycle.accepted().map(({ lifecycleEvent }) => lifecycleEvent)]).toEqual([
      [told],
      ['reauthorizationRequired'],
    ])
  })

  it('subscriptionRemoved: the subscription is gone, another can be made', async () => {
    fixture.graph.lifecycle(id, 'subscriptionRemoved')
    await until(() => lifecycle.accepted().length === 1)

    expect([(await fixture.call('GET', `/v1.0/subscriptions/${id}`)).status, fixture.graph.subscriptions()]).toEqual([404, []])
    expect(() => fixture.graph.lifecycle(id, 'missed')).toThrow('There is no subscription')
  })
})

describe('late notifications', () => {
  it('are overtaken by later ones, and come in another order', async () => {
    fixture.graph.holdNextNotification()
    fixture.graph.holdNextNotification()
    const [first, second, third] = [await create('1'), await create('2'), await create('3')]
    await until(() => receiver.accepted().length === 1)
    fixture.graph.releaseNotifications()
    await until(() => receiver.accepted().length === 3)

    expect(named()).toEqual([third, second, first])
  })
})
