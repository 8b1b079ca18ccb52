import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { usualSettings, type GraphSettings } from '../../../src/standins/graph/settings.ts'
import { ellen, jonas, meeting, startFixture, startReceiver, until, type GraphFixture, type Receiver } from './graph-fixture.ts'

/** What Microsoft's documents leave open: each setting in each of its positions, the usual one first. */
let fixture: GraphFixture
let receiver: Receiver
const user = `/v1.0/users/${ellen.oid}`
const events = `${user}/events`
const window = 'startDateTime=2026-11-01T00:00:00Z&endDateTime=2027-02-28T00:00:00Z'
const immutable = { prefer: 'IdType="ImmutableId"' }
const property = 'String {3f1c2d4e-0000-4a5b-8c6d-7e8f90a1b2c3} Name Marker'

beforeAll(async () => {
  fixture = await startFixture()
  receiver = await startReceiver(fixture.tls)
})
afterAll(async () => {
  await fixture.close()
  await receiver.close()
})
afterEach(() => {
  fixture.graph.reset()
  fixture.graph.settle(usualSettings)
})

const set = (settings: Partial<GraphSettings>) => fixture.graph.settle(settings)
const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = immutable) =>
  fixture.call(method, path, { headers, ...(body !== undefined && { body }) })
const make = async (more: Record<string, unknown> = {}, base = events) => (await call('POST', base, meeting(more))).body
const person = () => fixture.graph.person(ellen.oid)
const invited = [{ emailAddress: { name: jonas.name, address: jonas.email } }]
const copyOf = async () => (await call('GET', `/v1.0/users/${jonas.oid}/events`)).body.value[0]
const weekly = {
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
  range: { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 4 },
}
const instancesOf = async (id: string) => (await call('GET', `${events}/${id}/instances?${window}`)).body.value
const delta = (path = `${user}/calendarView/delta?${window}`) => call('GET', path).then(({ body }) => body)
const other = async () => (await call('POST', `${user}/calendars`, { name: 'Other' })).body.id as string
const mails = () => fixture.graph.mailSent().map(({ kind }) => kind)
/** Kinds of the notifications that one piece of work brings. */
async function told(work: () => Promise<unknown>, resource = `/users/${ellen.oid}/events`): Promise<string[]> {
  const from = receiver.posts.length
  const expirationDateTime = new Date(Date.now() + 3_600_000).toISOString()
  const wish = { changeType: 'created,updated,deleted', notificationUrl: receiver.url, resource, expirationDateTime }
  const { body } = await call('POST', '/v1.0/subscriptions', wish)
  await work()
  // The last is told of the default calendar in any case, so that there is something to wait for.
  const marked = await call('POST', events, meeting({ subject: 'Last' }))
  const entries = () => receiver.posts.slice(from).flatMap((post) => post.body.value)
  await until(() => entries().some(({ resourceData }) => resourceData.id === marked.body.id))
  await call('DELETE', `/v1.0/subscriptions/${body.id}`)
  return entries()
    .slice(0, -1)
    .map(({ changeType }) => changeType)
}

describe('an event moved to another calendar', () => {
  it.each([
    ['updated', ['updated']],
    ['deletedAndCreated', ['deleted', 'created']],
  ] as const)('is notified as %s', async (moveIsNotifiedAs, kinds) => {
    set({ moveIsNotifiedAs })
    const [made, calendar] = [await make(), await other()]

    expect(await told(async () => person().move(made.id, calendar))).toEqual(kinds)
  })

  it.each([true, false])('keeps its immutable id: %s', async (moveKeepsId) => {
    set({ moveKeepsId })
    const [made, calendar] = [await make(), await other()]
    const moved = person().idsOf(person().move(made.id, calendar).id).immutable
    const statuses = [await call('GET', `${events}/${made.id}`), await call('GET', `${events}/${moved}`)].map(
      ({ status }) => status,
    )

    expect([moved === made.id, statuses]).toEqual([moveKeepsId, [moveKeepsId ? 200 : 404, 200]])
  })

  it.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])('is told as @removed by the calendar it left: %s, with its id kept: %s', async (moveIsRemovedInDelta, moveKeepsId) => {
    set({ moveIsRemovedInDelta, moveKeepsId })
    const [made, calendar] = [await make(), await other()]
    const first = await delta()
    person().move(made.id, calendar)
    const mutable = await call('GET', first['@odata.deltaLink'], undefined, {})

    const removed = [{ '@odata.type': '#microsoft.graph.event', id: made.id, '@removed': { reason: 'deleted' } }]
    expect((await delta(first['@odata.deltaLink'])).value).toEqual(moveIsRemovedInDelta ? removed : [])
    expect(mutable.body.value.length).toBe(moveIsRemovedInDelta ? 1 : 0)
  })
})

describe('a change of the organizer', () => {
  it.each([true, false])('keeps the ids of every copy: %s', async (organizerChangeKeepsIds) => {
    set({ organizerChangeKeepsIds })
    const made = await make({ attendees: invited })
    const before = await copyOf()
    const former = person().changeOrganizer(made.id, jonas.email)
    const after = await copyOf()

    expect([person().idsOf(former.id).immutable === made.id, after.id === before.id, after.iCalUId === before.iCalUId]).toEqual(
      Array(3).fill(organizerChangeKeepsIds),
    )
    expect([former.isOrganizer, after.isOrganizer, (await call('GET', `${events}/${made.id}`)).status]).toEqual([
      false,
      true,
      organizerChangeKeepsIds ? 200 : 404,
    ])
  })
})

describe('a split', () => {
  const split = async () => {
    const { id } = await make({ recurrence: weekly, singleValueExtendedProperties: [{ id: property, value: 'kept' }] })
    const [, second, third, fourth] = await instancesOf(id)
    await call('PATCH', `${events}/${third.id}`, { subject: 'Renamed' })
    await call('DELETE', `${events}/${fourth.id}`)
    const ids = person().idsOf(person().split(second.id).id)
    return ids.immutable
  }

  it.each([
    [false, ['Visit', 'Visit', 'Visit']],
    [true, ['Visit', 'Renamed']],
  ])('takes exceptions and deletions along: %s', async (splitKeepsExceptions, subjects) => {
    set({ splitKeepsExceptions })

    expect((await instancesOf(await split())).map(({ subject }: { subject: string }) => subject)).toEqual(subjects)
  })

  it.each([true, false])('takes extended properties along: %s', async (splitKeepsProperties) => {
    set({ splitKeepsProperties })
    const expand = encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${property}')`)
    const { body } = await call('GET', `${events}/${await split()}?$expand=${expand}`)

    expect(body.singleValueExtendedProperties).toEqual(splitKeepsProperties ? [{ id: property, value: 'kept' }] : undefined)
  })
})

describe('what an attendee does not want', () => {
  it.each([
    ['deleted', 404],
    ['kept', 200],
  ] as const)('declined, the copy is %s', async (declinedCopy, status) => {
    set({ declinedCopy })
    await make({ attendees: invited })
    const copy = `/v1.0/users/${jonas.oid}/events/${(await copyOf()).id}`
    await call('POST', `${copy}/decline`, {})
    const read = await call('GET', copy)

    expect([read.status, read.body.responseStatus?.response]).toEqual([status, status === 200 ? 'declined' : undefined])
  })

  it.each([
    [false, 'none', ['invitation']],
    [true, 'declined', ['invitation', 'declined']],
  ] as const)('deleted, it is declined by that: %s', async (attendeeDeletionDeclines, response, sent) => {
    for (const declinedCopy of ['deleted', 'kept'] as const) {
      fixture.graph.reset()
      set({ attendeeDeletionDeclines, declinedCopy })
      const made = await make({ attendees: invited })
      const copy = `/v1.0/users/${jonas.oid}/events/${(await copyOf()).id}`
      await call('DELETE', copy)
      const read = await call('GET', `${events}/${made.id}`)

      expect([read.body.attendees[0].status.response, mails(), (await call('GET', copy)).status]).toEqual([response, sent, 404])
    }
  })

  it.each([
    ['notFound', 404],
    ['readable', 200],
  ] as const)('lying in Deleted Items, it is %s', async (deletedEvent, status) => {
    set({ deletedEvent })
    const { id } = await make()
    await call('DELETE', `${events}/${id}`)

    const read = await call('GET', `${events}/${id}?$expand=calendar($select=name)`)
    expect([read.status, read.body.calendar?.name]).toEqual([status, status === 200 ? 'Deleted Items' : undefined])
  })
})

describe('creation', () => {
  it.each([
    ['refused', 409],
    ['firstEvent', 201],
  ] as const)('with a transactionId of other content is answered so: %s', async (changedTransaction, status) => {
    set({ changedTransaction })
    const first = await call('POST', events, meeting({ transactionId: 't' }))
    const same = await call('POST', events, meeting({ transactionId: 't' }))
    const changed = await call('POST', events, meeting({ transactionId: 't', subject: 'Other' }))

    expect([same.status, same.body.id === first.body.id, changed.status]).toEqual([201, true, status])
    expect(changed.body.error?.code).toBe(status === 409 ? 'ErrorDuplicateTransactionId' : undefined)
    expect((await call('GET', `${events}/$count`)).body).toBe(1)
  })
})

describe('several calendars', () => {
  it.each([
    ['asListed', true],
    ['another', false],
  ] as const)('one event names its calendar by an id %s', async (calendarOfEvent, same) => {
    set({ calendarOfEvent })
    const { id } = await make()
    const listed = (await call('GET', `${user}/calendar`)).body.id
    const expand = '$expand=calendar($select=id)'
    const alone = (await call('GET', `${events}/${id}?${expand}`)).body.calendar
    const inList = (await call('GET', `${events}?${expand}`)).body.value[0].calendar

    expect([alone.id === listed, inList, Object.keys(alone)]).toEqual([same, { id: listed }, ['id']])
  })

  it.each([
    ['defaultCalendar', 1],
    ['everyCalendar', 2],
  ] as const)('are listed for the user as %s', async (eventsOfUser, count) => {
    set({ eventsOfUser })
    await make()
    await make({}, `${user}/calendars/${await other()}/events`)

    expect((await call('GET', events)).body.value.length).toBe(count)
    expect((await call('GET', `${user}/calendar/events`)).body.value.length).toBe(1)
  })

  it.each([
    ['everyCalendar', ['created']],
    ['defaultCalendar', []],
  ] as const)('are told to a subscription of the user as %s', async (subscriptionOfUser, kinds) => {
    set({ subscriptionOfUser })
    const base = `${user}/calendars/${await other()}/events`

    expect(await told(() => make({}, base))).toEqual(kinds)
  })

  it('one of them can be subscribed to alone, and is told what leaves it', async () => {
    const calendar = await other()
    const wish = {
      changeType: 'created,updated,deleted',
      notificationUrl: receiver.url,
      resource: `users/${ellen.oid}/calendars/${calendar}/events`,
      expirationDateTime: new Date(Date.now() + 3_600_000).toISOString(),
    }
    const from = receiver.posts.length
    const { status } = await call('POST', '/v1.0/subscriptions', wish)
    await make()
    const made = await make({}, `${user}/calendars/${calendar}/events`)
    person().move(made.id, person().calendars()[0]?.id ?? '')
    const kinds = () =>
      receiver.posts.slice(from).flatMap(({ body }) => body.value.map(({ changeType }: { changeType: string }) => changeType))
    await until(() => kinds().length === 2)

    expect([status, kinds()]).toEqual([201, ['created', 'updated']])
  })
})

describe('a delta round', () => {
  it.each([
    ['thin', 'undefined'],
    ['whole', 'string'],
  ] as const)('tells plain occurrences %s', async (deltaOccurrences, subject) => {
    set({ deltaOccurrences })
    await make({ recurrence: weekly })
    const { value } = await delta()

    expect(new Set(value.slice(1).map((one: { subject?: string }) => typeof one.subject))).toEqual(new Set([subject]))
  })

  it.each([false, true])('tells of a deleted occurrence: %s', async (deletedOccurrenceIsRemovedInDelta) => {
    set({ deletedOccurrenceIsRemovedInDelta })
    const { id } = await make({ recurrence: weekly })
    const [, second] = await instancesOf(id)
    const first = await delta()
    await call('DELETE', `${events}/${second.id}`)
    const { value } = await delta(first['@odata.deltaLink'])

    expect(value.some((one: { id: string }) => one.id === second.id)).toBe(deletedOccurrenceIsRemovedInDelta)
  })
})

it.each([
  ['told', 1],
  ['missing', undefined],
] as const)('cancelledOccurrences are %s', async (cancelledOccurrences, count) => {
  set({ cancelledOccurrences })
  const { id } = await make({ recurrence: weekly })
  const [, second] = await instancesOf(id)
  await call('DELETE', `${events}/${second.id}`)

  expect((await call('GET', `${events}/${id}?$select=cancelledOccurrences`)).body.cancelledOccurrences?.length).toBe(count)
})

it.each([
  ['whole', 200],
  ['notFound', 404],
] as const)('private events are seen by an application: %s', async (privateEvents, status) => {
  set({ privateEvents })
  const { id } = await make({ sensitivity: 'private' })
  const count = status === 200 ? 1 : 0
  const lists = [await call('GET', events), await call('GET', `${user}/calendarView?${window}`)]

  expect((await call('GET', `${events}/${id}`)).status).toBe(status)
  expect([...lists.map(({ body }) => body.value.length), (await delta()).value.length]).toEqual([count, count, count])
  expect((await call('GET', `${events}/$count`)).body).toBe(count)
})

it.each([
  [10_080, 201],
  [4_230, 400],
] as const)('a subscription may last %d minutes', async (longestSubscriptionMinutes, status) => {
  set({ longestSubscriptionMinutes })
  const expirationDateTime = new Date(Date.now() + 6 * 86_400_000).toISOString()
  const resource = `/users/${jonas.oid}/events`
  const wish = { changeType: 'created', notificationUrl: receiver.url, resource, expirationDateTime }

  expect((await call('POST', '/v1.0/subscriptions', wish)).status).toBe(status)
})

it.each([
  ['perMailbox', [200]],
  ['perApplication', [200, 429]],
] as const)('requests at once are counted %s', async (concurrencyIsCounted, statuses) => {
  const slow = await startFixture({ latencyMs: 1000, settings: { concurrencyIsCounted } })
  const ask = (oid: string) => slow.call('GET', `/v1.0/users/${oid}/events`)
  const answers = await Promise.all([1, 2, 3].flatMap(() => [ask(ellen.oid), ask(jonas.oid)]))
  await slow.close()

  expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual(statuses)
})
