import type { FastifyInstance, FastifyRequest } from 'fastify'
import { needRole } from '../app-tokens.ts'
import { findCalendar } from '../calendars.ts'
import { defaultCalendar } from '../event-model.ts'
import { firstRound, readPage, readToken } from '../delta.ts'
import { filterOf } from '../event-filter.ts'
import { GraphError } from '../graph-error.ts'
import type { GraphService } from '../graph-service.ts'
import type { Mailbox } from '../mailbox.ts'
import { occurrencesIn, startMs, viewOf } from '../occurrences.ts'
import { parseWindow, type Query } from '../odata-query.ts'
import { answerCount, answerList, eventBases, linkTo, readRoles, shapeOf } from './event-answer.ts'
import { appOf, mailboxOf } from './graph-scope.ts'

interface Route {
  Params: { user: string; id: string; calendar?: string }
  Querystring: Query
}

export function calendarViewRoutes(app: FastifyInstance, service: GraphService): void {
  for (const base of eventBases) {
    app.get<Route>(`${base}/:id/instances`, async (request, reply) => {
      needRole(appOf(request), ...readRoles)
      const { event, date } = mailboxOf(request).resolveInCalendar(request.params.id)
      if (event.recurrence === null || date !== undefined) {
        throw new GraphError(400, 'ErrorInvalidRequest', 'Instances can be listed of a series master only.')
      }
      return answerList(request, reply, service, occurrencesIn(event, parseWindow(request.query)))
    })
  }

  const calendarNamed = (mailbox: Mailbox, id: string | undefined) =>
    id === undefined ? defaultCalendar : findCalendar(mailbox, id)
  const bases = ['/users/:user', '/users/:user/calendar', '/users/:user/calendars/:calendar'].map(
    (base) => `${base}/calendarView`,
  )
  for (const base of bases) {
    const view = (request: FastifyRequest<Route>) => {
      needRole(appOf(request), ...readRoles)
      const window = parseWindow(request.query)
      const mailbox = mailboxOf(request)
      return mailbox
        .inCalendar(calendarNamed(mailbox, request.params.calendar))
        .flatMap((event) => viewOf(event, window))
        .filter(filterOf(request.query['$filter']))
        .toSorted((one, other) => startMs(one) - startMs(other))
    }

    app.get<Route>(base, async (request, reply) => answerList(request, reply, service, view(request)))

    app.get<Route>(`${base}/$count`, async (request, reply) => answerCount(reply, service, view(request)))

    app.get<Route>(`${base}/delta`, async (request, reply) => {
      needRole(appOf(request), ...readRoles)
      const mailbox = mailboxOf(request)
      const { exchange } = service
      const sent = request.query['$skiptoken'] ?? request.query['$deltatoken']
      const calendar = calendarNamed(mailbox, request.params.calendar)
      const token =
        sent === undefined
          ? firstRound(exchange, mailbox, parseWindow(request.query), calendar)
          : readToken(exchange, mailbox, sent)
      // $select, $expand and $filter are not supported here (docs: event-delta): ignored, not honoured.
      const { prefer, origin, settings } = shapeOf(request, reply, service)
      const page = readPage(mailbox, token, { prefer, origin, settings }, service.deltaManner())
      reply.header('preference-applied', ['odata.track-changes', ...prefer.applied].join(', '))
      return {
        '@odata.context': `${service.origin()}/v1.0/$metadata#Collection(event)`,
        [page.link.name]: linkTo(request, service, { [page.link.parameter]: page.link.token }),
        value: page.value,
      }
    })
  }
}
