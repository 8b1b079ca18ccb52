import type { FastifyInstance } from 'fastify'
import { needRole } from '../app-tokens.ts'
import { addCalendar, findCalendar, toCalendarWire } from '../calendars.ts'
import { calendarOf, defaultCalendar } from '../event-model.ts'
import { GraphError } from '../graph-error.ts'
import type { GraphService } from '../graph-service.ts'
import { deleteEvent } from '../meetings.ts'
import { asObject, asText } from '../parse-values.ts'
import { readRoles, writeRoles } from './event-answer.ts'
import { appOf, mailboxOf } from './graph-scope.ts'

interface Route {
  Params: { user: string; calendar: string; id: string }
}

/** The calendars of a mailbox. What lies in them is answered by the routes of events and of the view. */
export function calendarRoutes(app: FastifyInstance, service: GraphService): void {
  const context = (oid: string) => ({ '@odata.context': `${service.origin()}/v1.0/$metadata#users('${oid}')/calendars` })

  app.get('/users/:user/calendars', async (request) => {
    needRole(appOf(request), ...readRoles)
    const mailbox = mailboxOf(request)
    const numbers = [defaultCalendar, ...mailbox.calendars.map(({ number }) => number)]
    return { ...context(mailbox.owner.oid), value: numbers.map((number) => toCalendarWire(mailbox, number)) }
  })

  app.post('/users/:user/calendars', async (request, reply) => {
    needRole(appOf(request), ...writeRoles)
    const mailbox = mailboxOf(request)
    const made = addCalendar(mailbox, asText('name', asObject('request body', request.body)['name']))
    service.changed()
    return reply.code(201).send(toCalendarWire(mailbox, made.number))
  })

  app.get('/users/:user/calendar', async (request) => {
    needRole(appOf(request), ...readRoles)
    return toCalendarWire(mailboxOf(request), defaultCalendar)
  })

  app.get<Route>('/users/:user/calendars/:calendar', async (request) => {
    needRole(appOf(request), ...readRoles)
    return toCalendarWire(mailboxOf(request), findCalendar(mailboxOf(request), request.params.calendar))
  })

  app.delete<Route>('/users/:user/calendars/:calendar', async (request, reply) => {
    needRole(appOf(request), ...writeRoles)
    const mailbox = mailboxOf(request)
    const number = findCalendar(mailbox, request.params.calendar)
    if (number === defaultCalendar)
      throw new GraphError(400, 'ErrorDeleteDistinguishedFolder', 'Distinguished folders cannot be deleted.')
    for (const event of mailbox.inCalendar(number)) deleteEvent(service.exchange, mailbox, { event })
    mailbox.calendars = mailbox.calendars.filter((other) => other.number !== number)
    service.changed()
    return reply.code(204).send()
  })

  app.get<Route>('/users/:user/events/:id/calendar', async (request) => {
    needRole(appOf(request), ...readRoles)
    const mailbox = mailboxOf(request)
    return toCalendarWire(mailbox, calendarOf(mailbox.resolveInCalendar(request.params.id).event))
  })
}
