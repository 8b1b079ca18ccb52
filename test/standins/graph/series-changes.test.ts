import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { ellen, jonas, meeting, startFixture, type GraphFixture } from './graph-fixture.ts'

let fixture: GraphFixture
const events = `/v1.0/users/${ellen.oid}/events`
const year = 'startDateTime=2026-01-01T00:00:00Z&endDateTime=2027-12-31T00:00:00Z&$top=100'
const range = { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 5 }
const recurrence = { pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] }, range }

beforeEach(async () => {
  fixture = await startFixture()
})
afterEach(() => fixture.close())

const create = async (more: Record<string, unknown> = {}) => (await fixture.call('POST', events, { body: meeting(more) })).body
const instances = async (id: string, user = ellen.oid) =>
  (await fixture.call('GET', `/v1.0/users/${user}/events/${encodeURIComponent(id)}/instances?${year}`)).body.value
const days = (refs: { start: { dateTime: string } }[]) => refs.map(({ start }) => start.dateTime.slice(0, 10))
const restId = (id: string) => id.replaceAll('/', '-').replaceAll('+', '_')

describe('a series', () => {
  it('is split in two: the first keeps its id and what was changed before, the second has identity and ids of its own', async () => {
    const master = await create({ recurrence })
    const all = await instances(master.id)
    await fixture.call('PATCH', `${events}/${all[1].id}`, { body: { subject: 'Before' } })
    await fixture.call('PATCH', `${events}/${all[3].id}`, { body: { subject: 'After' } })
    const made = fixture.graph.person(ellen.oid).split(all[2].id)
    const [first, second] = [await instances(master.id), await instances(restId(made.id))]

    expect([days(first), days(second)]).toEqual([
      ['2026-12-01', '2026-12-08'],
      ['2026-12-15', '2026-12-22', '2026-12-29'],
    ])
    expect([...first, ...second].map(({ subject }) => subject)).toEqual(['Visit', 'Before', 'Visit', 'Visit', 'Visit'])
    expect(made.iCalUId).not.toBe(master.iCalUId)
  })

  it('split by its organizer is split in the copies of the attendees', async () => {
    const attendees = [{ emailAddress: { name: jonas.name, address: jonas.email } }]
    const master = await create({ recurrence, attendees })
    const all = await instances(master.id)
    fixture.graph.person(ellen.oid).split(all[2].id)
    const copies = (await fixture.call('GET', `/v1.0/users/${jonas.oid}/events`)).body.value

    expect(await Promise.all(copies.map(async ({ id }: { id: string }) => days(await instances(id, jonas.oid))))).toEqual([
      ['2026-12-01', '2026-12-08'],
      ['2026-12-15', '2026-12-22', '2026-12-29'],
    ])
    expect(fixture.graph.mailSent().map(({ kind }) => kind)).toEqual(['invitation', 'update', 'invitation'])
  })

  it('is not split at its first occurrence, nor at its master', async () => {
    const master = await create({ recurrence })
    const [first] = await instances(master.id)
    const person = fixture.graph.person(ellen.oid)

    expect(() => person.split(first.id)).toThrow('nothing before it')
    expect(() => person.split(master.id)).toThrow('at one of its occurrences')
  })

  it('becomes a single appointment and back under the same id', async () => {
    const single = await create()
    const asSeries = await fixture.call('PATCH', `${events}/${single.id}`, { body: { recurrence } })
    const [, second] = await instances(single.id)
    const asSingle = await fixture.call('PATCH', `${events}/${single.id}`, { body: { recurrence: null } })
    const occurrence = await fixture.call('GET', `${events}/${second.id}`)

    expect([asSeries, asSingle].map(({ body }) => [body.id, body.type])).toEqual([
      [single.id, 'seriesMaster'],
      [single.id, 'singleInstance'],
    ])
    expect(occurrence.status).toBe(404)
  })
})
