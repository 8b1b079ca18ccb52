import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Agent, fetch } from 'undici'
import { openDataFolder } from '../../scripts/launch/data-folder.ts'
import { rmsyncSettings, startCloud, type Cloud } from '../../scripts/launch/start-cloud.ts'
import { startRmsync } from '../../scripts/launch/start-rmsync.ts'
import { clients, people } from '../../src/standins/seed/company.ts'
import { freePort } from '../support/free-port.ts'

type Folder = Awaited<ReturnType<typeof openDataFolder>>

let dir: string
let data: Folder
let cloud: Cloud
let rmsyncPort: number
let dispatcher: Agent
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rm-panel-cloud-'))
  data = await openDataFolder(dir, false)
  rmsyncPort = await freePort()
  cloud = await startCloud({
    rmsyncUrl: `https://localhost:${rmsyncPort}`,
    certificates: data.certificates,
    stateDir: data.cloudDir,
  })
  dispatcher = new Agent({ connect: { ca: data.certificates.ca } })
})
afterEach(async () => {
  await dispatcher.close()
  await cloud.close()
  await rm(dir, { recursive: true })
})

const statusOf = async (url: string, token?: string): Promise<number> => {
  const response = await fetch(url, { dispatcher, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } })
  await response.body?.cancel()
  return response.status
}
const settings = () => {
  const { ca: caFile, cert: certFile, key: keyFile } = data.certificateFiles
  return rmsyncSettings(cloud, { port: rmsyncPort, dataDir: data.rmsyncDir, caFile, certFile, keyFile })
}
const rmsync = () =>
  startRmsync({ url: cloud.rmsyncUrl, ca: data.certificates.ca, settings: settings(), logFile: data.rmsyncLog })

describe('the local cloud', () => {
  it('trusts its own sign-in: Graph and IFS answer rmsync with a token and refuse it without', async () => {
    const { GRAPH_URL: graph = '', IFS_URL: ifs = '', IFS_TOKEN_URL: tokenUrl = '', IFS_CLIENT_SECRET: secret = '' } = settings()
    const graphToken = await cloud.identity.applicationToken(clients.rmsync, `${graph}/.default`)
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'RMSYNC', client_secret: secret })
    const ifsAnswer = (await (await fetch(tokenUrl, { method: 'POST', body: form, dispatcher })).json()) as {
      access_token: string
    }
    const user = `${graph}/v1.0/users/${people[0]?.oid}`
    const activities = `${ifs}/main/ifsapplications/projection/v1/BusinessActivityHandling.svc/BusinessActivities`
    const statuses = [
      await statusOf(user, graphToken),
      await statusOf(user),
      await statusOf(activities, ifsAnswer.access_token),
      await statusOf(activities),
    ]
    expect(statuses).toEqual([200, 401, 200, 401])
  })

  it('tells Outlook the add-ins and the sign-in it belongs to', async () => {
    const config = (await (await fetch(`${cloud.outlook.url}/config.json`, { dispatcher })).json()) as {
      identity: object
      addins: { url: string }[]
    }
    expect([config.identity, config.addins.map(({ url }) => url)]).toEqual([
      { authority: cloud.identity.authority, clientId: clients.outlook, panelClientId: clients.panel },
      [`${cloud.rmsyncUrl}/panel/taskpane.html`, `${cloud.rmsyncUrl}/panel/taskpane.html?panel=srm`],
    ])
  })
})

describe('rmsync as a process of its own', () => {
  it('is ready when it says so, survives being killed, and stops with 0 when asked', async () => {
    const first = await rmsync()
    await first.kill()
    const second = await rmsync()
    const ready = await statusOf(`${cloud.rmsyncUrl}/health/ready`)
    await second.stop()
    expect([await first.exited, ready, await second.exited]).toEqual([
      { code: null, signal: 'SIGKILL' },
      200,
      { code: 0, signal: null },
    ])
  })

  it('that cannot start names its log and shows its end', async () => {
    const broken = { ...settings(), TENANT_ID: 'not a tenant' }
    const refusal = await startRmsync({
      url: cloud.rmsyncUrl,
      ca: data.certificates.ca,
      settings: broken,
      logFile: data.rmsyncLog,
    }).catch((error: Error) => error.message)
    expect(refusal).toMatch(
      /^rmsync ended before it was ready\. Its log, .*rmsync\.log, ends with:\n[^]*TENANT_ID must be a GUID/,
    )
  })
})
