import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import {
  ImportSwitchesRequestSchema,
  ImportSwitchesResponseSchema,
  ListRepresentativesQuerySchema,
  ListRepresentativesResponseSchema,
  RefreshResponseSchema,
  SwitchSyncRequestSchema,
  SwitchSyncResponseSchema,
} from '../../../api/admin-representatives.ts'
import { importSwitches } from '../../administration/import-switches.ts'
import { listRepresentatives } from '../../administration/list-representatives.ts'
import { switchSync } from '../../administration/switch-sync.ts'
import type { AppPorts } from '../app-ports.ts'
import { plain } from '../plain.ts'

export const adminRepresentativeRoutes =
  (ports: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    const { roster } = ports.admin
    app.get(
      '/representatives',
      {
        schema: {
          summary: 'Representatives of IFS, those that need a look first',
          querystring: ListRepresentativesQuerySchema,
          response: { 200: ListRepresentativesResponseSchema },
        },
      },
      async ({ query }) => plain(await listRepresentatives(roster, { ...query, text: query.text ?? '' })),
    )
    app.post(
      '/representatives/sync-active',
      {
        schema: {
          summary: 'Turn sync on or off for some or all',
          body: SwitchSyncRequestSchema,
          response: { 200: SwitchSyncResponseSchema },
        },
      },
      async ({ body, person }) => plain(await switchSync(roster, body.representatives, body.syncActive, person.name)),
    )
    app.post(
      '/representatives/import',
      {
        // The schema takes a table of some 100,000 lines; with its quoting it is longer in JSON.
        bodyLimit: 12_000_000,
        schema: {
          summary: 'Who syncs, from a CSV: what it would do, or do it',
          body: ImportSwitchesRequestSchema,
          response: { 200: ImportSwitchesResponseSchema },
        },
      },
      async ({ body, person }) => plain(await importSwitches(roster, body.csv, body.apply, person.name)),
    )
    app.post(
      '/representatives/refresh',
      { schema: { summary: 'Ask IFS who there is, now', response: { 202: RefreshResponseSchema } } },
      async (_request, reply) => {
        await ports.admin.refreshRepresentatives()
        return reply.code(202).send({ queued: true })
      },
    )
    return Promise.resolve()
  }
