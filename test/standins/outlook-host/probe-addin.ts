import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import Fastify from 'fastify'

const msal = createRequire(import.meta.url)
  .resolve('@azure/msal-browser')
  .replace(/lib\/.*|dist\/.*/, 'lib/msal-browser.min.js')

/** `ask` makes a promise of office.js's callback; `seen` holds the events raised since `listen`. */
const probeScript = `
window.officeReady = Office.onReady()
window.ask = (start) => new Promise((resolve) => start(({ status, value, error }) => resolve(status === 'succeeded' ? { value: value ?? null } : { code: error.code })))
window.item = () => Office.context.mailbox.item
window.seen = []
window.listen = (target, type) => ask((done) => target.addHandlerAsync(Office.EventType[type], (event) => seen.push({ ...event, type }), done))
window.signIn = async (how, request, options) => {
  const app = await msal.createNestablePublicClientApplication({ auth: { clientId: options.clientId, authority: options.authority } })
  try {
    const { account, accessToken, scopes } = await app[how](request)
    return { userName: account.username, homeAccountId: account.homeAccountId, environment: account.environment, accessToken, scopes }
  } catch (error) {
    return { name: error.name, errorCode: error.errorCode }
  }
}
`

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
      <script>${probeScript}</script></body>`,
    ),
  )
  app.get('/dialog.html', (_request, reply) =>
    reply.type('text/html').send(
      `<!doctype html><title>Dialog</title><body>Dialog<script src="${hostUrl}/office/office.js"></script>
        <script>Office.onReady().then(() => Office.context.ui.messageParent('from the dialog'))</script></body>`,
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
