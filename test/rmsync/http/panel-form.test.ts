import { beforeEach, describe, expect, it } from '@jest/globals'
import { Unavailable } from '../../../src/domain/errors.ts'
import { aDate, dateId, days, putSeries } from '../../support/a-series.ts'
import { aReview } from '../../support/world.ts'
import { type HttpWorld, openHttpWorld, refusal } from './http-world.ts'

let http: HttpWorld
beforeEach(async () => {
  http = await openHttpWorld()
})

interface Configured {
  readonly owner?: string
  readonly name: string
  readonly [changed: string]: unknown
}
const noSettings = { activityTypes: [], defaultActivityType: '', helpUrl: '' }
async function setUp(fields: readonly Configured[], settings: object = {}): Promise<void> {
  const { version } = (await http.ask('karin', 'GET', '/api/admin/panel')).body
  const whole = fields.map((field) => ({
    owner: 'activity',
    label: field.name.slice(3),
    editable: true,
    required: false,
    ...field,
  }))
  const saved = await http.ask('karin', 'PUT', '/api/admin/panel', {
    version,
    fields: whole,
    settings: { ...noSettings, ...settings },
  })
  expect([saved.status, saved.body['error']]).toEqual([200, undefined])
}
const formOf = async () =>
  (await http.ask('ellen', 'GET', '/api/me')).body['form'] as { version: string; fields: { name: string }[] }
const read = async (formVersion?: string) =>
  (await http.ask('ellen', 'POST', '/api/appointments/read', { itemId: `item-${aReview.eventId}`, formVersion })).body
const norrvik = { kind: 'account', id: '10045' }
const creation = (changed: object = {}) => ({
  itemId: `item-${aReview.eventId}`,
  choices: [],
  target: { kind: 'new', connection: norrvik, activityType: 'Meeting', subType: '', opportunityNo: '', notes: '', ...changed },
})
const create = (fields: object, changed: object = {}) => http.ask('ellen', 'POST', '/api/links', creation({ fields, ...changed }))
const oneOfEach: readonly Configured[] = [
  { name: 'Cf_MeetingChannel', required: true },
  { name: 'Cf_Visitors' },
  { name: 'Cf_ExpectedRevenue' },
  { name: 'Cf_FollowUpOn' },
  { name: 'Cf_CallBackAt' },
  { name: 'Cf_IsConfidential' },
  { name: 'Cf_Mood', preset: 'Good' },
]

describe('the form of the panel', () => {
  it('[R320] comes with who is signed in, and once more with the first view where it is another one', async () => {
    http.world.calendar.put(aReview)
    await setUp([{ name: 'Cf_Mood', label: 'Stimmung', required: true, preset: 'Good', panels: 'crm' }])
    const form = await formOf()

    expect(form).toEqual({
      version: form.version,
      activityTypes: [{ type: 'Meeting', subTypes: ['Customer visit'] }],
      defaultActivityType: 'Meeting',
      helpUrl: '',
      fields: [
        {
          name: 'Cf_Mood',
          label: 'Stimmung',
          type: 'choice',
          editable: true,
          required: true,
          preset: 'Good',
          maxLength: null,
          choices: ['VeryGood', 'Good', 'Bad'],
          isWhole: false,
          panels: 'crm',
        },
      ],
    })
    expect([(await read(form.version))['form'], (await read())['form'], (await read('older'))['form']]).toEqual([
      undefined,
      undefined,
      form,
    ])
  })

  it('[R320] asks IFS for no attributes while none is set up, or for somebody who creates nothing', async () => {
    const asked = http.world.crm.calls('fieldsOf')
    await formOf()
    await setUp([{ name: 'Cf_Mood' }])
    const after = http.world.crm.calls('fieldsOf')
    const { body } = await http.ask('karin', 'GET', '/api/me')

    expect([asked, http.world.crm.calls('fieldsOf') - after, (body['form'] as { fields: unknown[] }).fields]).toEqual([0, 0, []])
  })

  it('[R324] has the activity types of the set-up, the default first, and the help of the company', async () => {
    const types = [
      { type: 'Fair', subTypes: ['Booth'] },
      { type: 'Visit', subTypes: [] },
    ]
    await setUp([], { activityTypes: types, defaultActivityType: 'Visit', helpUrl: 'https://halden.example/help' })
    http.world.calendar.put(aReview)

    expect(await formOf()).toMatchObject({
      activityTypes: types,
      defaultActivityType: 'Visit',
      helpUrl: 'https://halden.example/help',
    })
    expect(refusal(await create({}))).toEqual([
      422,
      'invalid-field',
      'The form offers no activity type Meeting.',
      'target.activityType',
    ])
    expect(refusal(await create({}, { activityType: 'Fair', subType: 'Customer visit' }))).toEqual([
      422,
      'invalid-field',
      'The form offers no sub type Customer visit of Fair.',
      'target.subType',
    ])
    expect((await create({}, { activityType: 'Fair', subType: 'Booth' })).status).toBe(201)
  })

  it('without an answer of IFS still lets a link be seen, and lets nothing be created past it', async () => {
    http.world.calendar.put(aReview)
    await setUp(oneOfEach)
    const { version } = await formOf()
    const silent = (): void => http.world.crm.failNext(new Unavailable('IFS', 'IFS does not answer.'), { method: 'fieldsOf' })

    silent()
    expect((await formOf()).fields).toEqual([])
    silent()
    expect(await read(version)).toMatchObject({ subject: aReview.subject })
    silent()
    expect([refusal(await create({})).slice(0, 2), http.world.crm.journal()]).toEqual([[503, 'ifs-unavailable'], []])
  })
})

describe('an IFS that can not say what contacts have', () => {
  it('keeps nobody from seeing and filling in the fields of the activity', async () => {
    http.world.calendar.put(aReview)
    await setUp([{ owner: 'contact', name: 'Cf_PreferredLanguage', editable: false }, { name: 'Cf_Mood' }])
    const silent = (): void => http.world.crm.failNext(new Unavailable('IFS', 'No grant.'), { method: 'fieldsOf' })
    silent()
    const { fields } = await formOf()
    silent()
    const view = await read('older')

    expect([fields.map(({ name }) => name), (view['form'] as typeof fields | undefined) === undefined]).toEqual([
      ['Cf_Mood'],
      false,
    ])
    expect((await create({ Cf_Mood: 'Good' })).body['activity']).toMatchObject({ fields: [{ label: 'Mood', value: 'Good' }] })
  })
})

describe('a creation with fields', () => {
  beforeEach(() => void http.world.calendar.put(aReview))

  it('[R321] writes them with the activity, in one creation, and shows them with the link at once and later', async () => {
    await setUp([...oneOfEach, { name: 'Description', label: 'Subject in IFS', editable: false }])
    const values = {
      Cf_MeetingChannel: ' On site ',
      Cf_Visitors: 3,
      Cf_ExpectedRevenue: 12.5,
      Cf_FollowUpOn: '2027-02-28',
      Cf_CallBackAt: '2027-03-01T08:30:00Z',
      Cf_IsConfidential: false,
      Cf_Mood: 'Bad',
    }
    const { status, body } = await create(values)
    const shown = [
      { label: 'MeetingChannel', type: 'text', value: 'On site' },
      { label: 'Visitors', type: 'number', value: 3 },
      { label: 'ExpectedRevenue', type: 'number', value: 12.5 },
      { label: 'FollowUpOn', type: 'date', value: '2027-02-28' },
      { label: 'CallBackAt', type: 'timestamp', value: '2027-03-01T08:30:00Z' },
      { label: 'IsConfidential', type: 'yes-no', value: false },
      { label: 'Mood', type: 'choice', value: 'Bad' },
      { label: 'Subject in IFS', type: 'text', value: aReview.subject },
    ]

    expect([status, body['activity']]).toMatchObject([201, { kind: 'shown', fields: shown }])
    expect(http.world.crm.journal().map(({ kind }) => kind)).toEqual(['create'])
    const asked = http.world.crm.calls('readActivity')
    expect((await read())['link']).toMatchObject({ activity: { fields: shown } })
    expect(http.world.crm.calls('readActivity') - asked).toBe(1)
  })

  it('[R321] is refused by the field when a value is wrong, and nothing is created', async () => {
    await setUp(oneOfEach)
    const right = { Cf_MeetingChannel: 'On site' }
    const wrong: readonly (readonly [string, object, string])[] = [
      ['Cf_MeetingChannel', {}, 'MeetingChannel is required.'],
      ['Cf_MeetingChannel', { Cf_MeetingChannel: ' ' }, 'MeetingChannel is required.'],
      ['Cf_MeetingChannel', { Cf_MeetingChannel: null }, 'MeetingChannel is required.'],
      ['Cf_MeetingChannel', { Cf_MeetingChannel: 4 }, 'MeetingChannel is no text.'],
      ['Cf_MeetingChannel', { Cf_MeetingChannel: 'x'.repeat(31) }, 'MeetingChannel is too long.'],
      ['Cf_ExpectedRevenue', { ...right, Cf_ExpectedRevenue: '12' }, 'ExpectedRevenue is no number.'],
      ['Cf_Visitors', { ...right, Cf_Visitors: 1.5 }, 'Visitors takes whole numbers only.'],
      ['Cf_FollowUpOn', { ...right, Cf_FollowUpOn: '2027-02-30' }, 'FollowUpOn is no date.'],
      ['Cf_CallBackAt', { ...right, Cf_CallBackAt: '2027-02-28 08:00' }, 'CallBackAt is no date with a time.'],
      ['Cf_IsConfidential', { ...right, Cf_IsConfidential: 'no' }, 'IsConfidential is neither yes nor no.'],
      ['Cf_Mood', { ...right, Cf_Mood: 'Awful' }, 'Mood has a value that IFS does not offer.'],
      ['Cf_Other', { ...right, Cf_Other: 'x' }, 'The form has no field Cf_Other.'],
      ['Description', { ...right, Description: 'x' }, 'The form has no field Description.'],
    ]
    const refused: unknown[] = []
    for (const [, values] of wrong) refused.push(refusal(await create(values)))

    expect(refused).toEqual(wrong.map(([field, , message]) => [422, 'invalid-field', message, `target.fields.${field}`]))
    expect([http.world.crm.journal(), await http.world.store.openIntents()]).toEqual([[], []])
  })

  it('[R321] of another shape than a value is refused by the field', async () => {
    await setUp(oneOfEach)
    const refused = [{ Cf_Mood: ['Good'] }, { Cf_Mood: {} }, { Cf_Mood: 'x'.repeat(4001) }, 'Good', []]
    const answers = await Promise.all(refused.map((fields) => create(fields as object)))

    expect(answers.map((answer) => refusal(answer).slice(0, 2))).toEqual(refused.map(() => [400, 'bad-request']))
  })

  it('writes as it is what people may not fill in, and refuses another value', async () => {
    await setUp([
      { name: 'Cf_MeetingChannel', editable: false, preset: 'On site' },
      { name: 'Cf_Visitors', editable: false },
    ])

    expect(refusal(await create({ Cf_MeetingChannel: 'Video' }))[2]).toBe('MeetingChannel can not be filled in.')
    expect((await create({})).body['activity']).toMatchObject({
      fields: [
        { label: 'MeetingChannel', value: 'On site' },
        { label: 'Visitors', value: null },
      ],
    })
  })

  it('asks a supplier’s activity for the fields of the SRM panel, and an account’s for those of the CRM panel', async () => {
    await setUp([
      { name: 'Cf_Visitors', required: true, panels: 'srm' },
      { name: 'Cf_Mood', panels: 'crm' },
    ])
    const supplier = { connection: { kind: 'supplier', id: '30012' } }

    expect(refusal(await create({}, supplier))[3]).toBe('target.fields.Cf_Visitors')
    expect(refusal(await create({ Cf_Visitors: 2 }))[3]).toBe('target.fields.Cf_Visitors')
    expect((await create({ Cf_Mood: 'Good' })).body['activity']).toMatchObject({ fields: [{ label: 'Mood', value: 'Good' }] })
  })

  it('[R321] of a series gives each of its activities the same', async () => {
    await setUp(oneOfEach)
    putSeries(http.world.calendar, days('2026-11-24', 3))
    const ofSeries = (fields: object) =>
      http.ask('ellen', 'POST', '/api/series-links', { ...creation({ fields }), itemId: `item-${dateId('2026-12-01')}` })

    expect(refusal(await ofSeries({}))[3]).toBe('target.fields.Cf_MeetingChannel')
    expect((await ofSeries({ Cf_MeetingChannel: 'Video' })).status).toBe(201)
    await http.world.settle()
    const made = http.world.crm.journal().filter(({ kind }) => kind === 'create')
    const values = made.map(({ activityNo }) =>
      http.world.crm.readFields({ kind: 'activity', activityNo }, ['Cf_MeetingChannel']),
    )
    expect(await Promise.all(values)).toEqual(Array(3).fill({ Cf_MeetingChannel: 'Video' }))
  })
})

describe('an appointment that is made a series', () => {
  it("[R331] gives its further dates what the activity has in the company's own fields", async () => {
    const day = '2026-11-24'
    http.world.calendar.put(aReview)
    await setUp(oneOfEach)
    expect((await create({ Cf_MeetingChannel: 'Video', Cf_Visitors: 3, Cf_Mood: 'Bad' })).status).toBe(201)
    http.world.calendar.put({ ...aReview, kind: 'series' })
    for (const on of days(day, 3)) http.world.calendar.put(aDate(on, { subject: aReview.subject }, aReview.eventId))
    await http.world.notify(aReview.eventId)
    await http.world.settle()

    const made = http.world.crm.journal().filter(({ kind }) => kind === 'create')
    const asked = ['Cf_MeetingChannel', 'Cf_Visitors', 'Cf_Mood', 'Cf_FollowUpOn']
    const values = made.map(({ activityNo }) => http.world.crm.readFields({ kind: 'activity', activityNo }, asked))
    const same = { Cf_MeetingChannel: 'Video', Cf_Visitors: 3, Cf_Mood: 'Bad', Cf_FollowUpOn: null }
    expect(await Promise.all(values)).toEqual(Array(3).fill(same))
  })
})

describe('people', () => {
  it('[R322] come with what is set up of contacts and representatives, by the question who they are', async () => {
    http.world.calendar.put(aReview)
    const field = { editable: false, label: 'Full name', name: 'Name' }
    await setUp([
      { ...field, owner: 'contact' },
      { ...field, owner: 'contact', name: 'Cf_PreferredLanguage', label: 'Language', panels: 'srm' },
      { ...field, owner: 'representative' },
    ])
    const asked = http.world.crm.calls('findPeople')
    const { people } = (await read()) as unknown as { people: { resolution: { kind: string; name?: string }; facts?: unknown }[] }

    expect(people.map(({ resolution, facts }) => [resolution.kind, facts]).toSorted()).toEqual(
      people
        .map(({ resolution: { kind, name } }) => [
          kind,
          kind === 'contact' || kind === 'representative' ? [{ label: 'Full name', type: 'text', value: name }] : undefined,
        ])
        .toSorted(),
    )
    expect([http.world.crm.calls('findPeople') - asked, http.world.crm.calls('readFields')]).toEqual([1, 0])
  })
})

describe('an attribute that IFS loses', () => {
  it('[R323] is left out of form, link and people, keeps nothing from being created, and is named to administrators', async () => {
    http.world.calendar.put(aReview)
    await setUp([
      { name: 'Cf_Mood', required: true },
      { name: 'Cf_Visitors', editable: false },
      { owner: 'contact', name: 'Cf_PreferredLanguage', editable: false },
    ])
    for (const name of ['Cf_Mood', 'Cf_PreferredLanguage']) http.world.crm.removeAttribute(name)

    expect((await formOf()).fields).toEqual([])
    expect((await create({})).body['activity']).toMatchObject({ fields: [{ label: 'Visitors', value: null }] })
    expect(await read()).toMatchObject({ link: { activity: { fields: [{ label: 'Visitors', value: null }] } } })
    const { body } = await http.ask('karin', 'GET', '/api/admin/panel')
    expect(body['faults']).toEqual([
      {
        owner: 'activity',
        name: 'Cf_Mood',
        message: 'IFS has no activity attribute Cf_Mood any more; the panel leaves it out.',
        fix: 'Take it away, or bring it back in IFS.',
      },
      {
        owner: 'contact',
        name: 'Cf_PreferredLanguage',
        message: 'IFS has no contact attribute Cf_PreferredLanguage any more; the panel leaves it out.',
        fix: 'Take it away, or bring it back in IFS.',
      },
    ])
    const { body: report } = await http.ask('karin', 'POST', '/api/admin/doctor', { only: ['panel-fields'] })
    expect(report['checks']).toMatchObject([
      {
        title: 'Fields of the panel',
        outcome: 'needs-fix',
        found:
          'IFS has no activity attribute Cf_Mood any more; the panel leaves it out. IFS has no contact attribute Cf_PreferredLanguage any more; the panel leaves it out.',
        fix: 'Under Panel: Take it away, or bring it back in IFS.',
      },
    ])
  })

  it('[R323] is told by the doctor only where something is wrong and IFS can be asked', async () => {
    const found = async () => {
      const { body } = await http.ask('karin', 'POST', '/api/admin/doctor', { only: ['panel-fields'] })
      return (body['checks'] as { outcome: string; found: string }[]).map(({ outcome, found: seen }) => [outcome, seen])
    }
    const none = await found()
    await setUp([{ name: 'Cf_Mood' }, { owner: 'contact', name: 'Cf_PreferredLanguage', editable: false }])
    const all = await found()
    http.world.crm.failNext(new Unavailable('IFS', 'IFS does not answer.'), { method: 'fieldsOf' })

    expect([none, all, await found()]).toEqual([
      [['fine', 'None is set up beside those of the panel itself.']],
      [['fine', 'IFS has all 2 that are set up.']],
      [['skipped', 'IFS does not answer.']],
    ])
  })
})
