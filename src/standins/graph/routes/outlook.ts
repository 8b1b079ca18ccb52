import type { FastifyInstance } from 'fastify'
import { GraphError, invalidValue } from '../graph-error.ts'
import type { GraphService } from '../graph-service.ts'
import { refuseLongWindow } from '../odata-query.ts'
import { asArray, asEnum, asObject, asText } from '../parse-values.ts'
import { actAs, type PersonActions } from '../person-actions.ts'

interface Route {
  Params: { oid: string; id: string }
  Querystring: { from?: string; to?: string; since?: string; addin?: string }
}

/**
 * The back door of the simulated Outlook: what its person sees and does in the calendar. Not a part of Graph, so it asks
 * for no token, counts as no request of an application and knows no throttling. The server listens on loopback only.
 */
export function outlookRoutes(app: FastifyInstance, service: GraphService): void {
  const { exchange } = service
  const person = ({ oid }: { oid: string }): PersonActions => {
    const mailbox = exchange.find(oid)
    if (mailbox === undefined)
      throw new GraphError(404, 'ErrorInvalidUser', `There is no mailbox '${oid}'. See /_outlook/people.`)
    return actAs(exchange, mailbox)
  }

  app.get('/people', async () => exchange.mailboxes().map(({ owner }) => owner))
  app.post('/reset', async (_request, reply) => {
    service.reset()
    return reply.code(204).send()
  })

  app.get<Route>('/:oid/changes', async ({ params, query }) => {
    const latest = person(params).changeNumber()
    return { latest, changed: latest !== Number(query.since ?? -1) }
  })
  app.get<Route>('/:oid/events', async ({ params, query }) => {
    const [from, to] = [parseTime('from', query.from), parseTime('to', query.to)]
    refuseLongWindow({ from: from.getTime(), to: to.getTime() })
    return person(params).events(from, to)
  })
  app.post<Route>('/:oid/events', async ({ params, body }, reply) =>
    reply.code(201).send(person(params).create(asObject('request body', body))),
  )
  app.get<Route>('/:oid/events/:id', async ({ params }) => person(params).event(params.id))
  app.patch<Route>('/:oid/events/:id', async ({ params, body }) => person(params).edit(params.id, asObject('request body', body)))
  app.delete<Route>('/:oid/events/:id', async ({ params }, reply) => {
    person(params).remove(params.id)
    return reply.code(204).send()
  })
  app.post<Route>('/:oid/events/:id/restore', async ({ params }) => person(params).restore(params.id))
  app.post<Route>('/:oid/events/:id/copy', async ({ params }, reply) => reply.code(201).send(person(params).copy(params.id)))
  app.post<Route>('/:oid/events/:id/split', async ({ params }, reply) => reply.code(201).send(person(params).split(params.id)))
  app.post<Route>('/:oid/events/:id/respond', async ({ params, body }, reply) => {
    const { response, ...more } = asObject('request body', body)
    person(params).respond(
      params.id,
      asEnum('response', response, ['accepted', 'tentativelyAccepted', 'declined'] as const),
      more,
    )
    return reply.code(204).send()
  })
  app.post<Route>('/:oid/events/:id/move', async ({ params, body }) =>
    person(params).move(params.id, asText('calendar', asObject('request body', body)['calendar'])),
  )
  app.get<Route>('/:oid/calendars', async ({ params }) => person(params).calendars())
  app.post<Route>('/:oid/calendars', async ({ params, body }, reply) => {
    const name = asText('name', asObject('request body', body)['name'])
    return reply.code(201).send({ id: person(params).addCalendar(name), name })
  })
  app.post<Route>('/:oid/events/:id/forward', async ({ params, body }, reply) => {
    person(params).forward(params.id, asArray('to', asObject('request body', body)['to']).map(parsePerson))
    return reply.code(204).send()
  })
  app.post<Route>('/:oid/events/:id/organizer', async ({ params, body }) =>
    person(params).changeOrganizer(params.id, asText('email', asObject('request body', body)['email'])),
  )

  app.get<Route>('/:oid/events/:id/custom-properties', async ({ params, query }) =>
    person(params).customProperties(params.id, parseAddin(query.addin)),
  )
  app.put<Route>('/:oid/events/:id/custom-properties', async ({ params, query, body }, reply) => {
    person(params).setCustomProperties(params.id, parseAddin(query.addin), asObject('request body', body))
    return reply.code(204).send()
  })
}

function parsePerson(entry: unknown): { name: string; email: string } {
  const { name, email } = asObject('to', entry)
  const address = asText('to.email', email)
  if (!address.includes('@')) throw invalidValue('to.email', `'${address}' is no mail address`)
  return { email: address, name: name === undefined ? address : asText('to.name', name) }
}

function parseTime(field: string, text: string | undefined): Date {
  const ms = Date.parse(text ?? '')
  if (Number.isNaN(ms)) throw invalidValue(field, "expected a time such as '2026-01-31T00:00:00Z'")
  return new Date(ms)
}

function parseAddin(text: string | undefined): string {
  if (text === undefined || text === '') throw invalidValue('addin', 'expected the id of the add-in, as in its manifest')
  return text
}
