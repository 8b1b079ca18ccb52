import type { FastifyInstance } from 'fastify'
import { answerMeeting } from '../answers.ts'
import { needRole } from '../app-tokens.ts'
import type { AnswerKind } from '../exchange.ts'
import { forwardEvent } from '../forwarding.ts'
import { invalidValue } from '../graph-error.ts'
import type { GraphService } from '../graph-service.ts'
import { parseAnswer, parseRecipients } from '../parse-actions.ts'
import { asArray, asEnum, asObject, asText } from '../parse-values.ts'
import { readRoles, writeRoles } from './event-answer.ts'
import { appOf, mailboxOf } from './graph-scope.ts'

interface Route {
  Params: { user: string; id: string }
}

const answers: Readonly<Record<string, AnswerKind>> = {
  accept: 'accepted',
  decline: 'declined',
  tentativelyAccept: 'tentativelyAccepted',
}
const idTypes = ['entryId', 'ewsId', 'immutableEntryId', 'restId', 'restImmutableEntryId'] as const
const mostIds = 1000

/** Answers, forwarding, and the translation of ids. */
export function meetingActionRoutes(app: FastifyInstance, { exchange, origin }: GraphService): void {
  for (const [action, kind] of Object.entries(answers)) {
    app.post<Route>(`/users/:user/events/:id/${action}`, async (request, reply) => {
      needRole(appOf(request), ...writeRoles)
      const mailbox = mailboxOf(request)
      const ref = mailbox.resolveInCalendar(request.params.id)
      answerMeeting(exchange, mailbox, ref, { kind, ...parseAnswer(request.body) })
      return reply.code(202).send()
    })
  }

  app.post<Route>('/users/:user/events/:id/forward', async (request, reply) => {
    needRole(appOf(request), ...writeRoles)
    const mailbox = mailboxOf(request)
    const ref = mailbox.resolveInCalendar(request.params.id)
    forwardEvent(exchange, mailbox, ref, parseRecipients(request.body))
    return reply.code(202).send()
  })

  app.post<{ Params: { user: string } }>('/users/:user/translateExchangeIds', async (request) => {
    needRole(appOf(request), 'User.Read.All', 'User.ReadBasic.All', ...readRoles)
    const mailbox = mailboxOf(request)
    const sent = asObject('request body', request.body)
    const ids = asArray('inputIds', sent['inputIds']).map((id) => asText('inputIds', id))
    if (ids.length > mostIds) throw invalidValue('inputIds', `at most ${mostIds} are allowed`)
    asEnum('sourceIdType', sent['sourceIdType'], idTypes)
    const target = asEnum('targetIdType', sent['targetIdType'], idTypes)
    return {
      '@odata.context': `${origin()}/v1.0/$metadata#Collection(microsoft.graph.convertIdResult)`,
      value: ids.map((id) => mailbox.translateId(id, target)),
    }
  })
}
