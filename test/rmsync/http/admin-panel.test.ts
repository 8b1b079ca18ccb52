import { beforeEach, describe, expect, it } from '@jest/globals'
import { readOptions } from '../../../scripts/manifest/manifest-options.ts'
import { noticesManifest } from '../../../src/domain/manifest/notices-manifest.ts'
import { panelManifest } from '../../../src/domain/manifest/panel-manifest.ts'
import { renderManifest } from '../../../src/rmsync/operations/render-manifest.ts'
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
