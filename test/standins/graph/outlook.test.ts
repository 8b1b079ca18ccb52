import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { nextWorkday } from '../../../src/standins/seed/calendar.ts'
import { amir, ellen, jonas, meeting, startFixture, type GraphFixture } from './graph-fixture.ts'

let fixture: GraphFixture
const now = new Date('2026-11-18T09:00:00Z')
const door = `/_outlook/${ellen.oid}`
const december = 'from=2026-12-01T00:00:00Z&to=2026-12-31T00:00:00Z'

beforeEach(async () => {
  fixture = await startFixture({ seed: true, now: () => now })
})
afterEach(() => fixture.close())

const call = (method: string, path: string, body?: unknown) =>
  fixture.call(method, path, { token: null, ...(body !== undefined && { body }) })
const create = async (more: Record<string, unknown> = {}) => (await call('POST', `${door}/events`, meeting(more))).body
const segment = encodeURIComponent

describe('the seeded month', () => {
  it('is the same for the same day, holds the two main appointments on the next workday, and mailed nobody', async () => {
    const day = nextWorkday('2026-11-18')
    const whole = await call('GET', `${door}/events?from=2026-11-01T00:00:00Z&to=2026-12-31T00:00:00Z`)
    const review = whole.body.find(({ subject }: { subject: string }) => subject === 'Quarterly review Norrvik')
    const prices = fixture.graph
      .person(amir.oid)
      .events(new Date(`${day}T00:00:00Z`), new Date(`${day}T23:00:00Z`))
      .find(({ subject }) => subject === 'Price round Fjord Castings')

    expect([day, review.start.dateTime, review.isOrganizer, fixture.graph.mailSent()]).toEqual([
      '2026-11-19',
      '2026-11-19T10:00:00',
      true,
      [],
    ])
    expect(review.attendees.map(({ name, type }: { name: string; type: string }) => [name, type])).toEqual([
      ['Jonas Ekström', 'required'],
      ['Maria Lindqvist', 'required'],
      ['Peter Hahn', 'required'],
      ['Anna Berg', 'required'],
      ['Tom Riley', 'optional'],
      ['Room Fjord', 'resource'],
    ])
    expect(prices?.attendees.map(({ name }) => name)).toEqual(['Nils Aune', 'Berit Moe', 'Room Fjord'])
    expect(new Set(whole.body.map(({ type }: { type: string }) => type))).toEqual(new Set(['singleInstance', 'occurrence']))
    expect(
      whole.body
        .filter(({ sensitivity }: { sensitivity: string }) => sensitivity === 'private')
        .map(({ subject }: { subject: string }) => subject),
    ).toEqual(['Dentist'])
    expect(whole.body.some(({ isOrganizer }: { isOrganizer: boolean }) => !isOrganizer)).toBe(true)
  })

  it('comes back after a reset, and Graph sees the same events', async () => {
    const made = await create()
    const reset = await call('POST', '/_outlook/reset')
    const gone = await call('GET', `${door}/events/${segment(made.id)}`)
    const view = await fixture.call(
      'GET',
      `/v1.0/users/${ellen.oid}/calendarView?startDateTime=2026-11-19T00:00:00Z&endDateTime=2026-11-20T00:00:00Z`,
    )

    expect([reset.status, gone.status, view.body.value.map(({ subject }: { subject: string }) => subject)]).toEqual([
      204,
      404,
      ['Quarterly review Norrvik', 'Dentist'],
    ])
  })
})

describe('a person in Outlook', () => {
  it('creates, edits and deletes with short spellings; attendees are mailed', async () => {
    const made = await create({
      location: 'Room 1',
      body: '<b>Hi</b>',
      attendees: [{ name: 'Maria', email: 'maria.lindqvist@norrvik.example' }],
    })
    const edited = await call('PATCH', `${door}/events/${segment(made.id)}`, {
      subject: 'New',
      start: { dateTime: '2026-12-01T10:30:00' },
    })
    const removed = await call('DELETE', `${door}/events/${segment(made.id)}`)

    expect([made.location, made.bodyPreview, made.attendees]).toEqual([
      'Room 1',
      'Hi',
      [{ name: 'Maria', email: 'maria.lindqvist@norrvik.example', type: 'required', response: 'none' }],
    ])
    expect([edited.body.subject, edited.body.start]).toEqual([
      'New',
      { dateTime: '2026-12-01T10:30:00', timeZone: ellen.timeZone, utc: '2026-12-01T09:30:00.000Z' },
    ])
    expect([removed.status, fixture.graph.mailSent().map(({ kind }) => kind)]).toEqual([
      204,
      ['invitation', 'update', 'cancellation'],
    ])
  })

  it('restores from Deleted Items: the immutable id stays, the mutable one is new', async () => {
    const made = await create()
    const before = fixture.graph.person(ellen.oid).idsOf(made.id)
    await call('DELETE', `${door}/events/${segment(made.id)}`)
    const whileDeleted = await fixture.call('GET', `/v1.0/users/${ellen.oid}/events/${before.immutable}`)
    const restored = await call('POST', `${door}/events/${segment(before.immutable)}/restore`)
    const after = fixture.graph.person(ellen.oid).idsOf(restored.body.id)

    expect([whileDeleted.status, after.immutable === before.immutable, after.rest === before.rest]).toEqual([404, true, false])
    expect((await fixture.call('GET', `/v1.0/users/${ellen.oid}/events/${before.immutable}`)).status).toBe(200)
  })

  it('what is deleted from Deleted Items too is gone for good, and nobody is mailed twice', async () => {
    const made = await create({ attendees: [{ email: 'maria.lindqvist@norrvik.example' }] })
    const { immutable } = fixture.graph.person(ellen.oid).idsOf(made.id)
    const path = `${door}/events/${segment(immutable)}`
    const statuses = []
    for (const [method, body] of [['DELETE'], ['PATCH', { subject: 'Late' }], ['DELETE'], ['GET']] as const) {
      statuses.push((await call(method, path, body)).status)
    }

    expect([statuses, fixture.graph.mailSent().map(({ kind }) => kind)]).toEqual([
      [204, 404, 204, 404],
      ['invitation', 'cancellation'],
    ])
  })

  it("keeps an add-in's custom properties as the named property that Graph shows, a copy carries them", async () => {
    const addin = '{1B2C3D4E-0000-4000-8000-000000000001}'
    const made = await create()
    const path = `${door}/events/${segment(made.id)}/custom-properties?addin=${segment(addin)}`
    const put = await call('PUT', path, { linkId: 'L-1' })
    const id = 'String {00020329-0000-0000-C000-000000000046} Name cecp-1b2c3d4e-0000-4000-8000-000000000001'
    const copy = (await call('POST', `${door}/events/${segment(made.id)}/copy`)).body
    const filter = segment(`singleValueExtendedProperties/Any(ep: ep/id eq '${id}' and ep/value ne null)`)
    const found = await fixture.call(
      'GET',
      `/v1.0/users/${ellen.oid}/events?$filter=${filter}&$expand=${segment(`singleValueExtendedProperties($filter=id eq '${id}')`)}`,
    )

    expect([put.status, (await call('GET', path)).body, copy.id === made.id]).toEqual([204, { linkId: 'L-1' }, false])
    expect(
      found.body.value.map((event: { singleValueExtendedProperties: unknown }) => event.singleValueExtendedProperties),
    ).toEqual(Array(2).fill([{ id, value: '{"linkId":"L-1"}' }]))
    expect((await call('PUT', path, { big: 'x'.repeat(2500) })).status).toBe(400)
  })

  it('edits and deletes one occurrence by the id the calendar shows', async () => {
    const daily = {
      pattern: { type: 'daily', interval: 1 },
      range: { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 4 },
    }
    await create({ recurrence: daily })
    const [, second, third] = (await call('GET', `${door}/events?${december}`)).body.filter(
      ({ subject }: { subject: string }) => subject === 'Visit',
    )
    await call('PATCH', `${door}/events/${segment(second.id)}`, { subject: 'Visit, changed' })
    await call('DELETE', `${door}/events/${segment(third.id)}`)
    const after = (await call('GET', `${door}/events?${december}`)).body.filter(({ subject }: { subject: string }) =>
      subject.startsWith('Visit'),
    )

    expect(
      after.map(({ subject, type, start }: { subject: string; type: string; start: { dateTime: string } }) => [
        subject,
        type,
        start.dateTime.slice(0, 10),
      ]),
    ).toEqual([
      ['Visit', 'occurrence', '2026-12-01'],
      ['Visit, changed', 'exception', '2026-12-02'],
      ['Visit', 'occurrence', '2026-12-04'],
    ])
  })

  it('forwards a meeting, gives it to another organizer, and moves it to a new calendar', async () => {
    const made = await create({ attendees: [{ name: jonas.name, email: jonas.email }] })
    const at = `${door}/events/${segment(made.id)}`
    const forwarded = await call('POST', `${at}/forward`, { to: [{ name: amir.name, email: amir.email }] })
    const wrong = [
      await call('POST', `${at}/forward`, { to: [{ name: 'Nobody' }] }),
      await call('POST', `${at}/organizer`, { email: 'stranger@x.example' }),
      await call('POST', `${door}/calendars`, {}),
    ]
    const given = await call('POST', `${at}/organizer`, { email: jonas.email })
    const { id } = (await call('POST', `${door}/calendars`, { name: 'Travel' })).body
    const moved = await call('POST', `${at}/move`, { calendar: id })

    expect([forwarded.status, given.body.isOrganizer, given.body.organizer.email]).toEqual([204, false, jonas.email])
    expect(given.body.attendees.map(({ email }: { email: string }) => email)).toEqual([ellen.email, amir.email])
    expect([moved.status, (await call('GET', `${door}/calendars`)).body[1]]).toEqual([200, { id, name: 'Travel' }])
    expect(wrong.map(({ status }) => status)).toEqual([400, 400, 400])
  })

  it('turns one appointment into a series, splits it, and turns the rest into one again', async () => {
    const { id } = await create()
    const recurrence = {
      pattern: { type: 'daily', interval: 1 },
      range: { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 4 },
    }
    const master = await call('PATCH', `${door}/events/${segment(id)}`, { recurrence })
    const third = (await call('GET', `${door}/events?${december}`)).body.filter(
      ({ seriesMasterId }: { seriesMasterId: string | null }) => seriesMasterId === id,
    )[2]
    const rest = await call('POST', `${door}/events/${segment(third.id)}/split`)
    const single = await call('PATCH', `${door}/events/${segment(rest.body.id)}`, { recurrence: null })

    expect([master.body.type, rest.body.type, single.body.type]).toEqual(['seriesMaster', 'seriesMaster', 'singleInstance'])
    expect((await call('GET', `${door}/events/${segment(id)}`)).body.recurrence.range.endDate).toBe('2026-12-02')
  })

  it('is told when the calendar changes, by whomever', async () => {
    const before = (await call('GET', `${door}/changes`)).body
    const quiet = (await call('GET', `${door}/changes?since=${before.latest}`)).body
    fixture.graph.person(jonas.oid).create(meeting({ attendees: [{ email: ellen.email }] }))
    const after = (await call('GET', `${door}/changes?since=${before.latest}`)).body

    expect([quiet.changed, after.changed, after.latest > before.latest]).toEqual([false, true, true])
  })

  it('bad input is 4xx naming the field or the mailbox', async () => {
    const answers = [
      await call('GET', `${door}/events?from=x&to=y`),
      await call('POST', `${door}/events`, { subject: 'No times' }),
      await call('GET', '/_outlook/nobody/events?from=2026-01-01&to=2026-01-02'),
      await call('PATCH', `${door}/events/nonsense`, {}),
    ]

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 404, 404])
    expect(answers[0]!.body.error.message).toContain("'from'")
  })
})
