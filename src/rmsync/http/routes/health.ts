import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AppPorts } from '../app-ports.ts'

const HealthSchema = z.object({ status: z.enum(['ok', 'not-ready']), reason: z.string().optional() })

/** `live`: the process answers. `ready`: it can do its work; 503 with the reason while it can not. */
export const healthRoutes =
  (ports: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    app.get('/health/live', { schema: { security: [], response: { 200: HealthSchema } } }, async () => ({
      status: 'ok' as const,
    }))
    app.get(
      '/health/ready',
      { schema: { security: [], response: { 200: HealthSchema, 503: HealthSchema } } },
      async (_request, reply) => {
        try {
          await ports.checkReady()
          return await reply.code(200).send({ status: 'ok' as const })
        } catch (error) {
          return reply
            .code(503)
            .send({ status: 'not-ready' as const, reason: error instanceof Error ? error.message : String(error) })
        }
      },
    )
    return Promise.resolve()
  }
