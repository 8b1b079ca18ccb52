import { beforeEach, describe, expect, it } from '@jest/globals'
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

  const mood = {
    owner: 'activity',
    name: 'Cf_Mood',
    label: 'Mood',
    editable: true,
    required: false,
    preset: 'Good',
    panels: 'crm',
  }
  const fair = { activityTypes: [{ type: 'Fair', subTypes: ['Booth'] }], defaultActivityType: 'Fair', helpUrl: '' }
  const setUp = () => ask('PUT', '/api/admin/panel', { version: 0, fields: [mood], settings: fair })
  const imported = async (document: string, step: 'check' | 'import') =>
    (await ask('POST', `/api/admin/backup/${step}`, { document })).body

  it('[R329] carries the panel set-up, says whether it is another one, and brings it back', async () => {
    await setUp()
    const document = await exported()
    http = await openHttpWorld()

    const seen = [(await imported(document, 'check'))['panel'], (await imported(document, 'import'))['panel']]
    expect((await ask('GET', '/api/admin/panel')).body).toMatchObject({ version: 1, fields: [mood], settings: fair })
    expect([...seen, (await imported(document, 'import'))['panel']]).toEqual([true, true, false])
  })

  it('[R329] without a panel set-up leaves it as it is, and with a wrong one is refused whole, by its place', async () => {
    await setUp()
    const document = JSON.parse(await exported()) as Record<string, unknown>
    const { panel: _panel, ...older } = document
    const withPanel = (panel: unknown): string => JSON.stringify({ ...document, panel })
    const noHelp = { ...fair, helpUrl: 'http://halden.example' }
    const wrong = [
      [],
      { fields: [{ ...mood, owner: 'nobody' }], settings: fair },
      { fields: [{ ...mood, label: ' ' }], settings: fair },
      { fields: [], settings: noHelp },
    ]
    const places: unknown[] = []
    for (const panel of wrong) {
      const { faults } = (await imported(withPanel(panel), 'check')) as unknown as { faults: { path: string }[] }
      places.push(faults.map(({ path }) => path))
    }

    expect((await imported(JSON.stringify(older), 'import'))['panel']).toBe(false)
    expect(places).toEqual([['panel'], ['panel.fields.0.owner'], ['panel.fields.0.label'], ['panel.settings.helpUrl']])
    const refused = await ask('POST', '/api/admin/backup/import', { document: withPanel(wrong[3]) })
    expect(refusal(refused).slice(0, 2)).toEqual([422, 'bad-backup'])
    expect((await ask('GET', '/api/admin/panel')).body).toMatchObject({ version: 1, fields: [mood] })
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
