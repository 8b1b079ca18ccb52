import { beforeEach, describe, expect, it } from '@jest/globals'
import { mainCalendar } from '../../../src/domain/ids.ts'
import type { Store } from '../../../src/rmsync/ports/store.ts'
import { aReview, ellen, jonas } from '../../support/world.ts'
import { openHttpWorld, type HttpWorld } from './http-world.ts'

const subscription = (subscriptionId: string, mailboxId = ellen.mailboxId) => ({
  subscriptionId,
  mailboxId,
  calendarId: mainCalendar,
  clientState: `state of ${subscriptionId}`,
  expiresAt: '2026-11-25T08:00:00Z' as never,
})
const notice = (changes: object = {}) => ({
  subscriptionId: 's1',
  clientState: 'state of s1',
  changeType: 'updated',
  resource: `Users/${ellen.mailboxId}/Events/${aReview.eventId}`,
  resourceData: { id: aReview.eventId },
  ...changes,
})

let http: HttpWorld
beforeEach(async () => {
  http = await openHttpWorld()
  await http.world.store.saveSubscription(subscription('s1'))
  await http.world.link()
})
const post = (body: unknown, path = '/graph/notifications', type = 'application/json') =>
  http.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': type },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  })
const jobs = () => http.world.waiting.relay.length

describe.each(['/graph/notifications', '/graph/lifecycle'])('%s, when Graph validates', (path) => {
  it('[S121] answers with the token as plain text, and nothing else happens', async () => {
    const before = { ...http.world.calendar.calls }
    const token = 'Validation: Testing <script>alert(1)</script> + %20 ü'
    const answer = await post(
      { value: [notice()] },
      `${path}?validationToken=${encodeURIComponent(token)}`,
      'text/plain; charset=utf-8',
    )
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['x-content-type-options'], answer.body]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'nosniff',
      token,
    ])
    expect([jobs(), http.lifecycle, http.world.calendar.calls]).toEqual([0, [], before])
  })

  it('[S121] answers without a body and a content type as well', async () => {
    const answer = await http.app.inject({ method: 'POST', url: `${path}?validationToken=abc` })
    expect([answer.statusCode, answer.body]).toEqual([200, 'abc'])
  })

  it('[S121] echoes no token of more than 4096 characters, and not several', async () => {
    const longest = 'x'.repeat(4096)
    const answers = [longest, `${longest}x`, 'a&validationToken=b'].map((token) =>
      http.app.inject({ method: 'POST', url: `${path}?validationToken=${token}` }),
    )
    expect((await Promise.all(answers)).map((answer) => [answer.statusCode, answer.body.length > 4000])).toEqual([
      [200, true],
      [400, false],
      [400, false],
    ])
  })
})

describe('a notification', () => {
  it('is answered with 202 once its job is stored', async () => {
    const answer = await post({ value: [notice()] })
    expect([answer.statusCode, answer.body]).toEqual([202, ''])
    expect(http.world.waiting.relay).toMatchObject([{ mailboxId: ellen.mailboxId, noticedBy: 'notification', attempt: 1 }])
  })

  it('is not acknowledged when its job can not be stored: Graph sends it again', async () => {
    const { store } = http.world
    const broken: Store = { ...store, transaction: () => Promise.reject(new Error('disk full at /var/lib/db')) }
    const failing = await openHttpWorldOn(broken)
    const answer = await failing.app.inject({ method: 'POST', url: '/graph/notifications', payload: { value: [notice()] } })
    expect([answer.statusCode, answer.body.includes('disk full')]).toEqual([500, false])
  })

  it('for an appointment without a link is dropped: no job, no request to Outlook', async () => {
    const before = { ...http.world.calendar.calls }
    const answer = await post({ value: [notice({ resourceData: { id: 'another event' } })] })
    expect([answer.statusCode, jobs(), http.world.calendar.calls]).toEqual([202, 0, before])
  })

  it('[S123] without entries, or with empty ones, is acknowledged', async () => {
    const answers = [{ value: [] }, { value: [null, 7, 'text', {}, []] }, { value: [null, notice()] }].map((body) => post(body))
    expect((await Promise.all(answers)).map((answer) => answer.statusCode)).toEqual([202, 202, 202])
    expect(jobs()).toBe(1)
  })

  it.each(['', '{', 'null', '[]', '7', '{"value":{}}', '{"value":null}', '\u0000', 'validationToken=abc', '{"value":[}'])(
    '[S123] that reads %j is refused with 400 and does no harm',
    async (body) => {
      const answer = await post(body)
      expect([answer.statusCode, answer.json<{ error: { code: string } }>().error.code]).toEqual([400, 'bad-request'])
      expect((await post({ value: [notice()] })).statusCode).toBe(202)
    },
  )

  it('with a wrong clientState is rejected alone, whichever of several it is', async () => {
    await http.world.store.saveSubscription(subscription('s2', jonas.mailboxId))
    const answer = await post({ value: [notice(), notice({ subscriptionId: 's2', clientState: 'state of s1' }), notice()] })
    expect([answer.statusCode, jobs()]).toEqual([202, 1])
    expect(http.logged).toEqual([
      { message: 'A notification was not accepted.', facts: { index: 1, reason: 'subscription unknown or clientState wrong' } },
    ])
  })

  it.each([
    ['an unknown subscription', { subscriptionId: 'no such' }],
    ['a subscription no database can look up', { subscriptionId: 's1\u0000' }],
    ['half a character in its subscription', { subscriptionId: '\ud800' }],
    ['no clientState', { clientState: null }],
    ['an empty clientState', { clientState: '' }],
    ['no subscription', { subscriptionId: undefined }],
  ])('with %s is rejected alone', async (_what, changes) => {
    const answer = await post({ value: [notice(changes), notice()] })
    expect([answer.statusCode, jobs(), http.logged.length]).toEqual([202, 1, 1])
  })

  it('belongs to the mailbox of its subscription, whatever its resource says', async () => {
    await http.world.store.saveSubscription(subscription('s2', jonas.mailboxId))
    await post({ value: [notice({ subscriptionId: 's2', clientState: 'state of s2' })] })
    expect(jobs()).toBe(0)
  })

  it('does not show its body or its clientState in the log', async () => {
    await post({ value: [notice({ clientState: 'a guess' })] })
    await post('{"value": "a guess"')
    expect(JSON.stringify(http.logged)).not.toMatch(/a guess|state of s1/)
  })
})

describe('a lifecycle notification', () => {
  it('comes through for its subscription; an entry that is wrong is rejected alone', async () => {
    const lifecycle = (event: string, changes: object = {}) => ({ subscriptionId: 's1', clientState: 'state of s1', lifecycleEvent: event, ...changes }) // prettier-ignore
    const value = [
      lifecycle('missed'),
      lifecycle('reauthorizationRequired', { clientState: 'wrong' }),
      lifecycle('subscriptionRemoved'),
      lifecycle('somethingNew'),
      null,
    ]
    const answer = await post({ value }, '/graph/lifecycle')
    expect([answer.statusCode, http.lifecycle]).toEqual([202, ['s1 missed', 's1 subscriptionRemoved']])
  })
})

async function openHttpWorldOn(store: Store): Promise<HttpWorld> {
  const failing = await openHttpWorld({ store })
  const { world } = failing
  await world.store.saveSubscription(subscription('s1'))
  await world.link()
  return failing
}
