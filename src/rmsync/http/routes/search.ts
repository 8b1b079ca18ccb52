import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { SearchActivitiesQuerySchema, SearchActivitiesResponseSchema } from '../../../api/search-activities.ts'
import {
  OpportunitiesQuerySchema,
  OpportunitiesResponseSchema,
  SearchConnectionsQuerySchema,
  SearchConnectionsResponseSchema,
} from '../../../api/search-connections.ts'
import type { CalendarDate } from '../../../domain/time-span.ts'
import { representativeOf, signedIn } from '../access.ts'
import type { AppPorts } from '../app-ports.ts'
import { toActivityView } from '../views.ts'

const mostResults = 20

export const searchRoutes =
  (ports: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onRequest', signedIn(ports.tokens))
    app.get(
      '/connections',
      {
        schema: {
          summary: 'Accounts, leads, suppliers, supplier requests',
          querystring: SearchConnectionsQuerySchema,
          response: { 200: SearchConnectionsResponseSchema },
        },
      },
      async (request) => {
        await representativeOf(ports.store, request)
        return { connections: [...(await ports.crm.searchConnections(request.query.text, request.query.kinds, mostResults))] }
      },
    )
    app.get(
      '/opportunities',
      {
        schema: {
          summary: 'Opportunities of a connection',
          querystring: OpportunitiesQuerySchema,
          response: { 200: OpportunitiesResponseSchema },
        },
      },
      async (request) => {
        await representativeOf(ports.store, request)
        return { opportunities: [...(await ports.crm.opportunitiesOf(request.query))] }
      },
    )
    app.get(
      '/activities',
      {
        schema: {
          summary: 'Activities to link',
          querystring: SearchActivitiesQuerySchema,
          response: { 200: SearchActivitiesResponseSchema },
        },
      },
      async (request) => {
        const representative = await representativeOf(ports.store, request)
        const { text, day, mine, connectionKind: kind, connectionId: id } = request.query
        const found = await ports.crm.searchActivities(text, representative.representativeId, mostResults, {
          day: day as CalendarDate | undefined,
          mine: mine === 'true',
          connection: kind === undefined || id === undefined ? undefined : { kind, id },
        })
        const links = new Map(
          (await ports.store.linksByActivities(found.map((activity) => activity.activityNo))).map((link) => [
            link.activityNo,
            link,
          ]),
        )
        return {
          activities: found.map((activity) => ({
            ...toActivityView(activity, ports.crm.activityUrl),
            linkedBy: links.get(activity.activityNo)?.linkedBy ?? null,
          })),
        }
      },
    )
    return Promise.resolve()
  }
