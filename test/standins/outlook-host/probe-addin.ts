import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import Fastify from 'fastify'

const msal = createRequire(import.meta.url)
  .resolve('@azure/msal-browser')
  .replace(/lib\/.*|dist\/.*/, 'lib/msal-browser.min.js')

/** An add-in of the tests' own: an empty page on Microsoft's office.js and MSAL, called from the tests. */
export async function startProbeAddin(tls: {
  key: string
  cert: string
}): Promise<{ url: string; origin: string; useHost(hostUrl: string): void; close(): Promise<void> }> {
  const app = Fastify({ https: tls, forceCloseConnections: true })
  let hostUrl = ''
  app.get('/msal.js', (_request, reply) => reply.type('text/javascript').send(readFileSync(msal, 'utf8')))
  app.get('/probe.html', (_request, reply) =>
    reply.type('text/html').send(
      `<!doctype html><title>Probe</title><body>Probe<script src="${hostUrl}/office/office.js"></script><script src="/msal.js"></script>
      <script>window.officeReady = Office.onReady()</script></body>`,
    ),
  )
  await app.listen({ host: 'localhost', port: 0 })
  const origin = `https://localhost:${(app.server.address() as AddressInfo).port}`
  return {
    url: `${origin}/probe.html`,
    origin,
    useHost: (url) => {
      hostUrl = url
    },
    close: () => app.close(),
  }
}
