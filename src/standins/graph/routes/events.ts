import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { needRole } from '../app-tokens.ts'
import { findCalendar } from '../calendars.ts'
import { defaultCalendar, type EventRef } from '../event-model.ts'
import { etagOf, toWire } from '../event-wire.ts'
import { filterOf } from '../event-filter.ts'
import { GraphError, itemNotFound } from '../graph-error.ts'
import type { GraphService } from '../graph-service.ts'
import type { Mailbox } from '../mailbox.ts'
import { createEvent, deleteEvent, updateEvent } from '../meetings.ts'
import type { Query } from '../odata-query.ts'
import { checkTimes, completeFields, parseChanges } from '../parse-event.ts'
import { asObject } from '../parse-values.ts'
import { fieldsOf } from '../occurrences.ts'
import { removeEvent } from '../remove-event.ts'
import { isVisible } from '../visibility.ts'
import { appOf, mailboxOf } from './graph-scope.ts'
import { answerCount, answerList, eventBases, readRoles, shapeOf, writeRoles } from './event-answer.ts'

interface CalendarParams {
  readonly user: string
  readonly calendar?: string
}

const calendarNamed = (mailbox: Mailbox, { calendar }: CalendarParams) =>
  calendar === undefined ? defaultCalendar : findCalendar(mailbox, calendar)

interface Route {
  Params: CalendarParams & { id: string }
  Querystring: Query
}

export function eventRoutes(app: FastifyInstance, service: GraphService): void {
  for (const base of eventBases) eventRoutesUnder(app, service, base)
}

function eventRoutesUnder(app: FastifyInstance, service: GraphService, base: (typeof eventBases)[number]): void {
  const { exchange } = service
  const find = (request: FastifyRequest<Route>): { mailbox: Mailbox; ref: EventRef } => {
    const mailbox = mailboxOf(request)
    const { id } = request.params
    const ref = exchange.settings.deletedEvent === 'readable' ? mailbox.resolve(id) : mailbox.resolveInCalendar(id)
    if (!isVisible(ref, exchange.settings)) throw itemNotFound()
    return { mailbox, ref }
  }
  const answer = (request: FastifyRequest, reply: FastifyReply, mailbox: Mailbox, ref: EventRef) => {
    const event = toWire(mailbox, ref, { ...shapeOf(request, reply, service), single: true })
    return { '@odata.context': `${service.origin()}/v1.0/$metadata#users('${mailbox.owner.oid}')/events/$entity`, ...event }
  }

  const list = (request: FastifyRequest<{ Params: CalendarParams; Querystring: Query }>): EventRef[] => {
    needRole(appOf(request), ...readRoles)
    const mailbox = mailboxOf(request)
    const everywhere = base === '/users/:user/events' && exchange.settings.eventsOfUser === 'everyCalendar'
    const events = everywhere ? mailbox.inCalendars() : mailbox.inCalendar(calendarNamed(mailbox, request.params))
    return events.map((event): EventRef => ({ event })).filter(filterOf(request.query['$filter']))
  }

  app.get<{ Params: CalendarParams; Querystring: Query }>(base, async (request, reply) =>
    answerList(request, reply, service, list(request)),
  )

  app.get<{ Params: CalendarParams; Querystring: Query }>(`${base}/$count`, async (request, reply) =>
    answerCount(reply, service, list(request)),
  )

  app.post<{ Params: CalendarParams }>(base, async (request, reply) => {
    needRole(appOf(request), ...writeRoles)
    const mailbox = mailboxOf(request)
    const changes = parseChanges(request.body)
    const { transactionId, ...content } = asObject('request body', request.body)
    const event = createEvent(exchange, mailbox, {
      fields: completeFields(changes),
      recurrence: changes.recurrence ?? null,
      send: true,
      calendar: calendarNamed(mailbox, request.params),
      ...(typeof transactionId === 'string' && { transactionId, transactionDigest: digestOf(content) }),
    })
    reply
      .code(201)
      .header('location', `${service.origin()}/v1.0/users/${mailbox.owner.oid}/events/${mailbox.idOf({ event }, 'mutable')}`)
    return answer(request, reply, mailbox, { event })
  })

  app.get<Route>(`${base}/:id`, async (request, reply) => {
    needRole(appOf(request), ...readRoles)
    const { mailbox, ref } = find(request)
    reply.header('etag', etagOf(mailbox, ref))
    return answer(request, reply, mailbox, ref)
  })

  app.patch<Route>(`${base}/:id`, async (request, reply) => {
    needRole(appOf(request), ...writeRoles)
    const { mailbox, ref } = find(request)
    refuseStale(request, mailbox, ref)
    const changes = parseChanges(request.body, fieldsOf(ref))
    checkTimes({ ...fieldsOf(ref), ...changes })
    updateEvent(exchange, mailbox, ref, changes)
    return answer(request, reply, mailbox, ref)
  })

  app.delete<Route>(`${base}/:id`, async (request, reply) => {
    needRole(appOf(request), ...writeRoles)
    const { mailbox, ref } = find(request)
    refuseStale(request, mailbox, ref)
    removeEvent(exchange, mailbox, ref)
    return reply.code(204).send()
  })

  app.post<Route>(`${base}/:id/cancel`, async (request, reply) => {
    needRole(appOf(request), ...writeRoles)
    const { mailbox, ref } = find(request)
    if (!ref.event.isOrganizer)
      throw new GraphError(400, 'ErrorInvalidRequest', 'You need to be an organizer to cancel a meeting.')
    deleteEvent(exchange, mailbox, ref)
    return reply.code(202).send()
  })
}

const digestOf = (content: object) => createHash('sha256').update(JSON.stringify(content)).digest('base64')

function refuseStale(request: FastifyRequest, mailbox: Mailbox, ref: EventRef): void {
  const wanted = request.headers['if-match']
  if (wanted === undefined || wanted === '*' || wanted === etagOf(mailbox, ref)) return
  throw new GraphError(
    412,
    'ErrorIrresolvableConflict',
    'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
  )
}
