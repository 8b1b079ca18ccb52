import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { RebuildLinksResponseSchema, ReconcileNowResponseSchema, ReconciliationsResponseSchema } from '../../../api/care.ts'
import { isAdmin, signedIn } from '../access.ts'
import type { AppPorts } from '../app-ports.ts'

const mostShown = 30

/** Reconciliation and rebuilding on demand, for administrators. */
export const careRoutes =
  (ports: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    const onRequest = [signedIn(ports.tokens), isAdmin]
    app.get(
      '/admin/reconciliations',
      { onRequest, schema: { summary: 'What comparing all links found', response: { 200: ReconciliationsResponseSchema } } },
      async () => ({
        reconciliations: (await ports.care.reconciliations(mostShown)).map(({ after: _after, ...run }) => run),
      }),
    )
    app.post(
      '/admin/reconciliations',
      { onRequest, schema: { summary: 'Compare all links with both sides now', response: { 202: ReconcileNowResponseSchema } } },
      async ({ person }, reply) => {
        const { runId, startedAt } = await ports.reconcileNow(person.name)
        return reply.code(202).send({ runId, startedAt })
      },
    )
    app.post(
      '/admin/rebuild-links',
      {
        onRequest,
        schema: { summary: 'Look for links by their marks in Outlook', response: { 202: RebuildLinksResponseSchema } },
      },
      async (_request, reply) => reply.code(202).send({ mailboxes: await ports.rebuildLinks() }),
    )
    return Promise.resolve()
  }
