import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { needRole } from '../app-tokens.ts'
import { findCalendar } from '../calendars.ts'
import { defaultCalendar, type EventRef } from '../event-model.ts'
import { etagOf, toWire } from '../event-wire.ts'
import { filterOf } from '../event-filter.ts'
import { GraphError } from '../graph-error.ts'
import type { GraphService } from '../graph-service.ts'
import type { Mailbox } from '../mailbox.ts'
import { createEvent, deleteEvent, updateEvent } from '../meetings.ts'
import type { Query } from '../odata-query.ts'
import { checkTimes, completeFields, parseChanges } from '../parse-event.ts'
import { asObject } from '../parse-values.ts'
import { fieldsOf } from '../occurrences.ts'
import { appOf, mailboxOf } from './graph-scope.ts'
import { answerList, readRoles, shapeOf, writeRoles } from './event-answer.ts'

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
  for (const base of ['/users/:user/events', '/users/:user/calendar/events', '/users/:user/calendars/:calendar/events'])
    eventRoutesUnder(app, service, base)
}

function eventRoutesUnder(app: FastifyInstance, service: GraphService, base: string): void {
  const { exchange } = service
  const find = (request: FastifyRequest<Route>): { mailbox: Mailbox; ref: EventRef } => {
    const mailbox = mailboxOf(request)
    const { id } = request.params
    return { mailbox, ref: service.deletedItemsReadable ? mailbox.resolve(id) : mailbox.resolveInCalendar(id) }
  }
  const answer = (request: FastifyRequest, reply: FastifyReply, mailbox: Mailbox, ref: EventRef) => {
    const event = toWire(mailbox, ref, shapeOf(request, reply, service))
    return { '@odata.context': `${service.origin()}/v1.0/$metadata#users('${mailbox.owner.oid}')/events/$entity`, ...event }
  }

  app.get<{ Params: CalendarParams; Querystring: Query }>(base, async (request, reply) => {
    needRole(appOf(request), ...readRoles)
    const mailbox = mailboxOf(request)
    const matches = filterOf(request.query['$filter'])
    const refs = mailbox.inCalendar(calendarNamed(mailbox, request.params)).map((event): EventRef => ({ event }))
    return answerList(request, reply, service, refs.filter(matches))
  })

  app.post<{ Params: CalendarParams }>(base, async (request, reply) => {
    needRole(appOf(request), ...writeRoles)
    const mailbox = mailboxOf(request)
    const changes = parseChanges(request.body)
    const { transactionId } = asObject('request body', request.body)
    const event = createEvent(exchange, mailbox, {
      fields: completeFields(changes),
      recurrence: changes.recurrence ?? null,
      send: true,
      calendar: calendarNamed(mailbox, request.params),
      ...(typeof transactionId === 'string' && { transactionId }),
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
    deleteEvent(exchange, mailbox, ref)
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

function refuseStale(request: FastifyRequest, mailbox: Mailbox, ref: EventRef): void {
  const wanted = request.headers['if-match']
  if (wanted === undefined || wanted === '*' || wanted === etagOf(mailbox, ref)) return
  throw new GraphError(
    412,
    'ErrorIrresolvableConflict',
    'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
  )
}
