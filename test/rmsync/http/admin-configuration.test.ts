import { X509Certificate } from 'node:crypto'
import { beforeEach, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { checkSettings } from '../../../src/domain/check-settings.ts'
import { defaultSettings, type SecretName, type SettingName } from '../../../src/domain/settings.ts'
import { wrongSecrets, wrongSettings } from '../../support/wrong-settings.ts'
import { openHttpWorld, refusal, type HttpWorld } from './http-world.ts'
import { makeLocalCertificates } from '../../../src/standins/tls.ts'

let http: HttpWorld
beforeEach(async () => {
  http = await openHttpWorld()
})
const save = (changes: object) =>
  http.ask('karin', 'PUT', '/api/admin/configuration', { version: 0, values: {}, secrets: {}, confirmed: false, ...changes })
const read = async () => (await http.ask('karin', 'GET', '/api/admin/configuration')).body

describe('the configuration', () => {
  it('is shown with what the environment fixes, and secrets as set or not', async () => {
    expect(await read()).toEqual({
      version: 0,
      values: { ...defaultSettings, tenantId: '6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00' },
      locked: [{ field: 'tenantId', variable: 'TENANT_ID' }],
      secrets: ['clientSecret', 'clientCertificate', 'alertWebhookSecret', 'smtpUrl'].map((name) => ({
        name,
        isSet: false,
        changedAt: null,
        changedBy: null,
        expiresAt: null,
        daysLeft: null,
        thumbprint: null,
      })),
      changedAt: null,
      changedBy: null,
    })
  })

  it('[R70] a saved setting holds at once and for the next start, with who changed it', async () => {
    const saved = await save({ values: { syncCycleMinutes: 15, brakeDeletions: 30 } })
    expect(saved).toMatchObject({
      status: 200,
      body: { version: 1, values: { syncCycleMinutes: 15, brakeDeletions: 30 }, changedBy: 'Karin Olsson' },
    })
    const { settings, settingsStore } = http.administration.base
    expect(settings.current()).toMatchObject({ syncCycleMinutes: 15, brakeDeletions: 30, horizonDays: 90 })
    expect((await settingsStore.readConfiguration()).values).toEqual({ syncCycleMinutes: 15, brakeDeletions: 30 })
  })

  it('[R70] what somebody else saved meanwhile is not overwritten', async () => {
    await save({ values: { syncCycleMinutes: 15 } })
    expect(refusal(await save({ values: { horizonDays: 30 } }))).toEqual([
      409,
      'changed-meanwhile',
      'Somebody else changed the configuration meanwhile.',
    ])
    expect(await read()).toMatchObject({ version: 1, values: { syncCycleMinutes: 15, horizonDays: 90 } })
  })

  it('[R70] what the environment fixes is not changed here, and the refusal names the variable', async () => {
    const answer = await save({ values: { tenantId: '00000000-0000-4000-8000-000000000000' } })
    expect(refusal(answer)).toEqual([
      422,
      'invalid-settings',
      'tenantId: It is fixed by TENANT_ID in the environment of rmsync.',
      'tenantId',
    ])
  })

  it('of one wrong value nothing is saved', async () => {
    expect(refusal(await save({ values: { horizonDays: 30, syncCycleMinutes: 0 } }))).toEqual([
      422,
      'invalid-settings',
      'syncCycleMinutes: 0 is too little.',
      'syncCycleMinutes',
    ])
    expect(await read()).toMatchObject({ version: 0, values: { horizonDays: 90 } })
  })

  it('a value of another type is refused by the name of its field', async () => {
    expect(refusal(await save({ values: { syncCycleMinutes: 'often' } })).slice(0, 2)).toEqual([400, 'bad-request'])
    expect(refusal(await save({ values: { syncCycleMinutes: 'often' } }))[3]).toBe('values.syncCycleMinutes')
  })

  it('[R72] a change with consequences is told before it is saved, with what is concerned', async () => {
    await http.world.link()
    const asked = { version: 0, values: { calendar: 'dedicated' }, secrets: {}, confirmed: false }
    const checked = await http.ask('karin', 'POST', '/api/admin/configuration/check', asked)
    expect(checked.body).toMatchObject({
      faults: [],
      consequences: [
        {
          field: 'calendar',
          total: 1,
          concerned: [{ name: 'Quarterly review Norrvik', detail: 'Activity 4711, Ellen Sandberg' }],
        },
      ],
    })
    expect(refusal(await save({ values: { calendar: 'dedicated' } })).slice(0, 2)).toEqual([409, 'confirm-consequences'])
    expect(await save({ values: { calendar: 'dedicated' }, confirmed: true })).toMatchObject({
      status: 200,
      body: { values: { calendar: 'dedicated' } },
    })
  })
})

describe('[R73] secrets', () => {
  it('are kept encrypted, shown as set only, and forgotten on demand', async () => {
    const saved = await save({
      secrets: { clientSecret: 'hunter2~Very.Secret' },
      values: { clientSecretExpiresOn: '2026-12-04' },
    })
    const secret = {
      name: 'clientSecret',
      isSet: true,
      changedAt: '2026-11-23T08:00:00Z',
      changedBy: 'Karin Olsson',
      expiresAt: '2026-12-04T00:00:00Z',
      daysLeft: 10,
      thumbprint: null,
    }
    expect((saved.body['secrets'] as unknown[])[0]).toEqual(secret)
    const { rows } = await sql<{ sealed: string }>`select sealed from secrets`.execute(http.world.database.db)
    expect(JSON.stringify([saved.body, rows, await read()])).not.toContain('hunter2')
    expect(http.administration.base.settings.secret('clientSecret')).toBe('hunter2~Very.Secret')
    await save({ version: 1, secrets: { clientSecret: null } })
    expect(http.administration.base.settings.secret('clientSecret')).toBeNull()
  })

  it('of a certificate show what is public in it; a key that belongs to another is refused', async () => {
    const [one, other] = await Promise.all([makeLocalCertificates(), makeLocalCertificates()])
    const leaf = (pem: string): string => pem.slice(0, pem.indexOf('-----END CERTIFICATE-----') + 25)
    const refused = await save({ secrets: { clientCertificate: `${leaf(one.cert)}\n${other.key}` } })
    expect([refused.status, (refused.body['error'] as { field: string }).field]).toEqual([422, 'clientCertificate'])
    const { keyType, pem } = {
      keyType: new X509Certificate(one.cert).publicKey.asymmetricKeyType,
      pem: `${leaf(one.cert)}\n${one.key}`,
    }
    const saved = await save({ secrets: { clientCertificate: pem } })
    const shown = (saved.body['secrets'] as { name: string; thumbprint: string | null }[] | undefined)?.find(
      ({ name }) => name === 'clientCertificate',
    )
    expect(shown?.thumbprint ?? null).toBe(
      keyType === 'rsa' ? new X509Certificate(one.cert).fingerprint.replaceAll(':', '') : null,
    )
  })
})

describe('[R394] every field refuses what it can not keep, with a reason and the fix', () => {
  const all = Object.keys(wrongSettings) as SettingName[]
  it('no field is left out', () => {
    expect(all.toSorted()).toEqual(Object.keys(defaultSettings).toSorted())
  })
  it.each(all)('%s', (field) => {
    for (const value of wrongSettings[field]) {
      const settings = { ...defaultSettings, [field]: value }
      const faults = checkSettings(settings, [field], {})
      expect([value, faults.map((fault) => [fault.field, fault.message.length > 5, fault.fix.length > 5])]).toEqual([
        value,
        [[field, true, true]],
      ])
    }
  })
  it.each(Object.keys(wrongSecrets) as SecretName[])('secret %s', (name) => {
    for (const value of wrongSecrets[name])
      expect(checkSettings(defaultSettings, [], { [name]: value }).map((fault) => fault.field)).toEqual([name])
  })
  it('the service refuses each by the name of its field, and keeps nothing of what came with it', async () => {
    const asked = [
      ...all.flatMap((field) =>
        wrongSettings[field].map((value) => [field, { values: { horizonDays: 30, [field]: value } }] as const),
      ),
      ...Object.entries(wrongSecrets).flatMap(([name, values]) =>
        values.map((value) => [name, { values: { horizonDays: 30 }, secrets: { [name]: value } }] as const),
      ),
    ]
    // an id that is empty already is no change
    await save({ values: { applicationId: '6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00' } })
    const told: unknown[] = []
    for (const [field, body] of asked) {
      const { status, body: answer } = await save({ version: 1, ...body })
      const { field: named = '', fix } = answer['error'] as { field?: string; fix: string }
      told.push([status === 422 || status === 400, named.replace(/^(values|secrets)\./, ''), fix.length > 5, field])
    }
    expect(told).toEqual(asked.map(([field]) => [true, field, true, field]))
    expect(await read()).toMatchObject({ version: 1, values: { horizonDays: 90 } })
  })
  it('the defaults are right, but for the ids that nobody knows yet', () => {
    expect(checkSettings(defaultSettings, all, {}).map((fault) => fault.field)).toEqual(['tenantId', 'applicationId'])
  })
})
