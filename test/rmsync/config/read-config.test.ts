import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigurationError, givenSettings, readConfig } from '../../../src/rmsync/config.ts'

let folder: string
let required: Record<string, string>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rm-panel-config-'))
  for (const name of ['cert.pem', 'key.pem']) await writeFile(join(folder, name), 'PEM')
  required = {
    PUBLIC_URL: 'https://rmsync.example',
    TLS_CERT_FILE: join(folder, 'cert.pem'),
    TLS_KEY_FILE: join(folder, 'key.pem'),
    TENANT_ID: '6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00',
    GRAPH_CLIENT_ID: 'a1f3c0de-0003-4c11-8a11-000000000003',
    GRAPH_CLIENT_SECRET: 'graph-secret',
    API_CLIENT_ID: 'a1f3c0de-0002-4c11-8a11-000000000002',
    PANEL_CLIENT_ID: 'a1f3c0de-0001-4c11-8a11-000000000001',
    IFS_URL: 'https://ifs.example',
    IFS_TOKEN_URL: 'https://ifs.example/auth/token',
    IFS_CLIENT_ID: 'rmsync',
    IFS_CLIENT_SECRET: 'ifs-secret',
  }
})
afterAll(() => rm(folder, { recursive: true }))

function faultsOf(environment: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults
    throw error
  }
}
async function file(text: string): Promise<string> {
  const path = join(folder, 'config.json')
  await writeFile(path, text)
  return path
}

describe('a configuration', () => {
  it('with what is required stands on the defaults', () => {
    expect(readConfig(required)).toMatchObject({
      PORT: 8445,
      HOST: 'localhost',
      authority: 'https://login.microsoftonline.com/6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00',
      ALLOW_LOCAL_IDENTITY: false,
      GRAPH_URL: 'https://graph.microsoft.com',
      SYNC_ACTIVE: 'all',
      NOTIFICATIONS: true,
    })
  })

  it('[R70] what it gives of the Calendar Sync Configuration stands, by the name of its variable; what it leaves out does not', () => {
    const { GRAPH_CLIENT_ID: _, GRAPH_CLIENT_SECRET: __, ...bare } = required
    expect(givenSettings(readConfig(bare))).toEqual({
      values: { tenantId: required['TENANT_ID'] },
      secrets: {},
      variables: { tenantId: 'TENANT_ID' },
    })
    const given = givenSettings(
      readConfig({ ...required, SYNC_CYCLE_MINUTES: '15', DELETE_WHEN_CANCELLED: 'false', LOG_LEVEL: 'warn' }),
    )
    expect(given).toEqual({
      values: {
        tenantId: required['TENANT_ID'],
        applicationId: required['GRAPH_CLIENT_ID'],
        credential: 'secret',
        syncCycleMinutes: 15,
        deleteWhenCancelled: false,
        logDebug: false,
      },
      secrets: { clientSecret: 'graph-secret' },
      variables: {
        tenantId: 'TENANT_ID',
        applicationId: 'GRAPH_CLIENT_ID',
        credential: 'GRAPH_CLIENT_SECRET',
        clientSecret: 'GRAPH_CLIENT_SECRET',
        syncCycleMinutes: 'SYNC_CYCLE_MINUTES',
        deleteWhenCancelled: 'DELETE_WHEN_CANCELLED',
        logDebug: 'LOG_LEVEL',
      },
    })
  })

  it('can not be changed afterwards, in no part', () => {
    const config = readConfig({
      ...required,
      SYNC_ACTIVE: 'ELSA, JOEK,',
      ACTIVITY_TYPES: '[{"type":"Meeting","subTypes":["Visit"]}]',
    })
    expect([config.SYNC_ACTIVE, config.ACTIVITY_TYPES]).toEqual([['ELSA', 'JOEK'], [{ type: 'Meeting', subTypes: ['Visit'] }]])
    expect(
      [config, config.SYNC_ACTIVE, config.ACTIVITY_TYPES, config.ACTIVITY_TYPES[0], config.ACTIVITY_TYPES[0]?.subTypes].map(
        Object.isFrozen,
      ),
    ).toEqual(Array.from({ length: 5 }, () => true))
  })

  it('reads ids and addresses as Microsoft writes them: lower case, no slash at the end', () => {
    const config = readConfig({
      ...required,
      TENANT_ID: '6F0F9A52-3C1D-4A7E-9B61-2D5C8E7A1F00',
      PUBLIC_URL: 'https://rmsync.example//',
    })
    expect([config.TENANT_ID, config.PUBLIC_URL]).toEqual(['6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00', 'https://rmsync.example'])
  })

  it('takes the environment before the file, and what is empty for what is not there', async () => {
    const { PUBLIC_URL: _, ...others } = required
    const CONFIG_FILE = await file(
      JSON.stringify({
        ...others,
        PUBLIC_URL: 'https://file.example',
        PORT: 9000,
        LOG_LEVEL: 'warn',
        TENANT_NAME: '',
        NOTIFICATIONS: false,
      }),
    )
    expect(readConfig({ CONFIG_FILE, PORT: '9001', LOG_LEVEL: '' })).toMatchObject({
      PUBLIC_URL: 'https://file.example',
      PORT: 9001,
      LOG_LEVEL: 'warn',
      TENANT_NAME: '',
      NOTIFICATIONS: false,
    })
  })

  it('takes a list of the file as a list', async () => {
    const CONFIG_FILE = await file(JSON.stringify({ ...required, ACTIVITY_TYPES: [{ type: 'Fair', subTypes: [] }] }))
    expect(readConfig({ CONFIG_FILE }).ACTIVITY_TYPES).toEqual([{ type: 'Fair', subTypes: [] }])
  })
})

it('asks for no token endpoint where IFS takes user and password', () => {
  const { IFS_TOKEN_URL: _, ...rest } = required
  const { IFS_AUTHENTICATION, IFS_TOKEN_URL } = readConfig({ ...rest, IFS_AUTHENTICATION: 'basic' })
  expect([IFS_AUTHENTICATION, IFS_TOKEN_URL]).toEqual(['basic', undefined])
})

describe('faults', () => {
  it('of what is missing are all named, with what is expected', () => {
    expect(faultsOf({})).toEqual([
      'PUBLIC_URL is missing; it must be an https:// address.',
      'TLS_CERT_FILE is missing; it must name a file that exists.',
      'TLS_KEY_FILE is missing; it must name a file that exists.',
      'TENANT_ID is missing; it must be a GUID such as 6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00.',
      'API_CLIENT_ID is missing; it must be a GUID such as 6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00.',
      'PANEL_CLIENT_ID is missing; it must be a GUID such as 6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00.',
      'IFS_URL is missing; it must be an https:// address.',
      'IFS_CLIENT_ID is missing; it must not be empty.',
      'IFS_CLIENT_SECRET is missing; it must not be empty.',
      'IFS_TOKEN_URL is missing; it must be an https:// address, unless IFS_AUTHENTICATION is basic.',
    ])
  })

  it.each([
    ['PORT', '70000', 'PORT must be a whole number from 0 to 65535.'],
    ['PORT', 'https', 'PORT must be a whole number from 0 to 65535.'],
    ['PUBLIC_URL', 'http://rmsync.example', 'PUBLIC_URL must be an https:// address.'],
    ['PUBLIC_URL', 'rmsync.example', 'PUBLIC_URL must be an https:// address.'],
    ['TLS_CERT_FILE', '/no/such/file', 'TLS_CERT_FILE must name a file that exists.'],
    ['TLS_CERT_FILE', tmpdir(), 'TLS_CERT_FILE must name a file that exists.'],
    ['EXTRA_CA_FILE', '/no/such/file', 'EXTRA_CA_FILE must name a file that exists.'],
    ['IFS_MAPPING_FILE', '/no/such/file', 'IFS_MAPPING_FILE must name a file that exists.'],
    ['DATABASE_URL', 'mysql://localhost/rm', 'DATABASE_URL must begin with postgres:// or postgresql://.'],
    ['DATABASE_URL', 'postgresfoo', 'DATABASE_URL must begin with postgres:// or postgresql://.'],
    ['TENANT_ID', 'halden', 'TENANT_ID must be a GUID such as 6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00.'],
    ['ALLOW_LOCAL_IDENTITY', 'yes', 'ALLOW_LOCAL_IDENTITY must be true or false.'],
    ['IFS_TIMESTAMPS', 'Middle Earth', 'IFS_TIMESTAMPS must be UTC or an IANA time zone such as Europe/Stockholm.'],
    ['IFS_ACTIVITY_URL', 'https://ifs.example/{no}', 'IFS_ACTIVITY_URL must contain {activityNo}.'],
    ['ACTIVITY_TYPES', 'Meeting', 'ACTIVITY_TYPES must be JSON such as [{"type":"Meeting","subTypes":["Customer visit"]}].'],
    ['ACTIVITY_TYPES', '[]', 'ACTIVITY_TYPES must be JSON such as [{"type":"Meeting","subTypes":["Customer visit"]}].'],
    [
      'ACTIVITY_TYPES',
      '[{"type":""}]',
      'ACTIVITY_TYPES must be JSON such as [{"type":"Meeting","subTypes":["Customer visit"]}].',
    ],
    ['SYNC_CYCLE_MINUTES', '0', 'SYNC_CYCLE_MINUTES must be a whole number from 1 to 1440.'],
    ['SYNC_CYCLE_MINUTES', '2.5', 'SYNC_CYCLE_MINUTES must be a whole number from 1 to 1440.'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be debug, info, warn or error.'],
    [
      'FRAME_ANCESTORS',
      "https://a.example; script-src 'unsafe-inline'",
      'FRAME_ANCESTORS must be https:// addresses with spaces between them.',
    ],
  ])('%s = %s', (name, value, fault) => {
    expect(faultsOf({ ...required, [name]: value })).toEqual([fault])
  })

  it('never repeat a value, which may be a secret', () => {
    const secret = 'hunter2'
    for (const name of Object.keys(required))
      expect(faultsOf({ ...required, [name]: secret, PORT: secret }).join()).not.toContain(secret)
  })

  it.each([
    ['{"GRAPH_CLIENT_SECRET": "hunter2" "PORT": 1}', /^CONFIG_FILE \S+ is no JSON\b/],
    ['GRAPH_CLIENT_SECRET=hunter2', /^CONFIG_FILE \S+ is no JSON\b/],
    ['["hunter2"]', /^CONFIG_FILE \S+ must hold one JSON object/],
    ['"hunter2"', /^CONFIG_FILE \S+ must hold one JSON object/],
    ['null', /^CONFIG_FILE \S+ must hold one JSON object/],
  ])('of the file say what is wrong with it and not what is in it: %s', async (text, fault) => {
    const faults = faultsOf({ ...required, CONFIG_FILE: await file(text) })
    expect(faults).toEqual([expect.stringMatching(fault)])
    expect(faults.join()).not.toContain('hunter2')
  })

  it('of a file that is not there, and of a name in it that is no setting, are named', async () => {
    expect(faultsOf({ ...required, CONFIG_FILE: '/no/such/config.json' })).toEqual([
      'CONFIG_FILE /no/such/config.json can not be read (ENOENT).',
    ])
    expect(faultsOf({ CONFIG_FILE: await file(JSON.stringify({ ...required, TENANT: 'x', PORT: 'y' })) })).toEqual([
      'TENANT in CONFIG_FILE is not a setting.',
      'PORT must be a whole number from 0 to 65535.',
    ])
  })

  it('stand in one message that a person can read', () => {
    expect(() => readConfig({ ...required, PORT: 'x', LOG_LEVEL: 'loud' })).toThrow(
      'The configuration is not usable:\n  - PORT must be a whole number from 0 to 65535.\n' +
        '  - LOG_LEVEL must be debug, info, warn or error.\nSee docs/configuration.md.',
    )
  })
})

describe('sign-in elsewhere than at Microsoft', () => {
  const elsewhere = [
    'https://localhost:8441/tenant',
    'https://login.microsoftonline.com.evil.example/t',
    'https://evil.example/login.microsoftonline.com',
  ]

  it('needs to be allowed', () => {
    for (const MICROSOFT_AUTHORITY_URL of elsewhere) {
      expect(faultsOf({ ...required, MICROSOFT_AUTHORITY_URL })).toEqual([
        `MICROSOFT_AUTHORITY_URL is ${MICROSOFT_AUTHORITY_URL}; sign-in elsewhere than login.microsoftonline.com needs ALLOW_LOCAL_IDENTITY=true.`,
      ])
      const allowed = readConfig({ ...required, MICROSOFT_AUTHORITY_URL, ALLOW_LOCAL_IDENTITY: 'true' })
      expect(allowed.authority).toBe(MICROSOFT_AUTHORITY_URL)
    }
  })

  it('is not needed for Microsoft’s own address', () => {
    const MICROSOFT_AUTHORITY_URL = 'https://login.microsoftonline.com/6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00/'
    expect(readConfig({ ...required, MICROSOFT_AUTHORITY_URL }).authority).toBe(MICROSOFT_AUTHORITY_URL.slice(0, -1))
  })
})
