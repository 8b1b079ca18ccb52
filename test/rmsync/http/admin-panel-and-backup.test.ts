import { beforeEach, describe, expect, it } from '@jest/globals'
import { readOptions } from '../../../scripts/manifest/manifest-options.ts'
import { noticesManifest } from '../../../src/domain/manifest/notices-manifest.ts'
import { panelManifest } from '../../../src/domain/manifest/panel-manifest.ts'
import { renderManifest } from '../../../src/rmsync/operations/render-manifest.ts'
import { aReview } from '../../support/world.ts'
import type { EventId } from '../../../src/domain/ids.ts'
import { Refused } from '../../../src/domain/errors.ts'
import { openHttpWorld, refusal, type HttpWorld } from './http-world.ts'

let http: HttpWorld
beforeEach(async () => {
  http = await openHttpWorld()
})
const file = async (method: 'GET' | 'POST', url: string, payload?: object) => {
  const headers = { authorization: 'Bearer karin' }
  return http.app.inject(payload === undefined ? { method, url, headers } : { method, url, headers, payload })
}
const ask = (method: 'GET' | 'POST' | 'PUT', url: string, body?: object) => http.ask('karin', method, url, body)

describe('the manifest', () => {
  const request = {
    panel: 'crm',
    baseUrl: 'https://rm.halden.example/',
    displayName: 'Halden <CRM> & more',
    languages: ['sv', 'en'],
  }

  it('[R82] carries address, name and languages of the company', async () => {
    const { body, headers } = await file('POST', '/api/admin/manifest', request)
    expect(headers['content-disposition']).toBe('attachment; filename="rm-panel-crm.xml"')
    for (const part of [
      '<DefaultLocale>sv-SE<',
      '"Halden &lt;CRM&gt; &amp; more"',
      '"https://rm.halden.example/panel/taskpane.html"',
    ])
      expect([part, body.includes(part)]).toEqual([part, true])
    expect(body).not.toContain('localhost')
  })

  it('[R82] of the SRM panel has an id, icons and an address of its own', async () => {
    const [crm, srm] = await Promise.all(
      ['crm', 'srm'].map((panel) => file('POST', '/api/admin/manifest', { ...request, panel })),
    )
    const idOf = (xml = ''): string => /<Id>(.*?)</.exec(xml)?.[1] ?? ''
    expect([
      idOf(crm?.body) === idOf(srm?.body),
      srm?.body.includes('/assets/srm-64.png'),
      srm?.body.includes('taskpane.html?panel=srm"'),
    ]).toEqual([false, true, true])
  })

  it('[R327] is, letter by letter, what npm run manifest writes: of either panel, and that of the notices', async () => {
    const languages = ['de', 'en', 'sv', 'fr', 'es', 'ja']
    const made = async (panel: string, kind: string) =>
      (await file('POST', '/api/admin/manifest', { ...request, panel, kind, languages, version: '1.4.0.0' })).body
    const args = ['--base-url', request.baseUrl, '--name', request.displayName, '--language', 'de', '--release', '1.4.0.0']
    const optionsOf = (panel: string) => readOptions(['--panel', panel, ...args])

    expect([await made('crm', 'panel'), await made('srm', 'panel'), await made('crm', 'notices')]).toEqual([
      renderManifest(panelManifest(optionsOf('crm'))),
      renderManifest(panelManifest(optionsOf('srm'))),
      renderManifest(noticesManifest(optionsOf('crm'))),
    ])
  })

  it.each([
    ['baseUrl', 'http://rm.halden.example', 'Outlook loads panels by https only.'],
    ['baseUrl', 'rm.halden.example', 'This is no address.'],
    ['baseUrl', 'https://rm.halden.example/?a=1', 'The address must have nothing behind its host.'],
    ['baseUrl', 'https://rm.halden.example/rm', 'The address must have nothing behind its host.'],
    ['displayName', '  ', 'The add-in has no name.'],
    ['version', '1', 'This is no version.'],
  ])('[R327] is refused by the field: %s %s', async (field, value, message) => {
    expect(refusal(await ask('POST', '/api/admin/manifest', { ...request, [field]: value }))).toEqual([
      422,
      'bad-request',
      message,
      field,
    ])
  })

  it.each([
    ['panel', 'erp'],
    ['languages', []],
    ['languages', ['en', 'tlh']],
    ['displayName', 'x'.repeat(126)],
    ['kind', 'other'],
  ])('[R327] is refused for a %s that there is not', async (field, value) => {
    const [status, code, , where] = refusal(await ask('POST', '/api/admin/manifest', { ...request, [field]: value }))
    expect([status, code, String(where).split('.')[0]]).toEqual([400, 'bad-request', field])
  })
})

describe('the panel set-up', () => {
  const settings = { activityTypes: [], defaultActivityType: '', helpUrl: '' }
  const save = (version: number, fields: object[], changed = {}) =>
    ask('PUT', '/api/admin/panel', { version, fields, settings: { ...settings, ...changed } })

  it('is kept with who changed it, and not over what another changed meanwhile', async () => {
    expect(await save(0, [], { helpUrl: 'https://halden.example/help' })).toMatchObject({
      status: 200,
      body: { version: 1, changedBy: 'Karin Olsson' },
    })
    expect(refusal(await save(0, [])).slice(0, 2)).toEqual([409, 'changed-meanwhile'])
  })

  it('[R325] offers what IFS has, and refuses every wrong value by its field, keeping nothing of it', async () => {
    const { body } = await ask('GET', '/api/admin/panel/fields?owner=activity')
    const offered = body['fields'] as { name: string; isTaken?: true }[]
    const field = { owner: 'activity', name: 'Cf_Visitors', label: 'Own label', editable: true, required: false }
    expect(offered.map(({ name, isTaken }) => [name, isTaken]).slice(0, 2)).toEqual([
      ['Description', true],
      ['Cf_MeetingChannel', undefined],
    ])
    expect(await save(0, [field])).toMatchObject({
      status: 200,
      body: { fields: [{ ...field, preset: null, panels: 'both' }], faults: [] },
    })
    const named = async (fields: object[], settings: object = {}) => refusal(await save(1, fields, settings)).slice(2)
    const type = { type: 'Visit', subTypes: [] }
    expect([
      await named([{ ...field, name: 'CfNothing' }]),
      await named([field, field]),
      await named([{ ...field, label: '  ' }]),
      await named([{ ...field, editable: false, required: true }]),
      await named([{ ...field, preset: 1.5 }]),
      await named([{ ...field, name: 'Description' }]),
      await named([{ ...field, name: 'Description', editable: false, preset: 'x' }]),
      await named([{ ...field, owner: 'contact', name: 'Name' }]),
      await named([{ ...field, owner: 'contact', name: 'Name', editable: false, preset: 'x' }]),
      await named([{ ...field, owner: 'representative', name: 'Name', editable: false, panels: 'crm' }]),
      await named([], { activityTypes: [type, { ...type, type: ' ' }] }),
      await named([], { activityTypes: [type, type] }),
      await named([], { activityTypes: [{ ...type, subTypes: ['First', 'First'] }] }),
      await named([], { activityTypes: [type], defaultActivityType: 'Meeting' }),
      await named([], { defaultActivityType: 'Visit' }),
      await named([], { helpUrl: 'http://halden.example' }),
      await named([], { helpUrl: 'halden' }),
    ]).toEqual([
      ['IFS has no activity attribute CfNothing.', 'fields.0.name'],
      ['Cf_Visitors stands in the list twice.', 'fields.1.name'],
      ['Cf_Visitors has no label.', 'fields.0.label'],
      ['Cf_Visitors is required and can not be filled in.', 'fields.0.required'],
      ['The default of Cf_Visitors takes whole numbers only.', 'fields.0.preset'],
      ['Description is filled in by RM Panel itself.', 'fields.0.editable'],
      ['Description is filled in by RM Panel itself.', 'fields.0.preset'],
      ['Name belongs to a contact and is shown only.', 'fields.0.editable'],
      ['Name belongs to a contact and is shown only.', 'fields.0.preset'],
      ['Name belongs to a representative, who is in both panels.', 'fields.0.panels'],
      ['An activity type has no name.', 'settings.activityTypes.1.type'],
      ['The activity type Visit stands there twice.', 'settings.activityTypes.1.type'],
      ['Visit has the sub type First twice.', 'settings.activityTypes.0.subTypes'],
      ['The default Meeting is none of the activity types.', 'settings.defaultActivityType'],
      ['The default Visit is none of the activity types.', 'settings.defaultActivityType'],
      ['The help page is no https:// address.', 'settings.helpUrl'],
      ['The help page is no https:// address.', 'settings.helpUrl'],
    ])
    expect((await ask('GET', '/api/admin/panel')).body['version']).toBe(1)
  })
})

describe('a backup', () => {
  const exported = async (): Promise<string> => (await file('GET', '/api/admin/backup')).body

  it('[R83] brings links and configuration back into an empty database, and a second time changes nothing', async () => {
    const { linkId } = await http.world.link()
    await ask('PUT', '/api/admin/configuration', {
      version: 0,
      values: { horizonDays: 30 },
      secrets: { clientSecret: 'hunter2-of-entra' },
      confirmed: false,
    })
    const document = await exported()
    expect(document).not.toContain('hunter2')
    const link = await http.world.linkOf(linkId)
    http = await openHttpWorld()
    expect((await ask('POST', '/api/admin/backup/check', { document })).body).toMatchObject({
      links: { new: 1, same: 0, differing: 0 },
      settings: 1,
      faults: [],
      applied: false,
    })
    expect(await http.world.linkOf(linkId)).toBeNull()
    expect((await ask('POST', '/api/admin/backup/import', { document })).body).toMatchObject({ links: { new: 1 }, applied: true })
    expect(await http.world.linkOf(linkId)).toEqual(link)
    expect(http.administration.base.settings.current().horizonDays).toBe(30)
    expect((await ask('POST', '/api/admin/backup/import', { document })).body).toMatchObject({
      links: { new: 0, same: 1, differing: 0 },
      settings: 0,
    })
  })

  it('[R83] with one wrong row is refused whole', async () => {
    const { linkId } = await http.world.link()
    const document = await exported()
    http = await openHttpWorld()
    const broken = document.replace('"activity_no"', '"activity_number"')
    const checked = (await ask('POST', '/api/admin/backup/check', { document: broken })).body
    expect(checked['faults']).toEqual([
      { path: 'tables.links.0.activity_no', message: 'It is missing.' },
      { path: 'tables.links.0.activity_number', message: 'There is no such column.' },
    ])
    expect(refusal(await ask('POST', '/api/admin/backup/import', { document: broken })).slice(0, 2)).toEqual([422, 'bad-backup'])
    expect(await http.world.linkOf(linkId)).toBeNull()
  })

  it('[R83] of a newer RM Panel is refused by what this one does not know', async () => {
    const newer = (await exported()).replace('"0005-administration"', '"0005-administration","0099-later"')
    expect(refusal(await ask('POST', '/api/admin/backup/import', { document: newer }))[2]).toBe(
      'The backup was made by a newer RM Panel (0.1.0): it has 0099-later.',
    )
  })

  it.each(['', '{}', '[1]', 'null', '{"format":"rm-panel-backup","formatVersion":2}'])(
    'that is none is refused: %s',
    async (document) => {
      expect(refusal(await ask('POST', '/api/admin/backup/import', { document })).slice(0, 2)).toEqual([422, 'bad-backup'])
    },
  )
})

it('[R84] diagnostics hold versions, state and the log, and no secret, subject or name', async () => {
  await http.administration.refreshRoster()
  await http.world.link()
  await http.world.link(
    { itemId: 'event-2' },
    { ...aReview, eventId: 'event-2' as EventId, iCalUId: 'meeting-2', subject: 'Takeover of Ostfjord' },
  )
  http.world.crm.failNext(new Refused('IFS', 'Description "Takeover of Ostfjord" is not allowed.'), { method: 'patchActivity' })
  http.world.calendar.edit({ ...aReview, eventId: 'event-2' as EventId }, { subject: 'Takeover of Ostfjord, secret' })
  await http.world.notify('event-2' as EventId)
  await http.world.settle()
  await ask('PUT', '/api/admin/configuration', {
    version: 0,
    values: {
      alertEmailTo: 'karin@halden.example',
      alertEmailFrom: 'rm@halden.example',
      alertWebhookUrl: 'https://hooks.example/T0P-key',
    },
    secrets: {
      clientSecret: 'hunter2-of-entra',
      smtpUrl: 'smtps://rm:smtp-word@mail.halden.example',
      alertWebhookSecret: 'signs-each-call-01',
    },
    confirmed: false,
  })
  await ask('POST', '/api/admin/doctor', { mailboxOutOfScope: 'sofia.brandt@halden.example' })
  await ask('POST', '/api/admin/service/pause', { reason: 'Nadia asked for it' })
  const { body } = await file('GET', '/api/admin/diagnostics')
  const bundle = JSON.parse(body) as {
    log: { outcome: string; appointment: string }[]
    doctor: { checks: { id: string; outcome: string }[] }
  }
  expect(bundle).toMatchObject({
    format: 'rm-panel-diagnostics',
    versions: { rmPanel: '0.1.0' },
    configuration: {
      values: { alertEmailTo: 'set', alertWebhookUrl: 'set', syncCycleMinutes: 5 },
      secrets: [{ name: 'clientSecret', isSet: true }, {}, {}, {}],
    },
    service: { state: 'paused' },
    health: { alerts: expect.arrayContaining([expect.objectContaining({ kind: 'set-aside' })]) },
  })
  // rows about one appointment can be told as such
  expect(bundle.log.map(({ outcome }) => outcome)).toEqual(['set-aside', 'linked', 'linked'])
  expect([new Set(bundle.log.map(({ appointment }) => appointment)).size, bundle.doctor.checks.length > 10]).toEqual([2, true])
  const secret = ['hunter2', 'smtp-word', 'signs-each', 'T0P-key', 'Quarterly review', 'Takeover', 'Ostfjord', 'Norrvik', 'Nadia']
  const people = [
    'Ellen',
    'Sandberg',
    'Jonas',
    'Maria',
    'Karin',
    'karin@',
    'sofia',
    'Sofia',
    '@halden.example',
    'ELSA',
    '4711',
    '4712',
  ]
  expect([...secret, ...people].filter((text) => body.includes(text))).toEqual([])
})

describe('the log', () => {
  it('is asked by activity, time and what is new, and exported as a file that a table takes', async () => {
    await http.world.link()
    const rows = async (query: string) => ((await ask('GET', `/api/admin/log${query}`)).body['rows'] as unknown[]).length
    expect({
      activity: await rows('?activityNo=4711'),
      other: await rows('?activityNo=1'),
      from: await rows('?from=2026-11-23T00:00:00Z'),
      later: await rows('?from=2026-11-24T00:00:00Z'),
      earlier: await rows('?to=2026-11-23T00:00:00Z'),
      subject: await rows('?appointment=quarterly'),
      all: await rows('?after=0'),
      none: await rows('?after=100'),
    }).toEqual({ activity: 1, other: 0, from: 1, later: 0, earlier: 0, subject: 1, all: 1, none: 0 })
    const csv = await file('GET', '/api/admin/log/export?format=csv')
    expect([csv.headers['content-type'], csv.body.startsWith('\uFEFFRow,Seen'), csv.body.trim().split('\r\n').length]).toEqual([
      'text/csv; charset=utf-8',
      true,
      2,
    ])
    expect(JSON.parse((await file('GET', '/api/admin/log/export?format=json')).body)).toMatchObject([
      { outcome: 'linked', activityNo: '4711' },
    ])
  })

  it('[R85] a subject that begins like a formula stays text in the table', async () => {
    await http.world.link({}, { ...aReview, subject: '=HYPERLINK("https://evil.example")' })
    expect((await file('GET', '/api/admin/log/export')).body).toContain(`'=HYPERLINK`)
  })
})

describe('Sync Active', () => {
  it('[R86] is switched for some, for all and by a table, and outlives the next look into IFS', async () => {
    await http.administration.refreshRoster()
    const active = async (): Promise<string> =>
      (await http.world.store.representatives())
        .filter((row) => row.syncActive)
        .map((row) => row.representativeId)
        .toSorted()
        .join()
    const before = await active()
    expect(
      (await ask('POST', '/api/admin/representatives/sync-active', { representatives: ['ELSA', 'NOBODY'], syncActive: false }))
        .body,
    ).toEqual({ changed: 1, unknown: ['NOBODY'] })
    await http.administration.refreshRoster()
    expect([before.includes('ELSA'), (await active()).includes('ELSA')]).toEqual([true, false])
    const csv = 'representative;active\nellen.sandberg@halden.example;yes\nNOBODY;no\n'
    const preview = await ask('POST', '/api/admin/representatives/import', { csv, apply: false })
    expect(preview.body).toMatchObject({
      turnOn: 1,
      wrong: 1,
      applied: false,
      lines: [
        { line: 2, outcome: 'turn-on', name: 'Ellen Sandberg' },
        { line: 3, outcome: 'wrong', reason: 'IFS has no representative NOBODY.' },
      ],
    })
    expect(refusal(await ask('POST', '/api/admin/representatives/import', { csv, apply: true })).slice(0, 2)).toEqual([
      422,
      'bad-csv',
    ])
    await ask('POST', '/api/admin/representatives/import', { csv: csv.split('\n').slice(0, 2).join('\n'), apply: true })
    expect(await active()).toBe(before)
  })

  it('[R86] of a table every wrong line is named', async () => {
    await http.administration.refreshRoster()
    const csv = 'Representative,Active\n,yes\nELSA,perhaps\nELSA,no\nELSA,yes\n'
    const { body } = await ask('POST', '/api/admin/representatives/import', { csv, apply: false })
    expect((body['lines'] as { reason: string }[]).map(({ reason }) => reason)).toEqual([
      'The representative is missing.',
      'perhaps is neither yes nor no.',
      'ELSA stands in line 3 already.',
      'ELSA stands in line 3 already.',
    ])
    expect(refusal(await ask('POST', '/api/admin/representatives/import', { csv: 'name\nx', apply: false }))[2]).toBe(
      'The column representative is missing.',
    )
  })
})
