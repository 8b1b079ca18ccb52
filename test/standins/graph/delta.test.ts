import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { ellen, meeting, startFixture, type GraphFixture } from './graph-fixture.ts'

let fixture: GraphFixture
const events = `/v1.0/users/${ellen.oid}/events`
const delta = `/v1.0/users/${ellen.oid}/calendarView/delta?startDateTime=2026-11-30T00:00:00Z&endDateTime=2026-12-31T00:00:00Z`

beforeEach(async () => {
  fixture = await startFixture()
})
afterEach(() => fixture.close())

const create = async (more: Record<string, unknown> = {}) => (await fixture.call('POST', events, { body: meeting(more) })).body
const at = (date: string) => ({
  start: { dateTime: `${date}T10:00:00`, timeZone: 'UTC' },
  end: { dateTime: `${date}T11:00:00`, timeZone: 'UTC' },
})
const weekly = {
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
  range: { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 3 },
}

async function round(link: string, prefer = 'odata.maxpagesize=50') {
  const pages = []
  let next: string | undefined = link
  let last = ''
  while (next !== undefined) {
    const { status, body } = await fixture.call('GET', next, { headers: { prefer } })
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
    pages.push(body.value)
    next = body['@odata.nextLink']
    last = body['@odata.deltaLink'] ?? ''
  }
  return { pages, entries: pages.flat(), deltaLink: last }
}

describe('calendarView/delta', () => {
  it('pages through everything in the window and ends with a deltaLink that tells nothing new', async () => {
    for (const date of ['2026-12-01', '2026-12-02', '2026-12-03', '2027-02-01']) await create(at(date))
    const first = await round(delta, 'odata.maxpagesize=2')
    const second = await round(first.deltaLink)

    expect(first.pages.map((page) => page.length)).toEqual([2, 1])
    expect(second.entries).toEqual([])
  })

  it('tells created and updated events whole, deleted and moved-out ones as @removed by the id they had', async () => {
    const [kept, deleted, moved] = [
      await create(at('2026-12-01')),
      await create(at('2026-12-02')),
      await create(at('2026-12-03')),
    ]
    const first = await round(delta)
    await fixture.call('PATCH', `${events}/${kept.id}`, { body: { subject: 'Changed' } })
    await fixture.call('DELETE', `${events}/${deleted.id}`)
    await fixture.call('PATCH', `${events}/${moved.id}`, { body: at('2027-03-03') })
    const second = await round(first.deltaLink)

    expect(second.entries).toEqual([
      expect.objectContaining({ '@odata.type': '#microsoft.graph.event', id: kept.id, subject: 'Changed' }),
      { '@odata.type': '#microsoft.graph.event', id: deleted.id, '@removed': { reason: 'deleted' } },
      { '@odata.type': '#microsoft.graph.event', id: moved.id, '@removed': { reason: 'deleted' } },
    ])
  })

  it('the master comes whole, plain occurrences thin, and immutable ids when asked for', async () => {
    await create({ ...at('2026-12-01'), recurrence: weekly })
    const { entries } = await round(delta, 'IdType="ImmutableId"')

    expect(entries.map(({ type }) => type)).toEqual(['seriesMaster', 'occurrence', 'occurrence', 'occurrence'])
    expect(entries[1]).toEqual({
      '@odata.type': '#microsoft.graph.event',
      '@odata.etag': expect.any(String),
      id: expect.stringMatching(/^AAkAL/),
      type: 'occurrence',
      seriesMasterId: entries[0].id,
      start: { dateTime: '2026-12-01T10:00:00.0000000', timeZone: 'UTC' },
      end: { dateTime: '2026-12-01T11:00:00.0000000', timeZone: 'UTC' },
    })
  })

  it('a deleted occurrence has no tombstone: it is only missing beside its master', async () => {
    const master = await create({ ...at('2026-12-01'), recurrence: weekly })
    const first = await round(delta)
    await fixture.call('DELETE', `${events}/${first.entries[2].id}`)
    const second = await round(first.deltaLink)

    expect(second.entries.map(({ id, start }) => [id, start.dateTime.slice(0, 10)])).toEqual([
      [master.id, '2026-12-01'],
      [first.entries[1].id, '2026-12-01'],
      [first.entries[3].id, '2026-12-15'],
    ])
  })

  it('an expired token is 410 SyncStateNotFound, a foreign one 400, a missing window 400', async () => {
    const { deltaLink } = await round(delta)
    fixture.graph.expireDeltaTokens()
    const expired = await fixture.call('GET', deltaLink)
    const foreign = await fixture.call('GET', `${delta.split('?')[0]}?$deltatoken=abc`)
    const windowless = await fixture.call('GET', `${delta.split('?')[0]}`)

    expect([expired.status, expired.body.error.code, foreign.status, windowless.status]).toEqual([
      410,
      'SyncStateNotFound',
      400,
      400,
    ])
  })

  it('on demand pages are empty, repeat an event, and come in another order, with nothing missing', async () => {
    for (const date of ['2026-12-01', '2026-12-02', '2026-12-03']) await create(at(date))
    await create({ ...at('2026-12-01'), recurrence: weekly })
    const plain = await round(delta, 'odata.maxpagesize=2')
    fixture.graph.deltaRounds({ emptyPages: true, duplicates: true, unordered: true })
    const odd = await round(delta, 'odata.maxpagesize=2')
    const ids = odd.entries.map(({ id }) => id)

    expect(odd.pages.map((page) => page.length)).toEqual([0, 5, 0, 3, 0, 2])
    expect(new Set(ids)).toEqual(new Set(plain.entries.map(({ id }) => id)))
    expect([odd.pages[1]![0].id, odd.pages[1]![3].type]).toEqual([odd.pages[1]![4].id, 'seriesMaster'])
    expect(odd.pages[3]![0].start.dateTime.slice(0, 10)).toBe('2026-12-03')
    expect((await round(odd.deltaLink)).entries).toEqual([])
  })
})
