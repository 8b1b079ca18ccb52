import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyPluginAsync } from 'fastify'
import type { AppPorts } from '../app-ports.ts'

/** For Prometheus. Whoever has the token may read it; without one there is no such address, as it tells how many work here. */
export const metricsRoutes =
  ({ metrics }: AppPorts): FastifyPluginAsync =>
  async (app) => {
    const { token } = metrics
    if (token === null) return Promise.resolve()
    app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
      if (!isSame(request.headers.authorization ?? '', `Bearer ${token}`))
        return reply
          .code(401)
          .header('www-authenticate', 'Bearer')
          .type('text/plain; charset=utf-8')
          .send('METRICS_TOKEN is asked for.')
      return reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics.render())
    })
    return Promise.resolve()
  }

/** In constant time, whatever their lengths. */
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
