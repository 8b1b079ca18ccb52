import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { ChangeServiceParamsSchema, ChangeServiceRequestSchema, ServiceSchema } from '../../../api/admin-service.ts'
import { changeService, readService } from '../../administration/service.ts'
import type { AppPorts } from '../app-ports.ts'
import { plain } from '../plain.ts'

export const adminServiceRoutes =
  ({ admin: { service } }: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/service',
      { schema: { summary: 'State of the service, processes, queues', response: { 200: ServiceSchema } } },
      async () => plain(await readService(service)),
    )
    app.post(
      '/service/:change',
      {
        schema: {
          summary: 'Start, pause, stop or restart, losing nothing',
          params: ChangeServiceParamsSchema,
          body: ChangeServiceRequestSchema,
          response: { 200: ServiceSchema },
        },
      },
      async ({ params, body, person }) => {
        await changeService(service, params.change, body.reason, person.name)
        return plain(await readService(service))
      },
    )
    return Promise.resolve()
  }
