import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ellen, meeting, startFixture, type GraphFixture } from './graph-fixture.ts'

let fixture: GraphFixture
const events = `/v1.0/users/${ellen.oid}/events`
const immutable = { prefer: 'IdType="ImmutableId"' }

beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(() => fixture.close())

const create = async (more: Record<string, unknown> = {}) => (await fixture.call('POST', events, { body: meeting(more) })).body

describe('ids', () => {
  it('an event answers to its mutable, immutable and EWS-made id, and the header decides which is told', async () => {
    const made = await create()
    const asImmutable = (await fixture.call('GET', `${events}/${made.id}`, { headers: immutable })).body
    const byImmutable = (await fixture.call('GET', `${events}/${asImmutable.id}`)).body

    expect(asImmutable.id).not.toBe(made.id)
    expect(byImmutable.id).toBe(made.id)
    const ids = fixture.graph.person(ellen.oid).idsOf(made.id)
    expect(ids).toEqual({ ews: made.id.replaceAll('-', '/').replaceAll('_', '+'), rest: made.id, immutable: asImmutable.id })
  })

  it('some ids in EWS form hold a slash and a plus', () => {
    const person = fixture.graph.person(ellen.oid)
    const ids = Array.from({ length: 20 }, () => person.create(meeting()).id)

    expect(ids.some((id) => id.includes('/')) && ids.some((id) => id.includes('+'))).toBe(true)
  })

  it('an unknown id is 404 ErrorItemNotFound, also one of another mailbox', async () => {
    const made = await create()
    const elsewhere = await fixture.call('GET', `/v1.0/users/jonas.ekstrom@halden.example/events/${made.id}`)
    const nowhere = await fixture.call('GET', `${events}/AAMkADnonsense`)

    expect([elsewhere.status, elsewhere.body.error.code, nowhere.status, nowhere.body.error.code]).toEqual([
      404,
      'ErrorItemNotFound',
      404,
      'ErrorItemNotFound',
    ])
  })
})

describe('writing', () => {
  it('a repeated transactionId answers 201 with the first event and makes no second', async () => {
    const first = await fixture.call('POST', events, { body: meeting({ transactionId: 'abc-1' }) })
    const second = await fixture.call('POST', events, { body: meeting({ transactionId: 'abc-1' }) })

    expect([first.status, second.status, second.body.id === first.body.id]).toEqual([201, 201, true])
  })

  it('enum values are taken in any case and answered in lowerCamel; the body comes back wrapped and clean', async () => {
    const made = await create({
      sensitivity: 'PRIVATE',
      showAs: 'WorkingElsewhere',
      body: { contentType: 'HTML', content: '<p>Hi</p><script>alert(1)</script>' },
      attendees: [{ type: 'Required', emailAddress: { address: 'maria.lindqvist@norrvik.example' } }],
    })

    expect([made.sensitivity, made.showAs, made.body.contentType, made.attendees[0].type]).toEqual([
      'private',
      'workingElsewhere',
      'html',
      'required',
    ])
    expect(made.body.content).toMatch(/^<html>[\s\S]*<p>Hi<\/p>[\s\S]*<\/html>/)
    expect(made.body.content).not.toContain('alert')
  })

  it('a stale If-Match is 412 and changes nothing; a current one goes through and moves the change key', async () => {
    const made = await create()
    const changed = await fixture.call('PATCH', `${events}/${made.id}`, {
      body: { subject: 'Changed' },
      headers: { 'if-match': made['@odata.etag'] },
    })
    const stale = await fixture.call('PATCH', `${events}/${made.id}`, {
      body: { subject: 'Again' },
      headers: { 'if-match': made['@odata.etag'] },
    })

    expect([changed.status, changed.body.subject, changed.body.changeKey === made.changeKey]).toEqual([200, 'Changed', false])
    expect([stale.status, stale.body.error.code]).toEqual([412, 'ErrorIrresolvableConflict'])
    expect(changed.body['@odata.etag']).toBe(`W/"${changed.body.changeKey}"`)
  })

  it('DELETE answers 204, a read afterwards 404, a second DELETE 404', async () => {
    const made = await create()
    const statuses = []
    for (const method of ['DELETE', 'GET', 'DELETE']) statuses.push((await fixture.call(method, `${events}/${made.id}`)).status)

    expect(statuses).toEqual([204, 404, 404])
  })

  it.each([
    ['subject', { subject: 5 }],
    ['start', { start: 'tomorrow' }],
    ['start.dateTime', { start: { dateTime: 'tomorrow', timeZone: 'UTC' } }],
    ['sensitivity', { sensitivity: 'secret' }],
    ['attendees', { attendees: {} }],
    ['recurrence.pattern', { recurrence: {} }],
    ['isAllDay', { isAllDay: true }],
    ['singleValueExtendedProperties.id', { singleValueExtendedProperties: [{ id: 'x', value: 'y' }] }],
  ])('a bad %s is 400 and named', async (field, more) => {
    const answer = await fixture.call('POST', events, { body: meeting(more) })

    expect([answer.status, answer.body.error.message]).toEqual([400, expect.stringContaining(`'${field}'`)])
  })

  it('a body that is no JSON is 400', async () => {
    expect((await fixture.call('POST', events, { body: '{"subject":' })).status).toBe(400)
  })
})

describe('times', () => {
  it('are told in UTC with seven digits unless a zone is preferred; the zone of making is kept', async () => {
    const made = await create()
    const preferred = await fixture.call('GET', `${events}/${made.id}`, {
      headers: { prefer: 'outlook.timezone="Pacific Standard Time"' },
    })

    expect([made.start, made.originalStartTimeZone]).toEqual([
      { dateTime: '2026-12-01T09:00:00.0000000', timeZone: 'UTC' },
      'W. Europe Standard Time',
    ])
    expect(preferred.body.start).toEqual({ dateTime: '2026-12-01T01:00:00.0000000', timeZone: 'Pacific Standard Time' })
    expect(preferred.headers.get('preference-applied')).toBe('outlook.timezone="Pacific Standard Time"')
  })

  it('an unknown zone is 400 and named, in the event and in the preference', async () => {
    const inEvent = await fixture.call('POST', events, {
      body: meeting({ start: { dateTime: '2026-12-01T10:00:00', timeZone: 'Mars/Olympus' } }),
    })
    const preferred = await fixture.call('GET', events, { headers: { prefer: 'outlook.timezone="Mars/Olympus"' } })

    expect([inEvent.status, inEvent.body.error.code, inEvent.body.error.message]).toEqual([
      400,
      'TimeZoneNotSupportedException',
      expect.stringContaining('Mars/Olympus'),
    ])
    expect([preferred.status, preferred.body.error.message]).toEqual([400, expect.stringContaining('Mars/Olympus')])
  })

  it('an all-day event keeps its dates in every zone', async () => {
    const day = (date: string) => ({ dateTime: `${date}T00:00:00`, timeZone: 'Europe/Stockholm' })
    const made = await create({ isAllDay: true, start: day('2026-12-01'), end: day('2026-12-02') })
    const preferred = await fixture.call('GET', `${events}/${made.id}`, {
      headers: { prefer: 'outlook.timezone="Pacific Standard Time"' },
    })

    expect([made.start.dateTime, preferred.body.start.dateTime, made.originalStartTimeZone]).toEqual([
      '2026-12-01T00:00:00.0000000',
      '2026-12-01T00:00:00.0000000',
      'W. Europe Standard Time',
    ])
  })
})

describe('reading', () => {
  const marker = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name rmLink'

  it('extended properties are told when expanded, found by filter, and merged by PATCH', async () => {
    const made = await create({ singleValueExtendedProperties: [{ id: marker, value: 'L-1' }] })
    await fixture.call('PATCH', `${events}/${made.id}`, {
      body: { singleValueExtendedProperties: [{ id: marker.replace('rmLink', 'other'), value: 'x' }] },
    })
    const expand = encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${marker}')`)
    const read = await fixture.call('GET', `${events}/${made.id}?$select=subject&$expand=${expand}`)
    const filter = encodeURIComponent(`singleValueExtendedProperties/Any(ep: ep/id eq '${marker}' and ep/value ne null)`)
    const found = await fixture.call('GET', `${events}?$filter=${filter}`)

    expect(read.body).toEqual({
      '@odata.context': expect.any(String),
      '@odata.etag': expect.any(String),
      id: made.id,
      subject: 'Visit',
      singleValueExtendedProperties: [{ id: marker, value: 'L-1' }],
    })
    expect(found.body.value.map(({ id }: { id: string }) => id)).toEqual([made.id])
  })

  it('a list is paged by $top with a link that leads to the rest', async () => {
    const first = await fixture.call('GET', `${events}?$top=3&$select=subject`)
    const second = await fixture.call('GET', first.body['@odata.nextLink'])

    expect([first.body.value.length, second.status, second.body.value[0].id === first.body.value[0].id]).toEqual([3, 200, false])
  })
})
