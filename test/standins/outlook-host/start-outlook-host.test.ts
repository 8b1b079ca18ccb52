import { mkdtemp, rm } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Agent, fetch } from 'undici'
import { startOutlookHost } from '../../../src/standins/outlook-host/start-outlook-host.ts'
import { people } from '../../../src/standins/seed/company.ts'
import { makeLocalCertificates } from '../../../src/standins/tls.ts'
import { type OutlookFixture, startOutlookFixture } from './outlook-fixture.ts'

const ellen = people[0]?.oid ?? ''
let fixture: OutlookFixture
let agent: Agent
let emptyDir: string

beforeAll(async () => {
  emptyDir = await mkdtemp(join(tmpdir(), 'outlook-host-'))
  fixture = await startOutlookFixture({ seed: true, pageDir: join(emptyDir, 'nowhere') })
  agent = new Agent({ connect: { ca: fixture.ca } })
})
afterAll(async () => {
  await agent.close()
  await fixture.close()
  await rm(emptyDir, { recursive: true })
})

const get = async (path: string) => fetch(fixture.outlook.url + path, { dispatcher: agent })

describe('what the page is told', () => {
  it('names people with the IANA name of their mailbox zone, the add-ins and the broker', async () => {
    const config = (await (await get('/config.json')).json()) as Record<string, unknown> & { people: unknown[] }
    expect(config.people[0]).toMatchObject({ userName: 'ellen', timeZone: 'W. Europe Standard Time', ianaZone: 'Europe/Berlin' })
    expect(config['addins']).toEqual([
      { id: 'probe', name: 'Probe', url: `${fixture.probeOrigin}/probe.html`, permissionLevel: 3 },
    ])
    expect(config['identity']).toMatchObject({ authority: fixture.identity.authority })
  })

  it('has no page before the build and says how to get one', async () => {
    const answer = await get('/')
    expect([answer.status, await answer.json()]).toEqual([503, { error: expect.stringContaining('npm run build') }])
  })

  it('does not start for people in an unknown time zone', async () => {
    const { ca, cert, key } = await makeLocalCertificates()
    const person = {
      oid: 'x',
      userName: 'x',
      name: 'Xenia',
      email: 'x@halden.example',
      jobTitle: '',
      timeZone: 'Middle Earth Standard Time',
    }
    const starting = startOutlookHost({
      port: 0,
      tls: { cert, key },
      ca,
      graphUrl: fixture.graph.url,
      addins: [],
      people: [person],
    })
    await expect(starting).rejects.toThrow('Xenia has the time zone "Middle Earth Standard Time", which is no Windows zone name')
  })
})

describe('what add-ins load', () => {
  it("answers office.js with the bridge ahead and Microsoft's file unchanged after it", async () => {
    const dist = join(dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')), 'dist')
    const text = await (await get('/office/office.js')).text()
    expect([text.indexOf('nestedAppAuthBridge') > 0, text.endsWith(readFileSync(join(dist, 'office.js'), 'utf8'))]).toEqual([
      true,
      true,
    ])
  })

  it('finds files in any case of letters and lets add-ins of other origins read them', async () => {
    const answer = await get('/office/AgaveErrorUX/index.html')
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  })

  it('answers 404 for files that office.js does not have, and 403 for paths outside its folder', async () => {
    const statuses = await Promise.all(
      ['/office/word-web-99.js', '/office/..%2fpackage.json'].map(async (path) => (await get(path)).status),
    )
    expect(statuses).toEqual([404, 403])
  })

  it('serves the bridge alone for pages that load office.js from elsewhere', async () => {
    const answer = await get('/bridge.js')
    expect([answer.status, (await answer.text()).includes('nestedAppAuthBridge')]).toEqual([200, true])
  })
})

describe('the mailboxes behind it', () => {
  it('passes what a person does on to the Graph stand-in', async () => {
    const create = { subject: 'Visit', start: { dateTime: '2026-12-01T09:00:00' }, end: { dateTime: '2026-12-01T10:00:00' } }
    const answer = await fetch(`${fixture.outlook.url}/api/${ellen}/events`, {
      method: 'POST',
      body: JSON.stringify(create),
      headers: { 'content-type': 'application/json' },
      dispatcher: agent,
    })
    const { id } = (await answer.json()) as { id: string }
    expect([answer.status, fixture.graph.person(ellen).event(id).subject]).toEqual([201, 'Visit'])
  })

  it('passes refusals through as they are', async () => {
    const answer = await get(`/api/${ellen}/events/nothing`)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  })

  it('says so when the mailboxes do not answer', async () => {
    const { ca, cert, key } = await makeLocalCertificates()
    const lonely = await startOutlookHost({
      port: 0,
      tls: { cert, key },
      ca,
      graphUrl: 'https://localhost:1',
      addins: [],
      people: [],
    })
    const own = new Agent({ connect: { ca } })
    const answer = await fetch(`${lonely.url}/api/people`, { dispatcher: own })
    expect([answer.status, await answer.json()]).toEqual([502, { error: expect.stringContaining('Start the Graph stand-in') }])
    await own.close()
    await lonely.close()
  })
})

describe('as a stand-in', () => {
  it('keeps roaming settings over a restart', async () => {
    const { ca, cert, key } = await makeLocalCertificates()
    const options = {
      port: 0,
      tls: { cert, key },
      ca,
      graphUrl: fixture.graph.url,
      addins: [],
      people: [],
      stateFile: join(emptyDir, 'state/outlook.json'),
    }
    const own = new Agent({ connect: { ca } })
    const before = await startOutlookHost(options)
    const path = `/roaming-settings/${ellen}/probe`
    const put = await fetch(before.url + path, {
      method: 'PUT',
      body: JSON.stringify({ theme: '"dark"' }),
      headers: { 'content-type': 'application/json' },
      dispatcher: own,
    })
    await before.close()
    const after = await startOutlookHost(options)
    const kept = await (await fetch(after.url + path, { dispatcher: own })).json()
    await after.close()
    await own.close()
    expect([put.status, kept]).toEqual([204, { theme: '"dark"' }])
  })

  it('refuses roaming settings that are no texts, naming the field', async () => {
    const answer = await fetch(`${fixture.outlook.url}/roaming-settings/${ellen}/probe`, {
      method: 'PUT',
      body: '["a"]',
      headers: { 'content-type': 'application/json' },
      dispatcher: agent,
    })
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('body')])
  })

  it('remembers what it was asked and fails once on demand', async () => {
    fixture.outlook.failNext({ status: 503, match: '/config.json' })
    const statuses = [(await get('/config.json')).status, (await get('/config.json')).status]
    const recorded = fixture.outlook.requests().filter(({ path }) => path === '/config.json')
    expect([statuses, recorded.slice(-2).map(({ status }) => status)]).toEqual([
      [503, 200],
      [503, 200],
    ])
  })

  it('does not start in production', async () => {
    const before = process.env['NODE_ENV']
    process.env['NODE_ENV'] = 'production'
    try {
      await expect(
        startOutlookHost({ port: 0, tls: { cert: '', key: '' }, ca: '', graphUrl: '', addins: [], people: [] }),
      ).rejects.toThrow('NODE_ENV')
    } finally {
      process.env['NODE_ENV'] = before
    }
  })
})
