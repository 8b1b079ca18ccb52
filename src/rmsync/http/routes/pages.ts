import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { AppPorts } from '../app-ports.ts'

/** Where the built pages ask for office.js: Microsoft's address, as its rules for add-ins demand. */
const productionOfficeJs = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js'

/** Each has an address of its own, so that it can be kept as a bookmark; the page finds out which it is. */
const adminPages = ['health', 'log', 'representatives', 'initial-sync', 'service', 'configuration', 'panel', 'doctor', 'backup']

/** Beside English. */
const helpLanguages = ['de', 'es', 'fr', 'ja', 'sv']

/** Panel and admin pages, as built. HTML goes out with a policy of its own; everything else is named by its content and kept for a year. */
export const pageRoutes =
  ({ pages, settings }: AppPorts): FastifyPluginAsync =>
  async (app) => {
    const root = resolve(pages.folder)
    await app.register(fastifyStatic, {
      root,
      index: false,
      immutable: true,
      maxAge: '365d',
      setHeaders: headersOf(pages),
      // Pages go out by the routes below only: never without their policy, never with another office.js.
      allowedPath: (path) => !path.endsWith('.html'),
    })
    const policy = contentPolicy(pages, settings.authority)

    const page = (path: string, fileOf: string | ((request: FastifyRequest) => string), ancestors: string) => {
      app.get(path, { schema: { hide: true } }, async (request, reply) => {
        const file = typeof fileOf === 'string' ? fileOf : fileOf(request)
        const html = await readFile(resolve(root, file), 'utf8').catch(() => null)
        if (html === null)
          return reply.code(503).type('text/plain; charset=utf-8').send('The pages are not built yet. Run: npm run build')
        return sendHtml(
          reply,
          pages.officeJsUrl === null ? html : html.replaceAll(productionOfficeJs, pages.officeJsUrl),
          `${policy}; frame-ancestors ${ancestors}`,
        )
      })
    }
    for (const name of ['taskpane.html', 'redirect.html', 'dialog.html', 'notices.html'])
      page(`/panel/${name}`, `panel/${name}`, `'self' ${pages.frameAncestors}`)
    page('/panel/help.html', helpFile, `'self' ${pages.frameAncestors}`)
    for (const path of ['', '/', ...adminPages.map((name) => `/${name}`)]) page(`/admin${path}`, 'admin/index.html', "'self'")
    app.get('/', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/admin/log'))
  }

/** `?language=de-AT`: the host’s language; English where nobody translated it. */
function helpFile({ query }: FastifyRequest): string {
  const { language } = query as { language?: unknown }
  const [wanted = ''] = typeof language === 'string' ? language.toLowerCase().split(/[-_]/) : []
  return helpLanguages.includes(wanted) ? `panel/help-${wanted}.html` : 'panel/help.html'
}

const sendHtml = (reply: FastifyReply, html: string, policy: string) =>
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').header('content-security-policy', policy).send(html)

/** Microsoft's own, and what it loads from. */
const officeJsOrigins = ({ officeJsUrl }: AppPorts['pages']): string =>
  `${new URL(officeJsUrl ?? productionOfficeJs).origin} https://ajax.aspnetcdn.com`

const headersOf = (pages: AppPorts['pages']) => (reply: { header(name: string, value: string): unknown }, path: string) => {
  // Icons keep their names from version to version; only what carries its content's hash may be kept for long.
  if (!/\.[0-9a-f]{8,}\.\w+$/.test(path)) reply.header('cache-control', 'no-cache')
  // A service worker has a policy of its own: it asks for the page's parts, and for nothing else.
  if (path.endsWith('keeper.js'))
    reply.header('content-security-policy', `default-src 'none'; connect-src 'self' ${officeJsOrigins(pages)}`)
}

function contentPolicy(pages: AppPorts['pages'], authority: string): string {
  const signIn = new URL(authority).origin
  return [
    "default-src 'self'",
    `script-src 'self' ${officeJsOrigins(pages)}`,
    // Fluent's styles are made while the page runs.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self' ${signIn}`,
    `frame-src ${signIn} 'self'`,
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ')
}
