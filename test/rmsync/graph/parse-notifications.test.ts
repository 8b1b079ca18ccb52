import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Malformed } from '../../../src/domain/errors.ts'
import { parseLifecycle, parseNotifications } from '../../../src/rmsync/graph/parse-notifications.ts'

const mailbox = '10000000-0000-4000-8000-00000000000a'
const states: Record<string, string> = { 'sub-1': 'state-1', 'sub-2': 'state-2' }
const expected = (subscriptionId: string) => (Object.hasOwn(states, subscriptionId) ? states[subscriptionId] : undefined)
const entry = (facts: Record<string, unknown> = {}) => ({
  subscriptionId: 'sub-1',
  clientState: 'state-1',
  changeType: 'updated',
  resource: `Users/${mailbox}/Events/AAkA=`,
  resourceData: { '@odata.type': '#Microsoft.Graph.Event', id: 'AAkA=' },
  tenantId: 'ignored',
  ...facts,
})
const accepted = { subscriptionId: 'sub-1', mailboxId: mailbox, eventId: 'AAkA=', changeType: 'updated' }

describe('change notifications', () => {
  it('[S123] judges each entry on its own', () => {
    const value = [
      entry(),
      null,
      'text',
      entry({ clientState: 'state-2' }),
      entry({ subscriptionId: 'sub-2' }),
      entry({ subscriptionId: 'nobody’s' }),
      entry({ subscriptionId: undefined, resource: undefined }),
      entry({ clientState: null }),
      entry({ changeType: 'renamed' }),
      entry({ resource: 'me/messages', resourceData: null }),
      entry({ subscriptionId: 'sub-2', clientState: 'state-2', changeType: 'Deleted' }),
    ]

    const wrong = 'subscription unknown or clientState wrong'
    expect(parseNotifications({ value }, expected)).toEqual({
      accepted: [accepted, { ...accepted, subscriptionId: 'sub-2', changeType: 'deleted' }],
      rejected: [
        { index: 1, reason: 'entry is missing or wrong' },
        { index: 2, reason: 'entry is missing or wrong' },
        { index: 3, reason: wrong },
        { index: 4, reason: wrong },
        { index: 5, reason: wrong },
        { index: 6, reason: 'subscriptionId is missing or wrong, resource is missing or wrong' },
        { index: 7, reason: wrong },
        { index: 8, reason: 'changeType is none of created, updated, deleted' },
        { index: 9, reason: 'resource names no mailbox' },
      ],
    })
  })

  it.each([
    `users/${mailbox}/events/AAkA=`,
    `/Users/${mailbox.toUpperCase()}/Events/AAkA=`,
    `users('${mailbox}')/events('AAkA=')`,
    `Users/${mailbox}/Events/another`,
  ])('reads the resource %s', (resource) => {
    expect(parseNotifications({ value: [entry({ resource })] }, expected).accepted).toEqual([accepted])
  })

  it('takes the id from the resource where there is no other', () => {
    expect(parseNotifications({ value: [entry({ resourceData: null })] }, expected).accepted).toEqual([accepted])
  })

  it('never accepts for a subscription without a clientState', () => {
    const given = [entry({ clientState: '' }), entry({ clientState: null }), entry({ clientState: 'none of ours' })]

    expect([
      parseNotifications({ value: given }, () => '').accepted,
      parseNotifications({ value: given }, () => undefined).accepted,
    ]).toEqual([[], []])
  })

  it('[S123] takes an empty list', () => {
    expect(parseNotifications({ value: [] }, expected)).toEqual({ accepted: [], rejected: [] })
  })

  it.each([undefined, null, 'text', 7, [], {}, { value: null }, { value: {} }])('[S123] refuses the body %j', (body) => {
    expect(() => parseNotifications(body, expected)).toThrow(Malformed)
  })

  it('[S123] has one verdict for each entry of any list, and throws on none', () => {
    const nearly = fc.record(
      {
        subscriptionId: fc.oneof(fc.constantFrom('sub-1', 'sub-2', '__proto__', 'constructor'), fc.jsonValue()),
        clientState: fc.oneof(fc.constantFrom('state-1', 'state-2'), fc.jsonValue()),
        changeType: fc.oneof(fc.constantFrom('created', 'Updated'), fc.jsonValue()),
        resource: fc.oneof(fc.constantFrom(`Users/${mailbox}/Events/x`, 'users()', "users('"), fc.jsonValue()),
        resourceData: fc.oneof(fc.record({ id: fc.jsonValue() }), fc.jsonValue()),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(nearly, fc.jsonValue())), (value) => {
        const verdicts = parseNotifications({ value }, expected)
        expect(verdicts.accepted.length + verdicts.rejected.length).toBe(value.length)
        const stranger = verdicts.accepted.filter(({ subscriptionId }) => expected(subscriptionId) === undefined)
        expect(stranger).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

describe('[S127] lifecycle notifications', () => {
  const lifecycle = (lifecycleEvent: unknown, clientState = 'state-1') => ({
    subscriptionId: 'sub-1',
    clientState,
    lifecycleEvent,
  })

  it('are read in any case of letters, each entry checked', () => {
    const value = [
      lifecycle('missed'),
      lifecycle('SubscriptionRemoved'),
      lifecycle('reauthorizationRequired'),
      lifecycle('missed', 'state-2'),
      lifecycle('renamed'),
      lifecycle(undefined),
    ]

    expect(parseLifecycle({ value }, expected)).toEqual({
      accepted: ['missed', 'subscriptionRemoved', 'reauthorizationRequired'].map((event) => ({ subscriptionId: 'sub-1', event })),
      rejected: [
        { index: 3, reason: 'subscription unknown or clientState wrong' },
        { index: 4, reason: 'lifecycleEvent is none of missed, subscriptionRemoved, reauthorizationRequired' },
        { index: 5, reason: 'lifecycleEvent is missing or wrong' },
      ],
    })
  })
})
