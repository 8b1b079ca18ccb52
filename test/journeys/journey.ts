import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import type { FrameLocator, Page } from 'playwright-core'
import { Agent, fetch } from 'undici'
import { type Cloud, rmsyncSettings, startCloud } from '../../scripts/launch/start-cloud.ts'
import { startRmsync } from '../../scripts/launch/start-rmsync.ts'
import { clients } from '../../src/standins/seed/company.ts'
import { type LocalCertificates, makeLocalCertificates } from '../../src/standins/tls.ts'
import { type Chromium, launchChromium } from '../support/chromium.ts'
import { freePort } from '../support/free-port.ts'

const screenshots = fileURLToPath(new URL('../../test-output/journeys/', import.meta.url))

/** The whole product: local cloud in this process, rmsync as a process of its own, a real Chromium. */
export interface Journey {
  readonly cloud: Cloud
  readonly chromium: Chromium
  readonly page: Page
  /** Where rmsync is, as the command line is told. */
  readonly place: { readonly url: string; readonly dataDir: string }
  /** The key and certificate of every server here. */
  readonly certificates: LocalCertificates
  /** Starts rmsync, or starts it again with other settings; its data stays. */
  startRmsync(settings?: Readonly<Record<string, string>>): Promise<void>
  stopRmsync(): Promise<void>
  /** As a power cut would. */
  killRmsync(): Promise<void>
  /** Signs the simulated Outlook in and waits until it is ready. */
  signInAs(userName: string): Promise<void>
  /** Opens an appointment by its id and a panel beside it. */
  openPanel(eventId: string, panel?: 'RM Panel' | 'SRM Panel'): Promise<FrameLocator>
  /** The person's appointments of the seeded month. */
  appointments(email: string): readonly SeenAppointment[]
  appointment(email: string, subject: string): SeenAppointment
  /** The activity with the highest number. */
  newestActivity(): string
  /** Outcome of the newest row of the log about this activity, as an admin reads it. */
  lastOutcome(activityNo: string): Promise<string | undefined>
  /** Until neither Graph nor IFS is asked anything for a while. */
  quiet(): Promise<void>
  /** Kept as test output: `test-output/journeys/`. */
  screenshot(name: string): Promise<void>
  close(): Promise<void>
}

export interface SeenAppointment {
  readonly id: string
  readonly subject: string
  readonly start: string
  readonly end: string
  readonly categories: readonly string[]
  readonly attendees: readonly unknown[]
}

const dayMs = 86_400_000
const quietMs = 1_500

export async function openJourney(name: string): Promise<Journey> {
  const folder = await mkdtemp(join(tmpdir(), 'rm-panel-journey-'))
  await mkdir(screenshots, { recursive: true })
  const certificates = await makeLocalCertificates()
  const files = { caFile: join(folder, 'ca.pem'), certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') }
  await writeFile(files.caFile, certificates.ca)
  await writeFile(files.certFile, certificates.cert)
  await writeFile(files.keyFile, certificates.key)
  const port = await freePort()
  const rmsyncUrl = `https://localhost:${port}`
  const cloud = await startCloud({ rmsyncUrl, certificates })
  const settings = rmsyncSettings(cloud, { port, dataDir: join(folder, 'rmsync'), ...files })
  let rmsync: Awaited<ReturnType<typeof startRmsync>> | null = null
  const chromium = await launchChromium({ ca: certificates.ca })
  const { page } = chromium
  let step = 0
  const agent = new Agent({ connect: { ca: certificates.ca } })
  const seconds = (utc: string): string => utc.replace(/\.\d+Z$/, 'Z')

  const appointments = (email: string): readonly SeenAppointment[] =>
    cloud.graph
      .person(email)
      .events(new Date(Date.now() - 10 * dayMs), new Date(Date.now() + 40 * dayMs))
      .map((event) => ({ ...event, start: seconds(event.start.utc), end: seconds(event.end.utc) }))

  return {
    cloud,
    chromium,
    page,
    place: { url: rmsyncUrl, dataDir: join(folder, 'rmsync') },
    certificates,
    async startRmsync(changed = {}) {
      await rmsync?.stop()
      const logFile = join(screenshots, `${name}-rmsync.log`)
      rmsync = await startRmsync({ url: rmsyncUrl, ca: certificates.ca, settings: { ...settings, ...changed }, logFile })
    },
    async stopRmsync() {
      await rmsync?.stop()
      rmsync = null
    },
    async killRmsync() {
      await rmsync?.kill()
      rmsync = null
    },
    async signInAs(userName) {
      if (!page.url().startsWith(cloud.outlook.url)) await page.goto(cloud.outlook.url)
      await page.waitForFunction('window.__outlookHost?.ready')
      await page.evaluate(`__outlookHost.signInAs(${JSON.stringify(userName)})`)
      await page.waitForFunction('window.__outlookHost.ready')
    },
    async openPanel(eventId, panel = 'RM Panel') {
      await page.evaluate('__outlookHost.closePane()')
      await page.evaluate(`__outlookHost.open(${JSON.stringify(eventId)})`)
      await page.getByRole('button', { name: panel, exact: true }).click()
      return page.frameLocator(`iframe[title="${panel}"]`)
    },
    appointments,
    appointment(email, subject) {
      const found = appointments(email).find((candidate) => candidate.subject === subject)
      if (found === undefined) throw new Error(`${email} has no appointment "${subject}".`)
      return found
    },
    newestActivity: () => String(Math.max(...cloud.ifs.activities().map((activity) => Number(activity.activityNo)))),
    async lastOutcome(activityNo) {
      const token = await cloud.identity.userToken('karin', {
        clientId: clients.panel,
        scope: `api://${clients.api}/access_as_user`,
      })
      const answer = await fetch(`${rmsyncUrl}/api/admin/log?text=${activityNo}`, {
        dispatcher: agent,
        headers: { authorization: `Bearer ${token}` },
      })
      const { rows } = (await answer.json()) as { rows: { outcome: string }[] }
      return rows.find(({ outcome }) => outcome !== 'nothing-to-do')?.outcome
    },
    async quiet() {
      const asked = (): number => cloud.graph.requests().length + cloud.ifs.requests().length
      for (let seen = -1; seen !== asked();) {
        seen = asked()
        await wait(quietMs)
      }
    },
    async screenshot(title) {
      step += 1
      await page.screenshot({ path: join(screenshots, `${name}-${String(step).padStart(2, '0')}-${title}.png`) })
    },
    async close() {
      await chromium.close()
      await agent.close()
      await rmsync?.stop()
      await cloud.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Asks until the answer is there; the time it took in ms, for what has a limit. */
export async function until<Value>(
  what: string,
  ask: () => Value | null | undefined | false | Promise<Value | null | undefined | false>,
  withinMs = 15_000,
): Promise<{ value: Value; tookMs: number }> {
  const began = Date.now()
  for (;;) {
    const value = await ask()
    if (value !== null && value !== undefined && value !== false) return { value, tookMs: Date.now() - began }
    if (Date.now() - began > withinMs) throw new Error(`Not within ${withinMs / 1000} s: ${what}`)
    await wait(50)
  }
}
