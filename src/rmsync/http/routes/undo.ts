import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { LinkParamsSchema } from '../../../api/create-link.ts'
import { LookAtLinkResponseSchema } from '../../../api/resume-link.ts'
import { UndoParamsSchema, UndoResponseSchema } from '../../../api/undo-change.ts'
import type { LinkId } from '../../../domain/ids.ts'
import type { Actor } from '../../relay/actor.ts'
import { resumeLink, retryLink } from '../../relay/resume-link.ts'
import { undoChange } from '../../relay/undo-change.ts'
import { adminRole, signedIn } from '../access.ts'
import { type AppPorts, mailboxOf } from '../app-ports.ts'

/** What a person does about a relayed change or a link that does not go on. */
export const undoRoutes =
  (ports: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onRequest', signedIn(ports.tokens))
    app.post(
      '/log/:rowId/undo',
      { schema: { summary: 'Undo a relayed change', params: UndoParamsSchema, response: { 200: UndoResponseSchema } } },
      async (request) => {
        const { activityNo, changes, left, link } = await undoChange(ports, request.params.rowId, actorOf(request))
        return {
          activityNo,
          changes: [...changes],
          left: [...left],
          link: link === null ? null : { linkId: link.linkId, state: link.state },
        }
      },
    )
    app.post(
      '/links/:linkId/resume',
      { schema: { summary: 'End the pause of a link', params: LinkParamsSchema, response: { 202: LookAtLinkResponseSchema } } },
      async (request, reply) => {
        const { linkId, state } = await resumeLink(ports, request.params.linkId as LinkId, actorOf(request))
        return reply.code(202).send({ linkId, state })
      },
    )
    app.post(
      '/links/:linkId/retry',
      {
        schema: {
          summary: 'Look again at a link that waits or is set aside',
          params: LinkParamsSchema,
          response: { 202: LookAtLinkResponseSchema },
        },
      },
      async (request, reply) => {
        const { linkId, state } = await retryLink(ports, request.params.linkId as LinkId, actorOf(request))
        return reply.code(202).send({ linkId, state })
      },
    )
    return Promise.resolve()
  }

const actorOf = ({ person }: FastifyRequest): Actor => ({
  name: person.name,
  mailboxId: mailboxOf(person),
  isAdmin: person.roles.includes(adminRole),
})
