import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { ExplainLinkQuerySchema, ExplainQuerySchema, ExplanationSchema, type ExplanationView } from '../../../api/explain.ts'
import { firstProblem } from '../../../domain/explain.ts'
import { explainAppointment, type Explained, explainFor } from '../../linking/explain-link.ts'
import { isAdmin, representativeOf, signedIn } from '../access.ts'
import type { AppPorts } from '../app-ports.ts'
import { toParams, withSaid } from '../said.ts'

export const explainRoutes =
  (ports: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/appointments/explain',
      {
        onRequest: signedIn(ports.tokens),
        schema: {
          summary: 'Why the open appointment does or does not reach an activity',
          querystring: ExplainQuerySchema,
          response: { 200: ExplanationSchema },
        },
      },
      async (request) =>
        toView(await explainAppointment(ports, await representativeOf(ports.store, request), request.query.itemId)),
    )
    app.get(
      '/admin/explain',
      {
        onRequest: [signedIn(ports.tokens), isAdmin],
        schema: {
          summary: 'Why a link does or does not do what it is for',
          querystring: ExplainLinkQuerySchema,
          response: { 200: ExplanationSchema },
        },
      },
      async ({ query }) => toView(await explainFor(ports, query)),
    )
    return Promise.resolve()
  }

const toView = ({ link, checks, waiting }: Explained): ExplanationView => ({
  linkId: link?.linkId ?? null,
  activityNo: link?.activityNo ?? null,
  checks: checks.map((check) => ({
    ...check,
    params: toParams(check.params).map((param) => ({ ...param, ...withSaid(param.value) })),
  })),
  waiting: waiting === null ? null : { ...waiting, changes: [...waiting.changes] },
  firstProblem: firstProblem(checks)?.code ?? null,
})
