import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import Fastify from 'fastify'
import type { Page } from 'playwright-core'
import { seededPeople, seededRegistrations } from '../../src/standins/identity/seeded-registrations.ts'
import { startIdentityStandin } from '../../src/standins/identity/start-identity-standin.ts'
import { clients, tenantId } from '../../src/standins/seed/company.ts'
import { makeLocalCertificates } from '../../src/standins/tls.ts'
import { answerOf } from '../admin/support/fake-backend.ts'
import { type Chromium, launchChromium } from '../support/chromium.ts'
import { fixDate } from '../support/fixed-date.ts'
import { seen } from '../support/seen.ts'

const built = fileURLToPath(new URL('../../dist/', import.meta.url))

export interface AdminSite {
  readonly chromium: Chromium
  readonly page: Page
  /** Signed in: goes to a page with so many rows in each of its lists. */
  open(name: string, count: number): Promise<void>
  close(): Promise<void>
}

/** The built admin pages in a real Chromium, before a server of the test; signed in through the stand-in of Microsoft's sign-in. */
export async function openAdminSite(dist = built): Promise<AdminSite> {
  if (!existsSync(`${dist}admin/index.html`)) throw new Error('The pages are not built. Run "npm run build" first.')
  const { ca, key, cert } = await makeLocalCertificates()
  const identity = await startIdentityStandin({
    port: 0,
    tls: { key, cert },
    tenantId,
    people: seededPeople,
    registrations: { clients: [], resources: [] },
    ifsRealm: { name: 'ifs', clients: [] },
  })
  let rows = 3
  const app = Fastify({ https: { key, cert }, forceCloseConnections: true })
  await app.register(fastifyStatic, { root: dist, index: false })
  app.get('/favicon.ico', async (_request, reply) => reply.code(204).send())
  app.get('/admin/:name', async (_request, reply) => reply.sendFile('admin/index.html'))
  app.get('/api/settings', async () => ({
    clientId: clients.panel,
    authority: identity.authority,
    knownAuthorities: [new URL(identity.authority).host],
    scope: `api://${clients.api}/access_as_user`,
    tenantName: 'Halden Instruments',
  }))
  app.all('/api/*', async ({ method, params, query, body }, reply) => {
    const path = `/${(params as { '*': string })['*']}`
    const answer = answerOf({ method, path, query: query as Record<string, unknown>, body }, rows)
    if (answer !== undefined) return answer
    return reply.code(404).send({ error: { code: 'not-found', message: 'No such call.', fix: 'None.', correlationId: 'REF-1' } })
  })
  const url = (await app.listen({ port: 0, host: 'localhost' })).replace('127.0.0.1', 'localhost').replace('[::1]', 'localhost')
  identity.register(
    seededRegistrations({ graph: 'https://localhost:1', outlook: 'https://localhost:2', rmsync: url, rmsyncSecret: 'unused' }),
  )
  const chromium = await launchChromium({ ca, viewport: { width: 1389, height: 868 } })
  const { page } = chromium
  page.setDefaultTimeout(30_000)
  await fixDate(page, new Date('2026-11-22T10:44:10Z'))
  let signedIn = false
  return {
    chromium,
    page,
    async open(name, count) {
      rows = count
      await page.goto(`${url}/admin/${name}`)
      if (!signedIn) await page.getByRole('button', { name: /Karin Olsson/ }).click()
      signedIn = true
      await seen(page, 'main:not(:has([aria-busy])) h1')
    },
    async close() {
      await chromium.close()
      await app.close()
      await identity.close()
    },
  }
}
