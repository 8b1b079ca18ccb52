import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { HealthViewSchema, TestAlertsResponseSchema } from '../../../api/admin-health.ts'
import { readHealth } from '../../administration/read-health.ts'
import { testAlerts } from '../../administration/watch-over.ts'
import type { AppPorts } from '../app-ports.ts'
import { plain } from '../plain.ts'

export const adminHealthRoutes =
  ({ admin: { watch } }: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    app.get('/health', { schema: { summary: 'What the dashboard shows', response: { 200: HealthViewSchema } } }, async () =>
      plain(await readHealth(watch)),
    )
    app.post(
      '/alerts/test',
      { schema: { summary: 'Send a test alert by each hook', response: { 200: TestAlertsResponseSchema } } },
      async ({ person }) => ({ hooks: plain(await testAlerts(watch, person.name)) }),
    )
    return Promise.resolve()
  }
