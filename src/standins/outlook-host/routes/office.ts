import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const dist = join(dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')), 'dist')
const ours = (name: string): string => readFileSync(new URL(`../addin-page/${name}`, import.meta.url), 'utf8')

/**
 * Microsoft's files, unmodified, under `/office/`. Only `office.js` itself is answered with our scripts ahead:
 * - the bridge, because the add-in's frame is cross-origin and the host cannot write it in (identity.md §1.1);
 * - what carries the messages of office.js for iOS, which knows no frames;
 * - what office.js wants of MicrosoftAjax: found present, it does not ask ajax.aspnetcdn.com for it.
 */
export async function officeRoutes(app: FastifyInstance): Promise<void> {
  const bridge = ours('naa-bridge.js')
  const ahead = [bridge, ours('ios-messages.js'), ours('microsoft-ajax.js')].join('\n')
  const loaders = new Map(
    ['office.js', 'office.debug.js'].map((name) => [name, `${ahead}\n${readFileSync(join(dist, name), 'utf8')}`]),
  )

  await app.register(fastifyStatic, { root: dist, serve: false, cacheControl: false })
  app.get('/bridge.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(bridge))
  app.get<{ Params: { '*': string } }>('/office/*', (request, reply) => {
    // on Microsoft's servers names have no case; on disk they are lower case (outlook-host-protocol.md §0)
    const name = request.params['*'].toLowerCase()
    const loader = loaders.get(name)
    // office.js asks for its other files with crossorigin, as Microsoft's server allows
    reply.header('access-control-allow-origin', '*')
    return loader === undefined ? reply.sendFile(name) : reply.type('text/javascript; charset=utf-8').send(loader)
  })
}
