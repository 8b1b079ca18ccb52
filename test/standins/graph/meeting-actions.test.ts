import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { amir, ellen, jonas, meeting, startFixture, type GraphFixture } from './graph-fixture.ts'

let fixture: GraphFixture
const eventsOf = (person: { oid: string }) => `/v1.0/users/${person.oid}/events`
const guest = { name: 'Guest', email: 'guest@norrvik.example' }

beforeEach(async () => {
  fixture = await startFixture()
})
afterEach(() => fixture.close())

const invite = async (more: Record<string, unknown> = {}) => {
  const attendees = [jonas, guest].map(({ name, email }) => ({ emailAddress: { name, address: email } }))
  return (await fixture.call('POST', eventsOf(ellen), { body: meeting({ attendees, ...more }) })).body
}
const copyOf = async (person: { oid: string }) => (await fixture.call('GET', eventsOf(person))).body.value[0]
const read = async (id: string) => (await fixture.call('GET', `${eventsOf(ellen)}/${id}`)).body
const mails = () => fixture.graph.mailSent().map(({ kind, from, to, subject }) => [kind, from, to, subject])
const responses = ({ attendees }: { attendees: { status: { response: string } }[] }) =>
  attendees.map(({ status }) => status.response)

describe('an answer', () => {
  it.each([
    ['accept', 'accepted', 'Accepted'],
    ['tentativelyAccept', 'tentativelyAccepted', 'Tentative'],
  ])('%s stands in both mailboxes and mails the organizer', async (action, response, word) => {
    const { id } = await invite()
    const copy = await copyOf(jonas)
    const { status } = await fixture.call('POST', `${eventsOf(jonas)}/${copy.id}/${action}`, { body: { Comment: 'See you' } })

    expect([status, (await copyOf(jonas)).responseStatus.response]).toEqual([202, response])
    expect(responses(await read(id))).toEqual([response, 'none'])
    expect(mails().at(-1)).toEqual([response, jonas.email, [ellen.email], `${word}: Visit`])
  })

  it('decline takes the copy out of the calendar, and carries the time proposed instead', async () => {
    const { id } = await invite()
    const copy = await copyOf(jonas)
    const proposedNewTime = {
      start: { dateTime: '2026-12-02T10:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-12-02T11:00:00', timeZone: 'UTC' },
    }
    await fixture.call('POST', `${eventsOf(jonas)}/${copy.id}/decline`, { body: { proposedNewTime } })

    expect(await copyOf(jonas)).toBeUndefined()
    expect((await read(id)).attendees[0]).toMatchObject({ status: { response: 'declined' }, proposedNewTime })
  })

  it('kept from the organizer changes the copy alone', async () => {
    const { id } = await invite()
    const before = mails().length
    const copy = await copyOf(jonas)
    await fixture.call('POST', `${eventsOf(jonas)}/${copy.id}/accept`, { body: { sendResponse: false } })

    expect([(await copyOf(jonas)).responseStatus.response, responses(await read(id)), mails().length]).toEqual([
      'accepted',
      ['none', 'none'],
      before,
    ])
  })

  it('of the organizer is 400, a time proposed without a response too', async () => {
    const { id } = await invite()
    const copy = await copyOf(jonas)
    const own = await fixture.call('POST', `${eventsOf(ellen)}/${id}/accept`, { body: {} })
    const silent = { sendResponse: false, proposedNewTime: { start: meeting().start, end: meeting().end } }
    const proposed = await fixture.call('POST', `${eventsOf(jonas)}/${copy.id}/decline`, { body: silent })

    expect([own.status, proposed.status, proposed.body.error.message]).toEqual([
      400,
      400,
      expect.stringContaining('proposedNewTime'),
    ])
  })

  it('of a guest from elsewhere arrives as an update with another changeKey that mails nobody', async () => {
    const made = await invite()
    const before = mails().length
    fixture.graph.person(ellen.oid).receiveAnswer(made.id, guest.email, 'accepted')
    const after = await read(made.id)

    expect([responses(after), after.changeKey === made.changeKey, mails().length]).toEqual([['none', 'accepted'], false, before])
    expect(() => fixture.graph.person(ellen.oid).receiveAnswer(made.id, 'stranger@x.example', 'accepted')).toThrow(
      'not among the attendees',
    )
  })
})

describe('forwarding', () => {
  it('makes an attendee of who is forwarded the meeting, with a copy of their own', async () => {
    const { id } = await invite()
    const copy = await copyOf(jonas)
    const body = { ToRecipients: [{ emailAddress: { name: amir.name, address: amir.email } }], Comment: 'Join us' }
    const { status } = await fixture.call('POST', `${eventsOf(jonas)}/${copy.id}/forward`, { body })

    const after = await read(id)
    expect([status, after.attendees.length, (await copyOf(amir)).iCalUId]).toEqual([202, 3, copy.iCalUId])
    expect(mails().at(-1)).toEqual(['forward', jonas.email, [amir.email], 'FW: Visit'])
  })

  it('of an appointment without attendees makes no meeting of it', async () => {
    const { id } = await invite({ attendees: [] })
    fixture.graph.person(ellen.oid).forward(id, [guest])

    expect((await read(id)).attendees).toEqual([])
  })
})

describe('another organizer', () => {
  it('is an attendee before; the former one is an attendee after', async () => {
    const { id } = await invite()
    fixture.graph.person(ellen.oid).changeOrganizer(id, jonas.email)
    const [former, next] = [await read(id), await copyOf(jonas)]

    expect([former, next].map(({ isOrganizer, organizer }) => [isOrganizer, organizer.emailAddress.address])).toEqual([
      [false, jonas.email],
      [true, jonas.email],
    ])
    expect(next.attendees.map(({ emailAddress }: typeof former.organizer) => emailAddress.address)).toEqual([
      ellen.email,
      guest.email,
    ])
  })
})
