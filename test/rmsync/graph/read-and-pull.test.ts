import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { EventId } from '../../../src/domain/ids.ts'
import type { Instant } from '../../../src/domain/time-span.ts'
import type { createGraphCalendar } from '../../../src/rmsync/graph/graph-calendar.ts'
import { graphError, graphEvent, mailboxId, ref } from './graph-event.ts'
import { startScriptedGraph } from './scripted-graph.ts'

let graph: Awaited<ReturnType<typeof startScriptedGraph>>
let calendar: ReturnType<typeof createGraphCalendar>
beforeAll(async () => {
  graph = await startScriptedGraph()
})
// Of a mailbox that asked for a rest nothing is asked: each test has a client that knows of none.
beforeEach(() => {
  calendar = graph.calendar()
})
afterAll(() => graph.close())
const failure = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no failure',
    (error: unknown) => error,
  )
const refs = (count: number) => Array.from({ length: count }, (_, index) => ({ mailboxId, eventId: `event-${index}` as EventId }))

describe('reading many', () => {
  it('asks for all in one request, each with immutable ids and without a body of text', async () => {
    graph.answers(() => ({ body: { responses: [{ id: '0', status: 200, body: graphEvent() }] } }))

    await calendar.readMany(refs(1))

    expect(graph.asked.map(({ method, path, body }) => ({ method, path, body }))).toEqual([
      {
        method: 'POST',
        path: '/v1.0/$batch',
        body: {
          requests: [
            {
              id: '0',
              method: 'GET',
              url: `/users/${mailboxId}/events/event-0?$select=id,iCalUId,changeKey,type,seriesMasterId,subject,start,end,isAllDay,originalStart,originalStartTimeZone,isOrganizer,organizer,attendees,isCancelled,sensitivity,categories,lastModifiedDateTime&$expand=calendar($select=id,name,isDefaultCalendar)`,
              headers: { Prefer: 'IdType="ImmutableId"' },
            },
          ],
        },
      },
    ])
  })

  it('judges each part on its own, in whatever order they come', async () => {
    const { subject: _subject, changeKey: _changeKey, ...incomplete } = graphEvent()
    const responses = [
      { id: '4', status: 404, body: '<html>proxy</html>' },
      { id: '3', status: 200, body: incomplete },
      { id: '2', status: 429, headers: { 'Retry-After': '62.128' }, body: graphError('ApplicationThrottled') },
      { id: '1', status: 404, body: graphError('ErrorItemNotFound') },
      { id: '0', status: 200, body: graphEvent({ subject: 'First' }) },
    ]
    graph.answers(() => ({ body: { responses } }))

    const readings = await calendar.readMany(refs(6))

    const named = (name: string, text: string) => ({ kind: 'failed', error: { name, message: expect.stringContaining(text) } })
    expect(readings).toMatchObject([
      { kind: 'found', appointment: { subject: 'First' } },
      { kind: 'gone' },
      { kind: 'failed', error: { name: 'Unavailable', retryAfterMs: 62_128, outcomeUnknown: false } },
      named('Malformed', 'event.changeKey'),
      named('Refused', '404'),
      named('Malformed', 'leaves out'),
    ])
  })

  it('refuses more than a batch takes', async () => {
    await expect(calendar.readMany(refs(21))).rejects.toThrow('At most 20')
  })
})

describe('an event', () => {
  const read = (facts: Record<string, unknown>) => {
    graph.answers(() => ({ body: graphEvent(facts) }))
    return calendar.readByItemId(mailboxId, 'id/with+signs=')
  }

  it('is asked for by an id that stays whole in the address', async () => {
    await read({})

    expect(graph.asked[0]?.path).toContain('/events/id%2Fwith%2Bsigns%3D?')
  })

  it('is read whatever the case of its words', async () => {
    const attendees = [{ type: 'Resource', emailAddress: { name: 'Fjord', address: 'Room.Fjord@halden.example' } }]

    expect(await read({ type: 'OCCURRENCE', seriesMasterId: 'master', sensitivity: 'Private', attendees })).toMatchObject({
      kind: 'occurrence',
      seriesMasterId: 'master',
      sensitivity: 'private',
      attendees: [{ name: 'Fjord', email: 'room.fjord@halden.example', kind: 'resource' }],
    })
  })

  it('may lack what real ones lack: subject, organizer, address of an attendee', async () => {
    const attendees = [{ type: 'required', emailAddress: { name: 'Old colleague' } }]

    expect(await read({ subject: null, organizer: null, attendees, categories: null })).toMatchObject({
      subject: '',
      organizer: { name: '', email: '' },
      attendees: [{ name: 'Old colleague', email: '', kind: 'person' }],
      categories: [],
    })
  })

  it('names the unknown zone of a day that does not come as midnight, rather than guess the day', async () => {
    const [start, end] = ['2031-03-04T23:00:00', '2031-03-05T23:00:00'].map((dateTime) => ({ dateTime, timeZone: 'UTC' }))
    const facts = { isAllDay: true, start, end, originalStartTimeZone: 'tzone://Microsoft/Custom' }

    expect(await failure(read(facts))).toMatchObject({
      name: 'Malformed',
      message: expect.stringContaining('“tzone://Microsoft/Custom”'),
    })
  })

  it.each([
    ['the midnight of its own day', '2031-03-05T00:00:00.0000000', '2031-03-06T00:00:00.0000000'],
    ['that midnight as UTC sees it', '2031-03-04T23:00:00.0000000', '2031-03-05T23:00:00.0000000'],
  ])('keeps its day when it comes as %s', async (_how, from, to) => {
    const [start, end] = [from, to].map((dateTime) => ({ dateTime, timeZone: 'UTC' }))

    expect((await read({ isAllDay: true, start, end })).when).toEqual({
      kind: 'all-day',
      startOn: '2031-03-05',
      endOn: '2031-03-06',
      zone: 'Europe/Berlin',
    })
  })

  it('keeps the name of a zone that nobody knows: its times are in UTC all the same', async () => {
    expect((await read({ originalStartTimeZone: 'tzone://Microsoft/Custom' })).when).toEqual({
      kind: 'timed',
      startAt: '2031-03-04T09:00:00Z',
      endAt: '2031-03-04T10:00:00Z',
      zone: 'tzone://Microsoft/Custom',
    })
  })

  it.each([
    ['start', undefined, 'event.start'],
    ['start', { dateTime: 'tomorrow', timeZone: 'UTC' }, 'start.dateTime'],
    ['end', { dateTime: '2031-03-04T10:00:00', timeZone: 'Atlantis' }, 'Atlantis'],
    ['sensitivity', 'secret', 'event.sensitivity'],
    ['type', 'meeting', 'event.type'],
    ['lastModifiedDateTime', 'lately', 'lastModifiedDateTime'],
  ])('with a wrong %s is malformed, by name', async (member, value, named) => {
    expect(await failure(read({ [member]: value }))).toMatchObject({ name: 'Malformed', message: expect.stringContaining(named) })
  })
})

describe('a round of changes', () => {
  const window = { from: '2031-03-01T00:00:00Z' as Instant, to: '2031-04-01T00:00:00Z' as Instant }
  const pages: Record<string, unknown>[] = [
    { value: [{ id: 'a' }, { id: 'b', '@removed': { reason: 'deleted' } }] },
    { value: [] },
    { value: [{ id: 'a' }, { id: 'd', type: 'occurrence', seriesMasterId: 'm' }] },
  ]
  const page = (number: number) => `${graph.url}/v1.0/users/x/calendarView/delta?$skiptoken=${number}`
  const pageAt = (path: string) => Number(/skiptoken=(\d)/.exec(path)?.[1] ?? 0)
  const answerPages = (failingAt?: number) =>
    graph.answers(({ path }) => {
      const number = pageAt(path)
      if (number === failingAt) return { status: 503 }
      const link = number === pages.length - 1 ? { '@odata.deltaLink': page(9) } : { '@odata.nextLink': page(number + 1) }
      return { body: { ...pages[number], ...link } }
    })

  it('goes to the last page, asks for immutable ids on each, and names series with their dates', async () => {
    answerPages()

    const round = await calendar.pullDelta(mailboxId, null, window)

    expect(round).toEqual({ touched: ['a', 'b', 'd', 'm'], cursor: page(9) })
    expect(graph.asked.map(({ headers }) => headers['prefer'])).toEqual(
      Array(3).fill('IdType="ImmutableId", odata.maxpagesize=200'),
    )
    expect(new URL(graph.asked[0]?.path ?? '', graph.url).searchParams.toString()).toBe(
      new URLSearchParams({ startDateTime: window.from, endDateTime: window.to }).toString(),
    )
  })

  it('[S129] fails as a whole when a page fails, and is whole when it is pulled again', async () => {
    answerPages(2)
    const failed = await failure(calendar.pullDelta(mailboxId, null, window))
    answerPages()

    expect(failed).toMatchObject({ name: 'Unavailable' })
    expect((await calendar.pullDelta(mailboxId, null, window)).touched).toEqual(['a', 'b', 'd', 'm'])
  })

  it.each(['@odata.nextLink', '@odata.deltaLink'])('follows and keeps no %s to another place', async (member) => {
    graph.answers(() => ({ body: { value: [], [member]: 'https://graph.elsewhere.example/v1.0/delta' } }))

    expect(await failure(calendar.pullDelta(mailboxId, null, window))).toMatchObject({
      name: 'Refused',
      message: expect.stringContaining('https://graph.elsewhere.example'),
    })
  })

  it.each(['https://graph.elsewhere.example/v1.0/delta?$deltatoken=1', 'no link at all'])(
    'starts anew rather than from a cursor of another place: %s',
    async (cursor) => {
      graph.answers(() => ({ status: 500 }))

      expect(await failure(calendar.pullDelta(mailboxId, cursor, window))).toMatchObject({ name: 'CursorExpired' })
      expect(graph.asked).toEqual([])
    },
  )

  it('ends when pages lead in a circle, or nowhere', async () => {
    graph.answers(() => ({ body: { value: [], '@odata.nextLink': page(1) } }))
    const circle = await failure(calendar.pullDelta(mailboxId, null, window))
    graph.answers(() => ({ body: { value: [] } }))
    const nowhere = await failure(calendar.pullDelta(mailboxId, null, window))

    expect([circle, nowhere]).toMatchObject([{ name: 'Malformed' }, { name: 'Malformed' }])
  })

  it('knows the other words for a forgotten cursor', async () => {
    graph.answers(() => ({ status: 400, body: graphError('resyncRequired') }))

    expect(await failure(calendar.pullDelta(mailboxId, page(9), window))).toMatchObject({ name: 'CursorExpired' })
  })
})

describe('a mark', () => {
  it('is tried again on what Outlook has now, and given up when that moves too', async () => {
    graph.answers(({ method }) =>
      method === 'GET'
        ? { body: { categories: ['Red'], changeKey: 'newer' } }
        : { status: 412, body: graphError('ErrorIrresolvableConflict') },
    )
    const appointment = { ...ref, changeKey: 'older', categories: [] } as never

    const failed = await failure(calendar.mark(appointment, { ...ref, linkId: 'l', activityNo: '1' } as never, 'IFS CRM'))

    const patches = graph.asked.filter(({ method }) => method === 'PATCH')
    expect(failed).toMatchObject({ name: 'PreconditionFailed' })
    expect(patches.map(({ headers, body }) => [headers['if-match'], (body as { categories: string[] }).categories])).toEqual([
      ['W/"older"', ['IFS CRM']],
      ['W/"newer"', ['Red', 'IFS CRM']],
    ])
    expect(Object.keys(patches[0]?.body as object)).toEqual(['categories', 'singleValueExtendedProperties'])
  })
})
