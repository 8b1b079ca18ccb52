import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Instant } from '../../../src/domain/time-span.ts'
import { graphEvent, mailboxId, ref } from './graph-event.ts'
import { startScriptedGraph } from './scripted-graph.ts'

let graph: Awaited<ReturnType<typeof startScriptedGraph>>
beforeAll(async () => {
  graph = await startScriptedGraph()
})
afterAll(() => graph.close())

const horizon = { from: '2031-03-01T00:00:00Z' as Instant, to: '2031-04-01T00:00:00Z' as Instant }
const utc = (dateTime: string) => ({ dateTime, timeZone: 'UTC' })
const thin = (id: string, day: string) => ({
  '@odata.etag': 'W/"other=="',
  id,
  type: 'occurrence',
  start: utc(`${day}T09:00:00`),
  end: utc(`${day}T10:00:00`),
})
interface BatchPart {
  readonly id: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}
const partsOf = (body: unknown) => (body as { requests: readonly BatchPart[] }).requests
/** Parts of a batch are answered as if they had been asked one by one. */
const answersParts = (bodyOf: (path: string) => unknown) =>
  graph.answers(({ path, body }) =>
    path === '/v1.0/$batch'
      ? { body: { responses: partsOf(body).map(({ id, url }) => ({ id, status: 200, body: bodyOf(url) })) } }
      : { body: bodyOf(path) },
  )
const answer = (master: Record<string, unknown>, pages: unknown[][]) =>
  answersParts((path) => {
    if (!path.includes('/instances')) return graphEvent({ type: 'seriesMaster', ...master })
    const number = Number(/page=(\d)/.exec(path)?.[1] ?? 0)
    const next = `${graph.url}/v1.0/users/x/events/y/instances?page=${number + 1}`
    return { value: pages[number], ...(number + 1 < pages.length && { '@odata.nextLink': next }) }
  })
const read = () => graph.calendar().readSeries(ref, horizon)
const failure = (work: Promise<unknown>) => work.catch((error: unknown) => error)

describe('a series', () => {
  it('is asked for once with its exceptions and its dates in the horizon, further dates page by page, without a body of text', async () => {
    answer({}, [[thin('a', '2031-03-04')], [], [thin('b', '2031-03-11')]])

    const { instances } = await read()

    const [batch, ...pages] = graph.asked
    const parts = partsOf(batch?.body).map(({ url, headers }) => [url, headers['Prefer']] as const)
    const all = [...parts, ...pages.map(({ path, headers }) => [path, headers['prefer']] as const)]
    const asked = all.map(([path, prefer]) => [new URL(path, graph.url), prefer] as const)
    expect(instances.map(({ eventId }) => eventId)).toEqual(['a', 'b'])
    expect([batch?.path, parts.length]).toEqual(['/v1.0/$batch', 2])
    expect(asked.map(([, prefer]) => prefer)).toEqual([
      'IdType="ImmutableId"',
      ...Array<string>(3).fill('IdType="ImmutableId", odata.maxpagesize=200'),
    ])
    expect(asked[0]?.[0].searchParams.get('$select')).toMatch(/,cancelledOccurrences$/)
    expect(asked[0]?.[0].searchParams.get('$expand')).toMatch(/^exceptionOccurrences\(\$select=id,/)
    expect(asked[1]?.[0].searchParams.get('startDateTime')).toBe(horizon.from)
    expect(asked[1]?.[0].searchParams.get('endDateTime')).toBe(horizon.to)
    expect(asked.map(([url]) => url.href).join()).not.toMatch(/\bbody\b/)
  })

  it('[S107] lends its dates what they come without, but never their own times', async () => {
    answer({ subject: 'Weekly', attendees: [{ emailAddress: { address: 'a@b.example' } }] }, [[thin('a', '2031-03-11')]])

    expect((await read()).instances).toMatchObject([
      {
        eventId: 'a',
        kind: 'occurrence',
        seriesMasterId: ref.eventId,
        subject: 'Weekly',
        attendees: [{ email: 'a@b.example' }],
        when: { startAt: '2031-03-11T09:00:00Z', endAt: '2031-03-11T10:00:00Z' },
      },
    ])
  })

  it.each([
    ['without its id', { id: undefined }, 'occurrence.id'],
    ['without its start', { start: undefined }, 'occurrence.start'],
    ['without its end', { end: undefined }, 'occurrence.end'],
  ])('is refused as a whole for a date %s: half a series would look as if dates were taken out', async (_how, facts, named) => {
    answer({}, [[thin('a', '2031-03-04'), { ...thin('b', '2031-03-11'), ...facts }]])

    expect(await failure(read())).toMatchObject({ name: 'Malformed', message: expect.stringContaining(named) })
  })

  it('names the days that were taken out, and refuses one that it cannot read', async () => {
    answer({ cancelledOccurrences: ['OID.AAMk=.2031-03-18', 'OID.AA.2031-03-25'] }, [[]])
    const { cancelledOn } = await read()
    answer({ cancelledOccurrences: ['OID.AAMk='] }, [[]])

    expect(cancelledOn).toEqual(['2031-03-18', '2031-03-25'])
    expect(await failure(read())).toMatchObject({
      name: 'Malformed',
      message: expect.stringContaining('event.cancelledOccurrences'),
    })
  })

  it('that was made a single appointment is answered as one, whatever becomes of the dates that it has no more', async () => {
    graph.answers(({ body }) => ({
      body: {
        responses: partsOf(body).map(({ id, url }) =>
          url.includes('/instances')
            ? { id, status: 400, body: { error: { code: 'ErrorInvalidRequest', message: 'It does not recur.' } } }
            : { id, status: 200, body: graphEvent({ type: 'singleInstance' }) },
        ),
      },
    }))

    expect(await read()).toMatchObject({ master: { kind: 'single' }, instances: [], exceptions: [] })
  })

  it('whose dates are refused is not taken for one without dates', async () => {
    graph.answers(({ body }) => ({
      body: {
        responses: partsOf(body).map(({ id, url }) =>
          url.includes('/instances') ? { id, status: 503 } : { id, status: 200, body: graphEvent({ type: 'seriesMaster' }) },
        ),
      },
    }))

    expect(await failure(read())).toMatchObject({ name: 'Unavailable' })
  })

  it('ends where its pages lead in a circle, and follows none to another place', async () => {
    const next = (link: string) =>
      answersParts((path) =>
        path.includes('/instances') ? { value: [], '@odata.nextLink': link } : graphEvent({ type: 'seriesMaster' }),
      )
    next(`${graph.url}/v1.0/users/x/events/y/instances?page=1`)
    const circle = await failure(read())
    next('https://graph.elsewhere.example/v1.0/x')
    const elsewhere = await failure(read())

    expect([circle, elsewhere]).toMatchObject([
      { name: 'Malformed', message: expect.stringContaining('earlier page') },
      { name: 'Refused', message: expect.stringContaining('https://graph.elsewhere.example') },
    ])
  })

  it('reads a wall time in the zone it comes in, when its own zone is a custom one', async () => {
    const berlin = (dateTime: string) => ({ dateTime, timeZone: 'W. Europe Standard Time' })
    const date = { ...thin('a', '2031-03-04'), start: berlin('2031-03-04T09:00:00'), end: berlin('2031-03-04T10:00:00') }
    answer({ originalStartTimeZone: 'tzone://Microsoft/Custom' }, [[date]])

    expect((await read()).instances[0]?.when).toEqual({
      kind: 'timed',
      startAt: '2031-03-04T08:00:00Z',
      endAt: '2031-03-04T09:00:00Z',
      zone: 'tzone://Microsoft/Custom',
    })
  })
})

describe('the day of a date in its pattern', () => {
  const at = (dateTime: string, timeZone = 'UTC') => ({ dateTime, timeZone })
  const moved = (originalStart: string | null, facts = {}) => ({
    ...thin('a', '2031-03-04'),
    type: 'exception',
    originalStart,
    ...facts,
  })
  const allDay = { isAllDay: true, start: at('2031-03-06T00:00:00'), end: at('2031-03-07T00:00:00') }

  it.each([
    ['in UTC, of an evening that is the next day there', 'Pacific Standard Time', moved('2031-03-05T03:00:00Z'), '2031-03-04'],
    [
      'by the zone of the series, where the date was given another',
      'Pacific Standard Time',
      moved('2031-03-05T03:00:00Z', { originalStartTimeZone: 'Tokyo Standard Time' }),
      '2031-03-04',
    ],
    ['a whole day as midnight in UTC', 'W. Europe Standard Time', moved('2031-03-05T00:00:00Z', allDay), '2031-03-05'],
    [
      'a whole day as the instant of its midnight',
      'W. Europe Standard Time',
      moved('2031-03-04T23:00:00Z', allDay),
      '2031-03-05',
    ],
    ['a whole day that was not moved', 'W. Europe Standard Time', moved(null, allDay), '2031-03-06'],
    ['in a zone that nobody knows, the day of UTC', 'tzone://Microsoft/Custom', moved('2031-03-05T03:00:00Z'), '2031-03-05'],
  ])('%s', async (_title, originalStartTimeZone, date, day) => {
    answer({ originalStartTimeZone }, [[date]])

    expect((await read()).instances[0]?.occurrenceOn).toBe(day)
  })
})

describe('the sweep for markers', () => {
  const marked = (value: string, facts = {}) => graphEvent({ singleValueExtendedProperties: [{ id: 'x', value }], ...facts })
  const calendarOf = (id: string, address: string, isDefaultCalendar = false) => ({
    id,
    name: id,
    owner: { address },
    isDefaultCalendar,
  })
  const ownAndShared = [
    calendarOf('shared', 'jonas@halden.example'),
    calendarOf('default', 'ellen@halden.example', true),
    calendarOf('own/one', 'Ellen@halden.example'),
  ]
  const marker = { linkId: 'link', activityNo: '4711', eventId: ref.eventId }
  const find = (entries: unknown[]) => {
    graph.answers(({ path }) => ({ body: { value: path.includes('/events') ? entries : ownAndShared } }))
    return graph.calendar({ linkPropertyId: 'String {3f1c2d4e-0000-4a5b-8c6d-7e8f90a1b2c3} Name Link' }).findMarked(mailboxId)
  }

  it('goes through the calendars of the mailbox’s own, not those that others share', async () => {
    await find([])

    expect(graph.asked.map(({ path }) => path.split('?')[0]?.split('/calendars')[1])).toEqual([
      '',
      '/default/events',
      '/own%2Fone/events',
    ])
  })

  it('asks for what has the property at all, and for the property with it', async () => {
    await find([])

    const query = new URL(graph.asked[1]?.path ?? '', graph.url).searchParams
    expect([query.get('$filter'), query.get('$expand')]).toEqual([
      "singleValueExtendedProperties/Any(ep: ep/id eq 'String {3f1c2d4e-0000-4a5b-8c6d-7e8f90a1b2c3} Name Link' and ep/value ne null)",
      "singleValueExtendedProperties($filter=id eq 'String {3f1c2d4e-0000-4a5b-8c6d-7e8f90a1b2c3} Name Link')",
    ])
  })

  it('tells apart what is marked, a copy, what no longer is, and what cannot be read; one never spoils the others', async () => {
    const found = await find([
      marked(JSON.stringify({ ...marker, v: 2 })),
      marked(JSON.stringify(marker), { id: 'copied' }),
      marked(JSON.stringify({ ...marker, eventId: '' }), { id: 'just created' }),
      marked('{}'),
      marked('no JSON'),
      marked('{"linkId": "link"}'),
      marked(JSON.stringify(marker), { start: undefined }),
      graphEvent(),
    ])

    const failed = (text: string) => ({
      kind: 'failed',
      error: { name: 'Malformed', message: expect.stringContaining(text) },
    })
    expect(found).toMatchObject([
      { kind: 'marked', marker, appointment: { eventId: ref.eventId } },
      { kind: 'copy', marker, appointment: { eventId: 'copied' } },
      { kind: 'marked', marker: { ...marker, eventId: 'just created' }, appointment: { eventId: 'just created' } },
      ...Array.from({ length: 2 }).flatMap(() => [
        failed('names no link'),
        failed('names no link'),
        failed('event.start'),
        failed('singleValueExtendedProperties'),
      ]),
    ])
  })
})
