import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { NewActivitiesResponseSchema, PushParamsSchema, PushResponseSchema } from '../../../api/new-activities.ts'
import { LinkParamsSchema } from '../../../api/create-link.ts'
import { InvitationsSchema, type InvitationsView, SendInvitationsRequestSchema } from '../../../api/invitations.ts'
import { type ActivityNo, type LinkId, toEmailAddress } from '../../../domain/ids.ts'
import { newActivities } from '../../pushing/new-activities.ts'
import { type Invitations, invitationsOf, sendInvitations } from '../../pushing/invitations.ts'
import { pushActivity } from '../../pushing/push-activity.ts'
import { representativeOf, signedIn } from '../access.ts'
import type { AppPorts } from '../app-ports.ts'
import { linkView } from '../link-view.ts'
import { toActivityView } from '../views.ts'

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
        return { outcome, link: await linkView(ports, link, representative) }
      },
    )
    app.get(
      '/links/:linkId/invitations',
      {
        schema: {
          summary: 'Whom one could invite: the people of the activity',
          params: LinkParamsSchema,
          response: { 200: InvitationsSchema },
        },
      },
      async (request) => {
        const representative = await representativeOf(ports.store, request)
        return toInvitationsView(ports, await invitationsOf(ports, representative, request.params.linkId as LinkId))
      },
    )
    app.post(
      '/links/:linkId/invitations',
      {
        schema: {
          summary: 'Invite exactly these people; the only call by which anybody is mailed',
          params: LinkParamsSchema,
          body: SendInvitationsRequestSchema,
          response: { 200: InvitationsSchema },
        },
      },
      async (request) => {
        const representative = await representativeOf(ports.store, request)
        const emails = request.body.emails.map(toEmailAddress)
        return toInvitationsView(ports, await sendInvitations(ports, representative, request.params.linkId as LinkId, emails))
      },
    )
    return Promise.resolve()
  }

const toInvitationsView = ({ crm }: AppPorts, { activityNo, appointment, recipients }: Invitations): InvitationsView => ({
  subject: appointment.subject,
  when: appointment.when,
  activityUrl: crm.activityUrl(activityNo),
  recipients: [...recipients],
})
