import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const builtPage = fileURLToPath(new URL('../../../../dist/outlook-host/', import.meta.url))

/** Where sign-in comes back to: in the hidden frame, in the pop-up, or in the page itself. Same origin as the page, so it hands over directly. */
const signInAnswer = `<!doctype html><meta charset="utf-8"><title>Signing in</title><script>
const page = window.opener ?? (window.parent === window ? null : window.parent)
if (page === null) location.replace('/' + location.hash)
else page.postMessage({ kind: 'sign-in-answer', fragment: location.hash }, location.origin)
</script>`

export async function pageRoutes(app: FastifyInstance, { pageDir = builtPage }: { pageDir?: string }): Promise<void> {
  app.get('/auth.html', (_request, reply) =>
    reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(signInAnswer),
  )
  if (existsSync(pageDir)) {
    await app.register(fastifyStatic, { root: pageDir, decorateReply: false })
    return
  }
  app.get('/', (_request, reply) =>
    reply.code(503).send({ error: `The simulated Outlook has no page in ${pageDir}. Run "npm run build", then start again.` }),
  )
}
