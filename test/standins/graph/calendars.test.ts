import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { ellen, meeting, startFixture, type GraphFixture } from './graph-fixture.ts'

let fixture: GraphFixture
const user = `/v1.0/users/${ellen.oid}`
const window = 'startDateTime=2026-11-30T00:00:00Z&endDateTime=2026-12-31T00:00:00Z'
const immutable = { prefer: 'IdType="ImmutableId"' }

beforeEach(async () => {
  fixture = await startFixture()
})
afterEach(() => fixture.close())

const get = async (path: string, headers: Record<string, string> = {}) => (await fixture.call('GET', path, { headers })).body
const addCalendar = async (name: string) => (await fixture.call('POST', `${user}/calendars`, { body: { name } })).body

describe('calendars', () => {
  it('are listed with the default one first; a second of the same name is 409, the default one stays', async () => {
    const { id } = await addCalendar('Travel')
    const again = await fixture.call('POST', `${user}/calendars`, { body: { name: 'travel' } })
    const [standard] = (await get(`${user}/calendars`)).value
    const refused = await fixture.call('DELETE', `${user}/calendars/${standard.id}`)
    const listed = (await get(`${user}/calendars`)).value
    const removed = await fixture.call('DELETE', `${user}/calendars/${id}`)

    expect(listed.map((one: Record<string, unknown>) => [one['name'], one['isDefaultCalendar']])).toEqual([
      ['Calendar', true],
      ['Travel', false],
    ])
    expect([again.status, refused.status, removed.status]).toEqual([409, 400, 204])
    expect((await fixture.call('GET', `${user}/calendars/${id}`)).status).toBe(404)
  })

  it('take another name and colour; the default one keeps its name, and a name that is taken is 409', async () => {
    const [{ id }, other] = [await addCalendar('Travel'), await addCalendar('Visits')]
    const patch = async (path: string, body: unknown) => fixture.call('PATCH', `${user}/${path}`, { body })
    const renamed = await patch(`calendars/${id}`, { name: 'Journeys', color: 'LightTeal' })
    const refusals = [
      await patch(`calendars/${id}`, { name: 'visits' }),
      await patch('calendar', { name: 'Mine' }),
      await patch(`calendars/${id}`, { color: 'plaid' }),
      await patch(`calendars/${id}`, { name: ' ' }),
      await patch('calendars/none', { name: 'X' }),
    ]
    const coloured = await patch('calendar', { color: 'lightRed' })
    await fixture.call('DELETE', `${user}/calendars/${other.id}`)

    expect([renamed.body.name, renamed.body.color, renamed.body.id]).toEqual(['Journeys', 'lightTeal', id])
    expect(refusals.map(({ status }) => status)).toEqual([409, 400, 400, 400, 404])
    expect([coloured.body.color, coloured.body.name]).toEqual(['lightRed', 'Calendar'])
    expect((await get(`${user}/calendars?$select=name`)).value).toEqual([
      { id: coloured.body.id, name: 'Calendar' },
      { id, name: 'Journeys' },
    ])
    expect(await get(`${user}/calendars/$count`)).toBe(2)
  })

  it('count what is in them, and what a filter leaves of it', async () => {
    const { id } = await addCalendar('Travel')
    for (const subject of ['A', 'A', 'B']) await fixture.call('POST', `${user}/events`, { body: meeting({ subject }) })
    const counts = await Promise.all(
      [
        `${user}/events/$count`,
        `${user}/events/$count?$filter=subject eq 'A'`,
        `${user}/calendarView/$count?${window}`,
        `${user}/calendars/${id}/events/$count`,
      ].map((path) => get(path)),
    )
    const list = await get(`${user}/events?$count=true&$top=1`)

    expect(counts).toEqual([3, 2, 3, 0])
    expect([list['@odata.count'], list.value.length]).toEqual([3, 1])
  })

  it('an event of another calendar is in no list of the default one, and found by its id', async () => {
    const { id } = await addCalendar('Travel')
    const made = (await fixture.call('POST', `${user}/calendars/${id}/events`, { body: meeting() })).body
    const lists = await Promise.all(
      [`${user}/events`, `${user}/calendarView?${window}`, `${user}/calendars/${id}/events`].map((path) => get(path)),
    )

    expect(lists.map(({ value }) => value.length)).toEqual([0, 0, 1])
    expect((await get(`${user}/events/${made.id}`)).id).toBe(made.id)
    expect((await get(`${user}/events/${made.id}/calendar`)).id).toBe(id)
  })

  it('an event moved away is @removed from one delta and new in the other, under the same immutable id', async () => {
    const { id } = await addCalendar('Travel')
    const made = (await fixture.call('POST', `${user}/events`, { body: meeting(), headers: immutable })).body
    const [here, there] = await Promise.all(
      ['', `/calendars/${id}`].map((path) => get(`${user}${path}/calendarView/delta?${window}`, immutable)),
    )
    fixture.graph.person(ellen.oid).move(made.id, id)
    const gone = await get(here['@odata.deltaLink'], immutable)
    const arrived = await get(there['@odata.deltaLink'], immutable)

    expect(gone.value).toEqual([{ '@odata.type': '#microsoft.graph.event', id: made.id, '@removed': { reason: 'deleted' } }])
    expect(arrived.value.map((one: { id: string }) => one.id)).toEqual([made.id])
    expect((await fixture.call('GET', `${user}/events/${made.id}`)).status).toBe(200)
  })

  it('a move gives another mutable id', async () => {
    const { id } = await addCalendar('Travel')
    const made = (await fixture.call('POST', `${user}/events`, { body: meeting() })).body
    const person = fixture.graph.person(ellen.oid)
    person.move(made.id, id)

    expect((await fixture.call('GET', `${user}/events/${made.id}`)).status).toBe(404)
    expect(person.calendars().map(({ name }) => name)).toEqual(['Calendar', 'Travel'])
  })
})

describe('translateExchangeIds', () => {
  it('turns ids of every form into each other, and says of one that names nothing why', async () => {
    const made = (await fixture.call('POST', `${user}/events`, { body: meeting() })).body
    const { ews, immutable } = fixture.graph.person(ellen.oid).idsOf(made.id)
    const body = { inputIds: [ews, 'nothing'], sourceIdType: 'ewsId', targetIdType: 'restImmutableEntryId' }
    const { value } = (await fixture.call('POST', `${user}/translateExchangeIds`, { body })).body

    expect(value).toEqual([
      { sourceId: ews, targetId: immutable },
      { sourceId: 'nothing', targetId: null, errorDetails: { code: 'ErrorItemNotFound', message: expect.any(String) } },
    ])
  })
})
