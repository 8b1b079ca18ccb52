import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Frame } from 'playwright-core'
import { people } from '../../../src/standins/seed/company.ts'
import { openOutlookPage, type OutlookPage } from './outlook-page.ts'

/** Microsoft's own office.js in the pane, called as an add-in calls it. Numbers and forms: outlook-host-protocol.md. */
let outlook: OutlookPage
let meetingId: string
const mailboxOf = (userName: string) => outlook.graph.person(people.find((person) => person.userName === userName)?.oid ?? '')

beforeAll(async () => {
  outlook = await openOutlookPage({ seed: false })
}, 120_000)
afterAll(() => outlook.close())

beforeEach(() => {
  meetingId = mailboxOf('ellen').create({
    subject: 'Offer',
    body: '<p>First line</p><p>Second &amp; last</p>',
    location: 'Fjord',
    start: { dateTime: '2026-12-01T10:00:00' },
    end: { dateTime: '2026-12-01T11:00:00' },
    attendees: [
      { name: 'Jonas Ekström', email: 'jonas.ekstrom@halden.example' },
      { name: 'Maria Lindqvist', email: 'maria.lindqvist@norrvik.example', type: 'optional' },
    ],
  }).id
})
afterEach(async () => {
  const unknown = await outlook.unknownCalls()
  expect([unknown, outlook.chromium.outsideRequests]).toEqual([[], []])
})

const compose = (): Promise<Frame> => outlook.openWithProbe('ellen', meetingId)

describe('the start of an add-in', () => {
  it('is ready as Outlook on the web with the person and the mailbox zone', async () => {
    const probe = await compose()
    const seen = await probe.evaluate(`(async () => {
      const { userProfile } = Office.context.mailbox
      return [await officeReady, userProfile.emailAddress, userProfile.timeZone, Office.context.displayLanguage]
    })()`)
    expect(seen).toEqual([
      { host: 'Outlook', platform: 'OfficeOnline', addin: null },
      'ellen.sandberg@halden.example',
      'W. Europe Standard Time',
      'en-US',
    ])
  })

  it('is told requirement sets up to Mailbox 1.13 and nested app authentication', async () => {
    const probe = await compose()
    const supported = `['Mailbox 1.13', 'Mailbox 1.14', 'NestedAppAuth 1.1', 'ExcelApi 1.1'].map((set) => Office.context.requirements.isSetSupported(...set.split(' ')))`
    expect(await probe.evaluate(supported)).toEqual([true, false, true, false])
  })

  it("converts between UTC and the mailbox's zone over daylight saving", async () => {
    const probe = await compose()
    const hours = `['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z'].map((at) => Office.context.mailbox.convertToLocalClientTime(new Date(at)).hours)`
    expect(await probe.evaluate(hours)).toEqual([13, 14])
  })
})

describe('an own appointment, in compose', () => {
  it('gives every field', async () => {
    const probe = await compose()
    const fields = await probe.evaluate(`(async () => {
      const values = {}
      for (const field of ['subject', 'start', 'end', 'location', 'requiredAttendees', 'optionalAttendees', 'organizer', 'recurrence', 'categories'])
        values[field] = (await ask((done) => item()[field].getAsync(done))).value
      values.text = (await ask((done) => item().body.getAsync('text', done))).value
      return values
    })()`)
    const person = (displayName: string, emailAddress: string, recipientType: string, appointmentResponse = 'none') => ({
      displayName,
      emailAddress,
      recipientType,
      appointmentResponse,
    })
    expect(fields).toEqual({
      subject: 'Offer',
      start: new Date('2026-12-01T09:00:00Z'),
      end: new Date('2026-12-01T10:00:00Z'),
      location: 'Fjord',
      requiredAttendees: [person('Jonas Ekström', 'jonas.ekstrom@halden.example', 'user')],
      optionalAttendees: [person('Maria Lindqvist', 'maria.lindqvist@norrvik.example', 'externalUser')],
      organizer: person('Ellen Sandberg', 'ellen.sandberg@halden.example', 'user', 'organizer'),
      recurrence: null,
      categories: [],
      text: 'First line\nSecond & last',
    })
  })

  it('takes edits into the form and keeps them with saveAsync, which gives the id', async () => {
    const probe = await compose()
    const saved = await probe.evaluate(`(async () => {
      await ask((done) => item().subject.setAsync('Better offer', done))
      await ask((done) => item().start.setAsync(new Date('2026-12-01T13:00:00Z'), done))
      await ask((done) => item().location.setAsync('Skagen', done))
      await ask((done) => item().requiredAttendees.addAsync([{ displayName: 'Peter Hahn', emailAddress: 'peter.hahn@norrvik.example' }], done))
      await ask((done) => item().body.setAsync('<b>Bold</b>', { coercionType: 'html' }, done))
      return ask((done) => item().saveAsync(done))
    })()`)
    const { subject, start, end, location, attendees, body } = mailboxOf('ellen').event(meetingId)
    expect([
      saved,
      subject,
      start.utc,
      end.utc,
      location,
      attendees.map(({ name }) => name),
      body.includes('<b>Bold</b>'),
    ]).toEqual([
      { value: meetingId },
      'Better offer',
      '2026-12-01T13:00:00.000Z',
      '2026-12-01T14:00:00.000Z',
      'Skagen',
      expect.arrayContaining(['Jonas Ekström', 'Maria Lindqvist', 'Peter Hahn']),
      true,
    ])
    expect(await outlook.page.getByRole('textbox', { name: 'Subject' }).inputValue()).toBe('Better offer')
  })

  it('refuses an end before the start with 9010', async () => {
    const probe = await compose()
    expect(await probe.evaluate(`ask((done) => item().end.setAsync(new Date('2026-11-30T09:00:00Z'), done))`)).toEqual({
      code: 9010,
    })
  })

  it('keeps custom properties on the item, per add-in', async () => {
    const probe = await compose()
    await probe.evaluate(`(async () => {
      const { value: properties } = await ask((done) => item().loadCustomPropertiesAsync(done))
      properties.set('activityNo', '4711')
      await ask((done) => properties.saveAsync(done))
    })()`)
    expect(mailboxOf('ellen').customProperties(meetingId, 'probe')).toEqual({ activityNo: '4711' })
  })

  it('keeps roaming settings of the add-in for the next pane', async () => {
    const before = await compose()
    await before.evaluate(`(async () => {
      Office.context.roamingSettings.set('view', { compact: true })
      await ask((done) => Office.context.roamingSettings.saveAsync(done))
    })()`)
    const after = await compose()
    expect(await after.evaluate(`Office.context.roamingSettings.get('view')`)).toEqual({ compact: true })
  })

  it('keeps session data while it is open', async () => {
    const probe = await compose()
    const answers = await probe.evaluate(`(async () => [
      await ask((done) => item().sessionData.setAsync('step', '2', done)),
      await ask((done) => item().sessionData.getAsync('step', done)),
      await ask((done) => item().sessionData.getAllAsync(done)),
    ])()`)
    expect(answers).toEqual([{ value: null }, { value: '2' }, { value: { step: '2' } }])
  })

  it('adds known categories and refuses others with 9044', async () => {
    const probe = await compose()
    const answers = await probe.evaluate(`(async () => [
      await ask((done) => item().categories.addAsync(['Nowhere'], done)),
      await ask((done) => item().categories.addAsync(['IFS CRM'], done)),
      await ask((done) => item().categories.getAsync(done)),
    ])()`)
    expect(answers).toEqual([{ code: 9044 }, { value: null }, { value: [{ displayName: 'IFS CRM', color: 'Preset5' }] }])
  })

  it('shows notifications above the item, each key once; replacing one that is not there adds it', async () => {
    const probe = await compose()
    const details = `{ type: 'informationalMessage', message: 'Linked to 4711', icon: 'icon16', persistent: false }`
    const answers = await probe.evaluate(`(async () => [
      await ask((done) => item().notificationMessages.addAsync('link', ${details}, done)),
      await ask((done) => item().notificationMessages.addAsync('link', ${details}, done)),
      await ask((done) => item().notificationMessages.removeAsync('other', done)),
      await ask((done) => item().notificationMessages.replaceAsync('other', ${details}, done)),
    ])()`)
    expect(answers).toEqual([{ value: null }, { code: 9023 }, { code: 9024 }, { value: null }])
    await outlook.page.getByText('Linked to 4711').nth(1).waitFor()
  })

  it('tells the add-in of people and times the person edits', async () => {
    const probe = await compose()
    await probe.evaluate(`Promise.all([listen(item(), 'RecipientsChanged'), listen(item(), 'AppointmentTimeChanged')])`)
    await outlook.page.getByRole('button', { name: 'Remove Jonas Ekström' }).click()
    await outlook.page.getByLabel('Start').fill('2026-12-01T12:00')
    await probe.waitForFunction('seen.length === 2')
    const seen = await probe.evaluate(
      'seen.map(({ type, changedRecipientFields, start }) => [type, changedRecipientFields, start && new Date(start).toISOString()])',
    )
    expect(seen).toEqual([
      ['RecipientsChanged', { requiredAttendees: true, optionalAttendees: false, resources: false }, undefined],
      ['AppointmentTimeChanged', undefined, '2026-12-01T11:00:00.000Z'],
    ])
  })
})

describe('a new appointment', () => {
  it('has no id until it is saved (9046), and then keeps what the add-in had set on it', async () => {
    await compose()
    await outlook.page.evaluate(`__outlookHost.newAppointment({ subject: 'New one' })`)
    const probe = await outlook.probe()
    const answers = await probe.evaluate<{ code?: number; value?: string }[]>(`(async () => {
      const before = await ask((done) => item().getItemIdAsync(done))
      const { value: properties } = await ask((done) => item().loadCustomPropertiesAsync(done))
      properties.set('pending', 'yes')
      await ask((done) => properties.saveAsync(done))
      return [before, await ask((done) => item().saveAsync(done))]
    })()`)
    expect(answers[0]).toEqual({ code: 9046 })
    expect(mailboxOf('ellen').customProperties(answers[1]?.value ?? '', 'probe')).toEqual({ pending: 'yes' })
  })
})

describe('a meeting of somebody else, in read', () => {
  it('has plain fields, an id in EWS form and no setters', async () => {
    const copy = mailboxOf('jonas')
      .events(new Date('2026-12-01T00:00:00Z'), new Date('2026-12-02T00:00:00Z'))
      .findLast(({ subject }) => subject === 'Offer')
    const probe = await outlook.openWithProbe('jonas', copy?.id ?? '')
    const seen = await probe.evaluate(`({
      subject: item().subject, start: item().start, organizer: item().organizer.emailAddress, itemId: item().itemId,
      required: item().requiredAttendees.map(({ emailAddress }) => emailAddress), canSave: typeof item().saveAsync,
    })`)
    expect(seen).toEqual({
      subject: 'Offer',
      start: new Date('2026-12-01T09:00:00Z'),
      organizer: 'ellen.sandberg@halden.example',
      itemId: copy?.id,
      required: ['jonas.ekstrom@halden.example'],
      canSave: 'undefined',
    })
  })

  it('keeps a category at once', async () => {
    const copy = mailboxOf('jonas')
      .events(new Date('2026-12-01T00:00:00Z'), new Date('2026-12-02T00:00:00Z'))
      .findLast(({ subject }) => subject === 'Offer')
    const probe = await outlook.openWithProbe('jonas', copy?.id ?? '')
    await probe.evaluate(`ask((done) => item().categories.addAsync(['IFS CRM'], done))`)
    expect(mailboxOf('jonas').event(copy?.id ?? '').categories).toEqual(['IFS CRM'])
  })

  it('opens a new appointment with the fields an add-in gives', async () => {
    const copy = mailboxOf('jonas')
      .events(new Date('2026-12-01T00:00:00Z'), new Date('2026-12-02T00:00:00Z'))
      .findLast(({ subject }) => subject === 'Offer')
    const probe = await outlook.openWithProbe('jonas', copy?.id ?? '')
    await probe.evaluate(
      `Office.context.mailbox.displayNewAppointmentForm({ subject: 'From the add-in', requiredAttendees: ['peter.hahn@norrvik.example'] })`,
    )
    await outlook.page.getByRole('textbox', { name: 'Subject' }).waitFor()
    const item = await outlook.page.evaluate<{ draft: { subject: string; invitees: { address: string }[] } }>(
      '__outlookHost.currentItem()',
    )
    expect([item.draft.subject, item.draft.invitees.map(({ address }) => address)]).toEqual([
      'From the add-in',
      ['peter.hahn@norrvik.example'],
    ])
  })
})

describe('a series', () => {
  it('gives the pattern on the master, and the id of the series on an occurrence', async () => {
    const master = mailboxOf('ellen').create({
      subject: 'Weekly',
      start: { dateTime: '2026-12-07T09:00:00' },
      end: { dateTime: '2026-12-07T09:30:00' },
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday', 'wednesday'], firstDayOfWeek: 'monday' },
        range: { type: 'endDate', startDate: '2026-12-07', endDate: '2026-12-31' },
      },
    })
    const probe = await outlook.openWithProbe('ellen', master.id)
    const recurrence = await probe.evaluate(
      `ask((done) => item().recurrence.getAsync(done)).then(({ value }) => ({ ...value, seriesTime: value.seriesTime.getStartDate() + ' ' + value.seriesTime.getEndDate() }))`,
    )
    const [, second] = mailboxOf('ellen').events(new Date('2026-12-07T00:00:00Z'), new Date('2026-12-13T00:00:00Z'))
    const occurrence = await outlook.openWithProbe('ellen', second?.id ?? '')
    expect([recurrence, await occurrence.evaluate('item().seriesId')]).toEqual([
      {
        recurrenceType: 'weekly',
        recurrenceProperties: { interval: 1, days: ['mon', 'wed'], firstDayOfWeek: 'mon' },
        recurrenceTimeZone: { name: 'W. Europe Standard Time', offset: 60 },
        seriesTime: '2026-12-07 2026-12-31',
      },
      master.id,
    ])
  })
})
