import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import Fastify from 'fastify'
import type { ErrorView } from '../../src/api/errors.ts'
import type { ExplanationView } from '../../src/api/explain.ts'
import type { InvitationsView } from '../../src/api/invitations.ts'
import type { AppointmentView } from '../../src/api/read-appointment.ts'
import type { LocalCertificates } from '../../src/standins/tls.ts'
import * as fixtures from '../taskpane/support/fixtures.ts'

const built = fileURLToPath(new URL('../../dist/', import.meta.url))
const microsoftsOfficeJs = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js'
/** As rmsync sends it: what the built page does must be allowed by it. */
const contentPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"

/** The built panel beside a server that answers as the test says. */
export interface PanelServer {
  readonly url: string
  /** Forgets refusals. `view`: what `POST /api/appointments/read` answers from now; `null`: nothing, ever. */
  reset(view: AppointmentView | null): void
  /** From now rmsync does not answer; what stands before it says so in its own way. */
  fallSilent(): void
  /** From now whatever is to be written takes its time, as in life. */
  answerWritesAfter(ms: number): void
  /** What `POST /api/links` answers. */
  refuseLink(error: ErrorView): void
  /** What is answered from now to why something is not synced, and to who could be invited. */
  explainAs(explanation: ExplanationView): void
  inviteAs(invitations: InvitationsView): void
  close(): Promise<void>
}

export async function startPanelServer({ key, cert }: LocalCertificates, dist = built): Promise<PanelServer> {
  if (!existsSync(`${dist}panel/taskpane.html`)) throw new Error('The pages are not built. Run "npm run build" first.')
  let shown: AppointmentView | null = fixtures.appointment
  let refusal: ErrorView | null = null
  let silent = false
  let writesTakeMs = 0
  let explanation: ExplanationView | null = null
  let invitations: InvitationsView | null = null
  const app = Fastify({ https: { key, cert }, forceCloseConnections: true })
  app.addHook('onRequest', async (request, reply) => {
    if (silent && request.url.startsWith('/api/')) return reply.code(502).type('text/html').send('<h1>Bad gateway</h1>')
    const writes = request.method !== 'GET' && request.url !== '/api/appointments/read'
    if (writes && writesTakeMs > 0) await wait(writesTakeMs)
    return undefined
  })
  // Kept as long as rmsync lets it be kept, so that the next page need not compile it again.
  await app.register(fastifyStatic, { root: dist, index: false, immutable: true, maxAge: '365d' })
  app.get('/panel/taskpane.html', async (_request, reply) => {
    const html = await readFile(`${dist}panel/taskpane.html`, 'utf8')
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', contentPolicy)
      .send(html.replace(microsoftsOfficeJs, '/office.js'))
  })
  const officeJs = await readFile(new URL('office-page.js', import.meta.url), 'utf8')
  app.get('/office.js', async (_request, reply) => reply.type('text/javascript').send(officeJs))
  app.get('/favicon.ico', async (_request, reply) => reply.code(204).send())
  app.get('/api/settings', async () => fixtures.settings)
  app.get('/api/me', async () => fixtures.me)
  app.get('/api/new-activities', async () => fixtures.newActivities)
  app.post('/api/new-activities/:no/push', async () => ({ outcome: 'added', link: fixtures.link }))
  app.get('/api/activities', async () => fixtures.foundActivities)
  app.get('/api/connections', async () => ({ connections: [fixtures.norrvik, fixtures.aurora] }))
  app.get('/api/opportunities', async () => ({ opportunities: [{ opportunityNo: '2031', name: 'Service contract 2027' }] }))
  app.get('/api/links/:linkId/pulse', async () => ({ newestRowId: fixtures.link.trail[0]?.rowId ?? null }))
  app.get('/api/freshness', async () => fixtures.freshness)
  app.get('/api/appointments/explain', async () => explanation)
  app.get('/api/links/:linkId/invitations', async () => invitations)
  app.post('/api/appointments/read', () => (shown === null ? new Promise(() => undefined) : shown))
  app.post('/api/links', async (_request, reply) => (refusal === null ? fixtures.link : reply.code(503).send({ error: refusal })))
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    url: url.replace('127.0.0.1', 'localhost'),
    reset(view) {
      shown = view
      refusal = null
      silent = false
    },
    fallSilent() {
      silent = true
    },
    answerWritesAfter(ms) {
      writesTakeMs = ms
    },
    refuseLink(error) {
      refusal = error
    },
    explainAs(next) {
      explanation = next
    },
    inviteAs(next) {
      invitations = next
    },
    close: () => app.close(),
  }
}
