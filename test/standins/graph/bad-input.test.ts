import { afterAll, beforeAll, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ellen, meeting, startFixture, type GraphFixture } from './graph-fixture.ts'

let fixture: GraphFixture
const user = `/v1.0/users/${ellen.oid}`

beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(() => fixture.close())

const time = (dateTime: string) => ({ dateTime, timeZone: 'Europe/Berlin' })
const series = (pattern: unknown, range: unknown) => ({ pattern, range })
const oddValues = [
  null,
  7,
  'text',
  {},
  [],
  [null],
  [{}],
  time('2026-02-30T00:00:00'),
  time('2026-12-01T24:00:00'),
  time('0000-12-01T05:00:00'),
  time('9999-12-31T23:00:00'),
  series({ type: 'daily', interval: 1 }, { type: 'noEnd', startDate: '2026-02-30' }),
  series(
    { type: 'weekly', interval: 1, daysOfWeek: ['monday'] },
    { type: 'endDate', startDate: '2026-12-01', endDate: '2026-12-01' },
  ),
  series({ type: 'absoluteYearly', interval: 1, month: 2, dayOfMonth: 31 }, { type: 'noEnd' }),
  series(
    { type: 'relativeMonthly', interval: 99, daysOfWeek: ['monday'], index: 'last' },
    { type: 'numbered', numberOfOccurrences: 999 },
  ),
]
const members = [
  'subject',
  'body',
  'start',
  'end',
  'location',
  'attendees',
  'recurrence',
  'isAllDay',
  'categories',
  'singleValueExtendedProperties',
]

it('whatever an event is made of, the answer is 201 or 400 and the calendar can still be read', async () => {
  const oddEvent = fc.dictionary(fc.constantFrom(...members), fc.constantFrom<unknown>(...oddValues), { maxKeys: 3 })
  await fc.assert(
    fc.asyncProperty(oddEvent, async (more) => {
      const made = await fixture.call('POST', `${user}/events`, { body: meeting(more) })
      const view = await fixture.call('GET', `${user}/calendarView?startDateTime=2026-11-01&endDateTime=2026-12-31`)

      expect([[201, 400].includes(made.status), view.status]).toEqual([true, 200])
    }),
    { numRuns: 60 },
  )
})

it.each([
  ['/v1.0/users/%E0%A4%A/events', 400],
  ['/_outlook/%E0/events', 400],
  ['/v1.0/nothing', 404],
  [`${user}/events?$filter=(((`, 400],
  [`${user}/events?$top=-1`, 400],
  [`${user}/events?$select=subject&$select=id`, 200],
  [`${user}/calendarView?startDateTime=0&endDateTime=x`, 400],
  [`${user}/calendarView?startDateTime=2020-01-01&endDateTime=2026-01-01`, 400],
  [`${user}/calendarView?startDateTime=2026-02-01&endDateTime=2026-01-01`, 400],
])('%s is %i', async (path, status) => {
  expect((await fixture.call('GET', path)).status).toBe(status)
})
