import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ellen, startFixture, type GraphFixture } from './graph-fixture.ts'

let fixture: GraphFixture
const events = `/v1.0/users/${ellen.oid}/events`
const zone = 'W. Europe Standard Time'
const year = 'startDateTime=2026-01-01T00:00:00Z&endDateTime=2027-01-01T00:00:00Z'

beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(() => fixture.close())

const series = (date: string, pattern: Record<string, unknown>, range: Record<string, unknown>) => ({
  subject: 'Series',
  start: { dateTime: `${date}T10:00:00`, timeZone: zone },
  end: { dateTime: `${date}T11:00:00`, timeZone: zone },
  recurrence: { pattern: { interval: 1, ...pattern }, range: { startDate: date, ...range } },
})
const create = async (body: unknown) => (await fixture.call('POST', events, { body })).body
const instances = async (id: string, window = year) =>
  (await fixture.call('GET', `${events}/${id}/instances?${window}&$top=100`)).body.value
const starts = async (id: string) =>
  (await instances(id)).map(({ start }: { start: { dateTime: string } }) => start.dateTime.slice(0, 16))

describe('expansion', () => {
  it('keeps the wall time over a change of the clock', async () => {
    const { id } = await create(
      series('2026-03-27', { type: 'weekly', daysOfWeek: ['friday'] }, { type: 'numbered', numberOfOccurrences: 2 }),
    )

    expect(await starts(id)).toEqual(['2026-03-27T09:00', '2026-04-03T08:00'])
  })

  it('day 31 falls on the last day of shorter months, as Outlook has it', async () => {
    const { id } = await create(
      series('2026-01-31', { type: 'absoluteMonthly', dayOfMonth: 31 }, { type: 'numbered', numberOfOccurrences: 4 }),
    )

    expect(await starts(id)).toEqual(['2026-01-31T09:00', '2026-02-28T09:00', '2026-03-31T08:00', '2026-04-30T08:00'])
  })

  it('the last weekday of the month, every second week, and an end date are understood', async () => {
    const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
    const last = await create(
      series(
        '2026-01-30',
        { type: 'relativeMonthly', daysOfWeek: weekdays, index: 'last' },
        { type: 'numbered', numberOfOccurrences: 3 },
      ),
    )
    const second = await create(
      series('2026-06-01', { type: 'weekly', interval: 2, daysOfWeek: ['monday'] }, { type: 'endDate', endDate: '2026-06-29' }),
    )

    expect(await starts(last.id)).toEqual(['2026-01-30T09:00', '2026-02-27T09:00', '2026-03-31T08:00'])
    expect(await starts(second.id)).toEqual(['2026-06-01T08:00', '2026-06-15T08:00', '2026-06-29T08:00'])
  })

  it('a series without end gives what the window holds', async () => {
    const { id } = await create(series('2026-12-01', { type: 'daily' }, { type: 'noEnd' }))

    expect((await starts(id)).length).toBe(31)
  })
})

describe('occurrences', () => {
  const weekly = () =>
    create(series('2026-09-07', { type: 'weekly', daysOfWeek: ['monday'] }, { type: 'numbered', numberOfOccurrences: 4 }))

  it('name their master; one that is changed becomes an exception under the same id', async () => {
    const master = await weekly()
    const [, second] = await instances(master.id)
    const changed = await fixture.call('PATCH', `${events}/${second.id}`, { body: { subject: 'Only this one' } })
    const read = await fixture.call('GET', `${events}/${master.id}?$expand=exceptionOccurrences`)

    expect([second.type, second.seriesMasterId, changed.body.type, changed.body.id]).toEqual([
      'occurrence',
      master.id,
      'exception',
      second.id,
    ])
    expect(read.body.exceptionOccurrences.map(({ subject }: { subject: string }) => subject)).toEqual(['Only this one'])
    expect((await instances(master.id)).map(({ subject }: { subject: string }) => subject)).toEqual([
      'Series',
      'Only this one',
      'Series',
      'Series',
    ])
  })

  it('one that is deleted is listed by date in cancelledOccurrences and gone from instances', async () => {
    const master = await weekly()
    const [, , third] = await instances(master.id)
    const removed = await fixture.call('DELETE', `${events}/${third.id}`)
    const read = await fixture.call('GET', `${events}/${master.id}?$select=cancelledOccurrences`)

    expect([removed.status, read.body.cancelledOccurrences, (await fixture.call('GET', `${events}/${third.id}`)).status]).toEqual(
      [204, [`OID.${master.id}.2026-09-21`], 404],
    )
    expect((await starts(master.id)).map((start: string) => start.slice(0, 10))).toEqual([
      '2026-09-07',
      '2026-09-14',
      '2026-09-28',
    ])
  })

  it('one cannot be moved past its neighbour', async () => {
    const master = await weekly()
    const [, second] = await instances(master.id)
    const move = (date: string) => ({
      start: { dateTime: `${date}T10:00:00`, timeZone: zone },
      end: { dateTime: `${date}T11:00:00`, timeZone: zone },
    })
    const refused = await fixture.call('PATCH', `${events}/${second.id}`, { body: move('2026-09-22') })
    const moved = await fixture.call('PATCH', `${events}/${second.id}`, { body: move('2026-09-16') })

    expect([refused.status, refused.body.error.code, moved.status, moved.body.start.dateTime]).toEqual([
      400,
      'ErrorOccurrenceCrossingBoundary',
      200,
      '2026-09-16T08:00:00.0000000',
    ])
    expect(moved.body.originalStart).toBe('2026-09-14T08:00:00Z')
  })

  it('a single event becomes a series and one again, under the same id', async () => {
    const body = series('2026-09-08', { type: 'daily' }, { type: 'numbered', numberOfOccurrences: 3 })
    const single = await create({ ...body, recurrence: undefined })
    const master = await fixture.call('PATCH', `${events}/${single.id}`, { body: { recurrence: body.recurrence } })
    const again = await fixture.call('PATCH', `${events}/${single.id}`, { body: { recurrence: null } })

    expect([single.type, master.body.type, again.body.type, again.body.id]).toEqual([
      'singleInstance',
      'seriesMaster',
      'singleInstance',
      single.id,
    ])
  })
})
