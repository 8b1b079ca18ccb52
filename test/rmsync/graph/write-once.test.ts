import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { PreconditionFailed, Refused } from '../../../src/domain/errors.ts'
import { graphError, graphEvent, mailboxId, ref } from './graph-event.ts'
import { startScriptedGraph, type Asked, type Scripted } from './scripted-graph.ts'

/** What must not happen twice, when the first try is answered strangely or not at all. */
let graph: Awaited<ReturnType<typeof startScriptedGraph>>
beforeAll(async () => {
  graph = await startScriptedGraph()
})
afterAll(() => graph.close())

const methods = () => graph.asked.map(({ method }) => method)
const maria = { name: 'Maria Lindqvist', email: 'maria@norrvik.example' } as never

describe('inviting', () => {
  /** An appointment that changes under our hands so many times. */
  const answer = (conflicts: number) => {
    let left = conflicts
    graph.answers(({ method }): Scripted => {
      if (method === 'GET')
        return { body: graphEvent({ changeKey: `key-${left}`, calendar: { id: 'default', isDefaultCalendar: true } }) }
      if (left-- > 0) return { status: 412, body: graphError('ErrorIrresolvableConflict') }
      return {
        body: graphEvent({
          attendees: [{ type: 'required', emailAddress: { name: 'Maria', address: 'maria@norrvik.example' } }],
        }),
      }
    })
  }

  it('writes only to what was read, and reads again once when it changed', async () => {
    answer(1)

    const invited = await graph.calendar().sendInvitations(ref, [maria])

    const patches = graph.asked.filter(({ method }) => method === 'PATCH')
    expect(patches.map(({ headers, body }) => [headers['if-match'], body])).toEqual(
      ['W/"key-1"', 'W/"key-0"'].map((etag) => [
        etag,
        { attendees: [{ type: 'required', emailAddress: { name: 'Maria Lindqvist', address: 'maria@norrvik.example' } }] },
      ]),
    )
    expect([invited.attendees.length, invited.calendarId]).toEqual([1, 'main'])
  })

  it('gives up when it changes all the time', async () => {
    answer(9)

    await expect(graph.calendar().sendInvitations(ref, [maria])).rejects.toThrow(PreconditionFailed)
    expect(methods()).toEqual(['GET', 'PATCH', 'GET', 'PATCH'])
  })

  it('is not for an attendee', async () => {
    graph.answers(() => ({ body: graphEvent({ isOrganizer: false }) }))

    await expect(graph.calendar().sendInvitations(ref, [maria])).rejects.toMatchObject({ code: 'NotOrganizer' })
    expect(methods()).toEqual(['GET'])
  })
})

describe('creating', () => {
  const draft = {
    subject: 'Push',
    when: { kind: 'all-day', startOn: '2031-03-04', endOn: '2031-03-05' },
    bodyText: '',
    category: 'IFS CRM',
    transactionId: 't',
  } as never
  const link = { linkId: 'link', activityNo: '4711' } as never
  const calendar = { id: 'default', isDefaultCalendar: true, owner: { address: 'ellen@halden.example' } }
  /** Exchange says that the transactionId was used; these carry the property. */
  const usedBefore = (markers: readonly object[]) =>
    graph.answers(({ method, path }: Asked): Scripted => {
      if (method === 'POST') return { status: 409, body: graphError('ErrorDuplicateTransactionId') }
      if (path.includes('/calendars?')) return { body: { value: [calendar] } }
      if (path.includes('$filter')) {
        const value = markers.map((marker) =>
          graphEvent({ singleValueExtendedProperties: [{ id: 'x', value: JSON.stringify(marker) }] }),
        )
        return { body: { value } }
      }
      return { body: graphEvent() }
    })

  it('marks the appointment with its link from the first moment', async () => {
    graph.answers(() => ({ body: graphEvent() }))
    await graph.calendar().create(mailboxId, draft, link)

    const marked = graph.asked.flatMap(({ method, body }) =>
      method === 'GET'
        ? []
        : [JSON.parse((body as { singleValueExtendedProperties: [{ value: string }] }).singleValueExtendedProperties[0].value)],
    )
    expect([methods(), marked]).toEqual([
      ['POST', 'PATCH', 'GET'],
      [
        { linkId: 'link', activityNo: '4711', eventId: '' },
        { linkId: 'link', activityNo: '4711', eventId: ref.eventId },
      ],
    ])
  })

  it('[R22] goes on with what an earlier try made, found by the marker of its link', async () => {
    usedBefore([
      { linkId: 'link-of-another', activityNo: '1', eventId: 'x' },
      { linkId: 'link', activityNo: '4711', eventId: '' },
    ])

    const created = await graph.calendar().create(mailboxId, draft, link)

    expect([created.eventId, methods()]).toEqual([ref.eventId, ['POST', 'GET', 'GET', 'PATCH', 'GET']])
  })

  it('is refused when nothing of the earlier try is there', async () => {
    usedBefore([])

    await expect(graph.calendar().create(mailboxId, draft, link)).rejects.toThrow(Refused)
  })
})

describe('making a calendar', () => {
  it('is refused, and not answered with a calendar that somebody shares under this name', async () => {
    const own = { id: 'default', name: 'Calendar', isDefaultCalendar: true, owner: { address: 'ellen@halden.example' } }
    const shared = { id: 'shared', name: 'IFS', isDefaultCalendar: false, owner: { address: 'jonas@halden.example' } }
    graph.answers(({ method }) =>
      method === 'POST' ? { status: 409, body: graphError('ErrorFolderExists') } : { body: { value: [shared, own] } },
    )
    const outcomes = [
      await graph.calendar().findCalendar(mailboxId, 'IFS'),
      await graph.calendar().findCalendar(mailboxId, 'CALENDAR'),
    ]

    expect(outcomes).toEqual([null, 'main'])
    await expect(graph.calendar().createCalendar(mailboxId, 'IFS')).rejects.toThrow(Refused)
  })
})

it.each([
  [
    { timeZone: 'W. Europe Standard Time', language: { locale: 'de-DE' } },
    { zone: 'Europe/Berlin', locale: 'de-DE' },
  ],
  [{ timeZone: 'Customized Time Zone' }, { zone: 'Customized Time Zone', locale: null }],
  [
    { timeZone: null, language: {} },
    { zone: null, locale: null },
  ],
  [
    { timeZone: '', language: null },
    { zone: null, locale: null },
  ],
])('the settings of a mailbox %j are read as %j', async (settings, read) => {
  graph.answers(() => ({ body: { ...settings, automaticRepliesSetting: { internalReplyMessage: 'On holiday' } } }))

  expect(await graph.calendar().readMailboxSettings(mailboxId)).toEqual(read)
})
