import type { FastifyInstance, FastifyRequest } from 'fastify'
import { needRole } from '../app-tokens.ts'
import { addCalendar, changeCalendar, findCalendar, toCalendarWire } from '../calendars.ts'
import { calendarOf, defaultCalendar } from '../event-model.ts'
import { GraphError } from '../graph-error.ts'
import type { GraphService } from '../graph-service.ts'
import { deleteEvent } from '../meetings.ts'
import { parseSelect, type Query } from '../odata-query.ts'
import { asEnum, asObject, asText } from '../parse-values.ts'
import { eventBases, readRoles, writeRoles } from './event-answer.ts'
import { appOf, mailboxOf } from './graph-scope.ts'

interface Route {
  Params: { user: string; calendar?: string; id: string }
  Querystring: Query
}

const colors = [
  'auto',
  'lightBlue',
  'lightGreen',
  'lightOrange',
  'lightGray',
  'lightYellow',
  'lightTeal',
  'lightPink',
  'lightBrown',
  'lightRed',
  'maxColor',
] as const

/** The calendars of a mailbox. What lies in them is answered by the routes of events and of the view. */
export function calendarRoutes(app: FastifyInstance, service: GraphService): void {
  const context = (oid: string) => ({ '@odata.context': `${service.origin()}/v1.0/$metadata#users('${oid}')/calendars` })
  const find = (request: FastifyRequest<Route>, roles: readonly string[]) => {
    needRole(appOf(request), ...roles)
    const mailbox = mailboxOf(request)
    const { calendar } = request.params
    return { mailbox, number: calendar === undefined ? defaultCalendar : findCalendar(mailbox, calendar) }
  }
  const show = (request: FastifyRequest<Route>, number: number) => {
    const select = parseSelect(request.query)
    const whole = Object.entries(toCalendarWire(mailboxOf(request), number))
    return Object.fromEntries(whole.filter(([name]) => name === 'id' || (select?.has(name) ?? true)))
  }
  const numbersOf = (request: FastifyRequest<Route>) => {
    needRole(appOf(request), ...readRoles)
    return [defaultCalendar, ...mailboxOf(request).calendars.map(({ number }) => number)]
  }

  app.get<Route>('/users/:user/calendars', async (request) => {
    const value = numbersOf(request).map((number) => show(request, number))
    return { ...context(mailboxOf(request).owner.oid), value }
  })

  app.get<Route>('/users/:user/calendars/$count', async (request, reply) =>
    reply.type('text/plain; charset=utf-8').send(String(numbersOf(request).length)),
  )

  app.post<Route>('/users/:user/calendars', async (request, reply) => {
    needRole(appOf(request), ...writeRoles)
    const mailbox = mailboxOf(request)
    const made = addCalendar(mailbox, asText('name', asObject('request body', request.body)['name']))
    service.changed()
    return reply.code(201).send(toCalendarWire(mailbox, made.number))
  })

  for (const path of ['/users/:user/calendar', '/users/:user/calendars/:calendar']) {
    app.get<Route>(path, async (request) => show(request, find(request, readRoles).number))

    app.patch<Route>(path, async (request) => {
      const { mailbox, number } = find(request, writeRoles)
      const { name, color } = asObject('request body', request.body)
      changeCalendar(mailbox, number, {
        ...(name !== undefined && { name: asText('name', name) }),
        ...(color !== undefined && { color: asEnum('color', color, colors) }),
      })
      service.changed()
      return toCalendarWire(mailbox, number)
    })
  }

  app.delete<Route>('/users/:user/calendars/:calendar', async (request, reply) => {
    const { mailbox, number } = find(request, writeRoles)
    if (number === defaultCalendar)
      throw new GraphError(400, 'ErrorDeleteDistinguishedFolder', 'Distinguished folders cannot be deleted.')
    for (const event of mailbox.inCalendar(number)) deleteEvent(service.exchange, mailbox, { event })
    mailbox.calendars = mailbox.calendars.filter((other) => other.number !== number)
    service.changed()
    return reply.code(204).send()
  })

  for (const base of eventBases) {
    app.get<Route>(`${base}/:id/calendar`, async (request) => {
      needRole(appOf(request), ...readRoles)
      return show(request, calendarOf(mailboxOf(request).resolveInCalendar(request.params.id).event))
    })
  }
}
