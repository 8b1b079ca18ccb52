import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { ellen, jonas, meeting, startFixture, type GraphFixture } from './graph-fixture.ts'

let fixture: GraphFixture
const events = `/v1.0/users/${ellen.oid}/events`
const guest = { type: 'required', emailAddress: { name: 'Maria Lindqvist', address: 'maria.lindqvist@norrvik.example' } }
const colleague = { type: 'required', emailAddress: { name: jonas.name, address: jonas.email } }

beforeEach(async () => {
  fixture = await startFixture()
})
afterEach(() => fixture.close())

const create = async (more: Record<string, unknown> = {}) => (await fixture.call('POST', events, { body: meeting(more) })).body
const patch = (id: string, body: unknown) => fixture.call('PATCH', `${events}/${id}`, { body })
const sent = () => fixture.graph.mailSent().map(({ kind, to }) => [kind, to])

describe('mail', () => {
  it('a new event without attendees mails nobody, one with attendees invites them once', async () => {
    await create()
    const { id } = await create({ attendees: [guest], transactionId: 't-1' })
    await create({ attendees: [guest], transactionId: 't-1' })

    expect(id).toEqual(expect.any(String))
    expect(fixture.graph.mailSent()).toEqual([
      expect.objectContaining({
        kind: 'invitation',
        from: ellen.email,
        to: ['maria.lindqvist@norrvik.example'],
        subject: 'Visit',
      }),
    ])
  })

  it.each([
    [{ categories: ['IFS CRM'] }],
    [{ singleValueExtendedProperties: [{ id: 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name rmLink', value: 'L-1' }] }],
    [{ isReminderOn: false, reminderMinutesBeforeStart: 30 }],
    [{ showAs: 'free' }],
    [{ sensitivity: 'private' }],
  ])('a PATCH of %j mails nobody', async (body) => {
    const { id } = await create({ attendees: [guest] })
    await patch(id, body)

    expect(sent()).toEqual([['invitation', ['maria.lindqvist@norrvik.example']]])
  })

  it('a change of time is an update to everyone; only attendees changed: only they hear of it', async () => {
    const { id } = await create({ attendees: [guest] })
    await patch(id, { end: { dateTime: '2026-12-01T12:00:00', timeZone: 'W. Europe Standard Time' } })
    await patch(id, { attendees: [colleague] })

    expect(sent().slice(1)).toEqual([
      ['update', ['maria.lindqvist@norrvik.example']],
      ['invitation', [jonas.email]],
      ['cancellation', ['maria.lindqvist@norrvik.example']],
    ])
  })

  it('cancel and DELETE by the organizer mail a cancellation; an attendee cannot cancel, and deletes in silence', async () => {
    const { id } = await create({ attendees: [guest, colleague] })
    const [copy] = fixture.graph.person(jonas.oid).events(new Date('2026-12-01'), new Date('2026-12-02'))
    const theirs = `/v1.0/users/${jonas.oid}/events/${fixture.graph.person(jonas.oid).idsOf(copy!.id).rest}`
    const refused = await fixture.call('POST', `${theirs}/cancel`)
    const removed = await fixture.call('DELETE', theirs)
    const cancelled = await fixture.call('POST', `${events}/${id}/cancel`, { body: { comment: 'No' } })

    expect([refused.status, refused.body.error.message, removed.status, cancelled.status]).toEqual([
      400,
      'You need to be an organizer to cancel a meeting.',
      204,
      202,
    ])
    expect(sent().slice(1)).toEqual([['cancellation', ['maria.lindqvist@norrvik.example', jonas.email]]])
  })

  it('a draft mails nobody until it is sent', async () => {
    const person = fixture.graph.person(ellen.oid)
    const draft = person.create({
      ...meeting({ attendees: [{ name: 'Maria', email: 'maria.lindqvist@norrvik.example' }] }),
      send: false,
    })
    const before = sent()
    person.edit(draft.id, { subject: 'Sent' })

    expect([draft.isDraft, before, person.event(draft.id).isDraft, sent()]).toEqual([
      true,
      [],
      false,
      [['invitation', ['maria.lindqvist@norrvik.example']]],
    ])
  })
})

describe("copies in the attendees' mailboxes", () => {
  const theirs = () => fixture.graph.person(jonas.oid).events(new Date('2026-12-01'), new Date('2026-12-09'))

  it('have their own id, the same iCalUId, and no organizer role', async () => {
    const made = await create({ attendees: [colleague] })
    const copies = await fixture.call('GET', `/v1.0/users/${jonas.oid}/events`)

    expect(copies.body.value).toEqual([
      expect.objectContaining({
        subject: 'Visit',
        iCalUId: made.iCalUId,
        isOrganizer: false,
        organizer: { emailAddress: { name: ellen.name, address: ellen.email } },
      }),
    ])
    expect(copies.body.value[0].id).not.toBe(made.id)
  })

  it('follow updates, keep what is their own, and stay cancelled after the organizer cancels', async () => {
    const made = await create({ attendees: [colleague] })
    const [copy] = theirs()
    fixture.graph.person(jonas.oid).edit(copy!.id, { categories: ['Mine'] })
    await patch(made.id, {
      subject: 'Moved',
      start: { dateTime: '2026-12-02T10:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-12-02T11:00:00', timeZone: 'UTC' },
    })
    const followed = theirs()
    await fixture.call('DELETE', `${events}/${made.id}`)

    expect(followed).toEqual([
      expect.objectContaining({
        id: copy!.id,
        subject: 'Moved',
        categories: ['Mine'],
        start: expect.objectContaining({ utc: '2026-12-02T10:00:00.000Z' }),
      }),
    ])
    expect(theirs()).toEqual([expect.objectContaining({ id: copy!.id, subject: 'Canceled: Moved', isCancelled: true })])
  })
})
