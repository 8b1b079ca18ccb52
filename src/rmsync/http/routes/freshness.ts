import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { FreshnessSchema } from '../../../api/freshness.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { representativeOf, signedIn } from '../access.ts'
import type { AppPorts } from '../app-ports.ts'
import { toParams } from '../said.ts'

export const freshnessRoutes =
  (ports: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/freshness',
      {
        onRequest: signedIn(ports.tokens),
        schema: { summary: 'How current my activities are', response: { 200: FreshnessSchema } },
      },
      async (request) => {
        const { mailboxId } = await representativeOf(ports.store, request)
        const [mine] = await ports.freshness(mailboxId)
        // Between the two looks IFS may have taken the representative off the list.
        if (mine === undefined)
          throw new Refusal(
            'not-a-representative',
            'You are not set up as a representative that syncs.',
            'Ask your administrator.',
          )
        const { currentAsOf, isStale, state, waiting, setAside, notifications, delays } = mine
        return {
          checkedAt: ports.clock.now(),
          currentAsOf,
          isStale,
          state: { ...state, params: toParams(state.params) },
          waiting,
          setAside,
          notifications,
          changes: delays.changes,
          delayP95Ms: delays.p95Ms,
        }
      },
    )
    return Promise.resolve()
  }
