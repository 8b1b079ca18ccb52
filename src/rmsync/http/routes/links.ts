import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { NewContactsSchema, PersonChoicesSchema } from '../../../api/create-link.ts'
import { CreateLinkRequestSchema, CreateLinkResponseSchema, LinkParamsSchema } from '../../../api/create-link.ts'
import { LinkSeriesRequestSchema, LinkSeriesResponseSchema, SeriesLinkParamsSchema } from '../../../api/link-series.ts'
import { MoveLinkRequestSchema, MoveLinkResponseSchema } from '../../../api/move-link.ts'
import { LinkPulseSchema } from '../../../api/link-pulse.ts'
import { type ActivityNo, type LinkId, type PersonId, toEmailAddress } from '../../../domain/ids.ts'
import { createLink, type LinkRequest } from '../../linking/create-link.ts'
import { describeLink } from '../../linking/describe-link.ts'
import { linkSeries } from '../../linking/link-series.ts'
import { moveLink } from '../../linking/move-link.ts'
import { unlinkSeries } from '../../linking/unlink-series.ts'
import { unlink } from '../../linking/unlink.ts'
import { representativeOf, signedIn } from '../access.ts'
import type { AppPorts } from '../app-ports.ts'
import { toLinkView, toSeriesView } from '../views.ts'

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
        const link = await createLink(ports, representative, toLinkRequest(request.body))
        return reply.code(201).send(toLinkView(await describeLink(ports, link, representative), ports.crm.activityUrl))
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
        const link = await moveLink(ports, representative, { linkId, activityNo: request.body.activityNo as ActivityNo })
        return toLinkView(await describeLink(ports, link, representative), ports.crm.activityUrl)
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
        const { itemId, target, choices, newContacts } = request.body
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

const toLinkRequest = (body: z.output<typeof CreateLinkRequestSchema>): LinkRequest => ({
  itemId: body.itemId,
  choices: toChoices(body.choices),
  newContacts: toNewContacts(body.newContacts),
  target: body.target.kind === 'existing' ? { kind: 'existing', activityNo: body.target.activityNo as ActivityNo } : body.target,
})
