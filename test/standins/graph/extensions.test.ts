import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { ellen, jonas, meeting, startFixture, type GraphFixture } from './graph-fixture.ts'

let fixture: GraphFixture
let event: string
const user = `/v1.0/users/${ellen.oid}`
const prefix = 'Microsoft.OutlookServices.OpenTypeExtension.'
const name = 'Com.Example.Link'

beforeEach(async () => {
  fixture = await startFixture()
  const attendees = [{ emailAddress: { name: jonas.name, address: jonas.email } }]
  event = `${user}/events/${(await call('POST', `${user}/events`, meeting({ attendees }))).body.id}`
})
afterEach(() => fixture.close())

const call = (method: string, path: string, body?: unknown, token?: string) =>
  fixture.call(method, path, { ...(body !== undefined && { body }), ...(token !== undefined && { token }) })

describe('open extensions', () => {
  it('are kept, changed and taken off again, by name or by whole id', async () => {
    const made = await call('POST', `${event}/extensions`, { extensionName: name, linkId: 'L-1', open: true })
    const again = await call('POST', `${event}/extensions`, { extensionName: name.toUpperCase() })
    const read = await call('GET', `${event}/extensions/${prefix}${name}`)
    const changed = await call('PATCH', `${event}/extensions/${name}`, { linkId: 'L-2' })
    const listed = await call('GET', `${event}/extensions`)
    const removed = await call('DELETE', `${event}/extensions/${name}`)
    const gone = await call('GET', `${event}/extensions/${name}`)

    const whole = { '@odata.type': '#microsoft.graph.openTypeExtension', id: prefix + name, extensionName: name }
    expect([made.status, again.status, removed.status, gone.status]).toEqual([201, 409, 204, 404])
    expect([made.body, read.body]).toEqual(Array(2).fill({ ...whole, linkId: 'L-1', open: true }))
    expect([changed.body, listed.body.value]).toEqual([{ ...whole, linkId: 'L-2' }, [{ ...whole, linkId: 'L-2' }]])
  })

  it('come with a new event, are told where they are expanded, and in no delta round', async () => {
    const made = await call('POST', `${user}/events`, meeting({ extensions: [{ extensionName: name, linkId: 'L-1' }] }))
    const asked = (filter: string) => call('GET', `${user}/events/${made.body.id}?$expand=extensions${filter}`)
    const [all, one, none] = await Promise.all([
      asked(''),
      asked(`($filter=id eq '${prefix}${name}')`),
      asked("($filter=id eq 'Com.Example.Other')"),
    ])
    const delta = await call('GET', `${user}/calendarView/delta?startDateTime=2026-11-30&endDateTime=2026-12-31`)

    const told = [{ '@odata.type': '#microsoft.graph.openTypeExtension', id: prefix + name, extensionName: name, linkId: 'L-1' }]
    expect([all, one, none].map(({ body }) => body.extensions)).toEqual([told, told, []])
    expect(JSON.stringify(delta.body)).not.toContain('L-1')
  })

  it('mail nobody, stay out of the copies of others, and need the right to write', async () => {
    const mails = fixture.graph.mailSent().length
    await call('POST', `${event}/extensions`, { extensionName: name, linkId: 'L-1' })
    const copy = (await call('GET', `/v1.0/users/${jonas.oid}/events?$expand=extensions`)).body.value[0]
    const reader = await fixture.token({ roles: ['Calendars.Read'] })
    const refused = await call('POST', `${event}/extensions`, { extensionName: 'Other' }, reader)
    const nameless = await call('POST', `${event}/extensions`, { linkId: 'L-1' })

    expect([fixture.graph.mailSent().length, copy.extensions, refused.status, nameless.status]).toEqual([mails, [], 403, 400])
    expect(nameless.body.error.message).toContain("'extensionName'")
  })
})

describe('the settings of a mailbox', () => {
  it('are read and changed; an unknown zone or locale is 400 naming it', async () => {
    const path = `${user}/mailboxSettings`
    const before = await call('GET', path)
    const changed = await call('PATCH', path, { timeZone: 'Europe/Stockholm', language: { locale: 'sv-SE' } })
    const reader = await fixture.token({ roles: ['MailboxSettings.Read'] })
    const refusals = [
      await call('PATCH', path, { timeZone: 'Atlantis' }),
      await call('PATCH', path, { language: { locale: '!' } }),
      await call('PATCH', path, {}, reader),
    ]

    expect([before.body.timeZone, before.body.language.locale]).toEqual([ellen.timeZone, 'en-GB'])
    expect((await call('GET', path)).body).toEqual(changed.body)
    expect([changed.body.timeZone, changed.body.language]).toEqual([
      'Europe/Stockholm',
      { locale: 'sv-SE', displayName: 'Swedish (Sweden)' },
    ])
    expect(refusals.map(({ status, body }) => [status, body.error.message.includes('Atlantis')])).toEqual([
      [400, true],
      [400, false],
      [403, false],
    ])
  })
})

describe('master categories', () => {
  it('are read, coloured and taken off by their id; to write needs MailboxSettings.ReadWrite', async () => {
    const path = `${user}/outlook/masterCategories`
    const { id } = (await call('POST', path, { displayName: 'IFS CRM', color: 'preset5' })).body
    const reader = await fixture.token({ roles: ['MailboxSettings.Read'] })
    const refusals = [
      await call('PATCH', `${path}/${id}`, { color: 'preset1' }, reader),
      await call('DELETE', `${path}/${id}`, undefined, reader),
      await call('PATCH', `${path}/none`, { color: 'preset1' }, reader),
    ]
    const coloured = await call('PATCH', `${path}/${id}`, { color: 'Preset1', displayName: 'ignored' })
    const wrong = await call('PATCH', `${path}/${id}`, { color: 'red' })
    const read = await call('GET', `${path}/${id}`, undefined, reader)
    const removed = await call('DELETE', `${path}/${id}`)

    expect(refusals.map(({ status }) => status)).toEqual([403, 403, 403])
    expect([coloured.body, read.body]).toEqual(Array(2).fill({ id, displayName: 'IFS CRM', color: 'preset1' }))
    expect([wrong.status, removed.status, (await call('GET', `${path}/${id}`)).status]).toEqual([400, 204, 404])
  })
})
