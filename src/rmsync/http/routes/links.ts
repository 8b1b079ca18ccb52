import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { NewActivitySchema, NewContactsSchema, PersonChoicesSchema } from '../../../api/create-link.ts'
import { CreateLinkRequestSchema, CreateLinkResponseSchema, LinkParamsSchema } from '../../../api/create-link.ts'
import { LinkSeriesRequestSchema, LinkSeriesResponseSchema, SeriesLinkParamsSchema } from '../../../api/link-series.ts'
import { MoveLinkRequestSchema, MoveLinkResponseSchema } from '../../../api/move-link.ts'
import { LinkPulseSchema } from '../../../api/link-pulse.ts'
import { type ActivityNo, type LinkId, type PersonId, toEmailAddress } from '../../../domain/ids.ts'
import { checkFilledIn } from '../../administration/panel-form.ts'
import { createLink, type LinkRequest } from '../../linking/create-link.ts'
import { linkSeries } from '../../linking/link-series.ts'
import { moveLink } from '../../linking/move-link.ts'
import { unlinkSeries } from '../../linking/unlink-series.ts'
import { unlink } from '../../linking/unlink.ts'
import { representativeOf, signedIn } from '../access.ts'
import type { AppPorts } from '../app-ports.ts'
import { linkView } from '../link-view.ts'
import { toSeriesView } from '../views.ts'

export const linkRoutes =
  (ports: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onRequest', signedIn(ports.tokens))
    app.post(
      '/links',
      {
        schema: {
          summary: 'Link the open appointment to a new or existing activity',
          body: CreateLinkRequestSchema,
          response: { 201: CreateLinkResponseSchema },
        },
      },
      async (request, reply) => {
        const representative = await representativeOf(ports.store, request)
        const link = await createLink(ports, representative, await toLinkRequest(ports, request.body))
        return reply.code(201).send(await linkView(ports, link, representative))
      },
    )
    app.get(
      '/links/:linkId/pulse',
      {
        schema: {
          summary: 'Whether anything happened to a link',
          params: LinkParamsSchema,
          response: { 200: LinkPulseSchema },
        },
      },
      async (request) => {
        await representativeOf(ports.store, request)
        const [newest] = await ports.store.readLog({ linkId: request.params.linkId as LinkId, limit: 1 })
        return { newestRowId: newest?.rowId ?? null }
      },
    )
    app.delete(
      '/links/:linkId',
      {
        schema: { summary: 'Unlink; appointment and activity both stay', params: LinkParamsSchema, response: { 204: z.null() } },
      },
      async (request, reply) => {
        await unlink(ports, await representativeOf(ports.store, request), request.params.linkId as LinkId)
        return reply.code(204).send(null)
      },
    )
    app.post(
      '/links/:linkId/move',
      {
        schema: {
          summary: 'Move the link to another activity',
          params: LinkParamsSchema,
          body: MoveLinkRequestSchema,
          response: { 200: MoveLinkResponseSchema },
        },
      },
      async (request) => {
        const representative = await representativeOf(ports.store, request)
        const linkId = request.params.linkId as LinkId
        const { activityNo, choices = [], newContacts } = request.body
        const link = await moveLink(ports, representative, {
          linkId,
          activityNo: activityNo as ActivityNo,
          choices: toChoices(choices),
          newContacts: toNewContacts(newContacts),
        })
        return linkView(ports, link, representative)
      },
    )
    app.post(
      '/series-links',
      {
        schema: {
          summary: 'Link the whole series, one activity a date',
          body: LinkSeriesRequestSchema,
          response: { 201: LinkSeriesResponseSchema },
        },
      },
      async (request, reply) => {
        const representative = await representativeOf(ports.store, request)
        const { itemId, choices, newContacts } = request.body
        const target = await toNewActivity(ports, request.body.target)
        const seriesLink = await linkSeries(ports, representative, {
          itemId,
          target,
          choices: toChoices(choices),
          newContacts: toNewContacts(newContacts),
        })
        return reply.code(201).send(toSeriesView({ seriesLink, connection: null, dates: [] }, ports.crm.activityUrl))
      },
    )
    app.delete(
      '/series-links/:seriesLinkId',
      {
        schema: {
          summary: 'Unlink a series with all its dates; appointments and activities stay',
          params: SeriesLinkParamsSchema,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        await unlinkSeries(ports, await representativeOf(ports.store, request), request.params.seriesLinkId as LinkId)
        return reply.code(204).send(null)
      },
    )
    return Promise.resolve()
  }

const toChoices = (choices: z.output<typeof PersonChoicesSchema>): LinkRequest['choices'] =>
  new Map(choices.map(({ email, personId }) => [toEmailAddress(email), personId as PersonId]))

const toNewContacts = (contacts: z.output<typeof NewContactsSchema> = []): NonNullable<LinkRequest['newContacts']> =>
  contacts.map((contact) => ({ ...contact, email: toEmailAddress(contact.email) }))

const toLinkRequest = async (ports: AppPorts, body: z.output<typeof CreateLinkRequestSchema>): Promise<LinkRequest> => ({
  itemId: body.itemId,
  choices: toChoices(body.choices),
  newContacts: toNewContacts(body.newContacts),
  target:
    body.target.kind === 'existing'
      ? { kind: 'existing', activityNo: body.target.activityNo as ActivityNo }
      : await toNewActivity(ports, body.target),
})

/** What was filled in is looked at again here: nobody is bound to the form of the panel. */
async function toNewActivity({ admin }: AppPorts, { fields, ...target }: z.output<typeof NewActivitySchema>) {
  const attributes = await checkFilledIn(admin.panel, { ...target, fields })
  return Object.keys(attributes).length === 0 ? target : { ...target, attributes }
}
