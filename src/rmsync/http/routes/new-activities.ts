import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { NewActivitiesResponseSchema, PushParamsSchema, PushResponseSchema } from '../../../api/new-activities.ts'
import type { ActivityNo } from '../../../domain/ids.ts'
import { describeLink } from '../../linking/describe-link.ts'
import { newActivities } from '../../pushing/new-activities.ts'
import { pushActivity } from '../../pushing/push-activity.ts'
import { representativeOf, signedIn } from '../access.ts'
import type { AppPorts } from '../app-ports.ts'
import { toActivityView, toLinkView } from '../views.ts'

export const newActivityRoutes =
  (ports: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onRequest', signedIn(ports.tokens))
    app.get(
      '/new-activities',
      { schema: { summary: 'My activities that are not in Outlook yet', response: { 200: NewActivitiesResponseSchema } } },
      async (request) => {
        const found = await newActivities(ports, await representativeOf(ports.store, request))
        return {
          activities: found.map(({ activity, mayPush }) => ({
            ...toActivityView(activity, ports.crm.activityUrl),
            cannotBeAdded: mayPush.kind === 'yes' ? null : { reason: mayPush.reason, fix: mayPush.fix },
          })),
        }
      },
    )
    app.post(
      '/new-activities/:activityNo/push',
      {
        schema: {
          summary: 'Add one to my calendar, mailing nobody',
          params: PushParamsSchema,
          response: { 200: PushResponseSchema },
        },
      },
      async (request) => {
        const representative = await representativeOf(ports.store, request)
        const { outcome, link } = await pushActivity(ports, representative, request.params.activityNo as ActivityNo)
        return { outcome, link: toLinkView(await describeLink(ports, link, representative), ports.crm.activityUrl) }
      },
    )
    return Promise.resolve()
  }
