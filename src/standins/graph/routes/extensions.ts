import type { FastifyInstance, FastifyRequest } from 'fastify'
import { needRole } from '../app-tokens.ts'
import type { EventFields } from '../event-model.ts'
import { findExtension, parseExtension, toExtensionWire } from '../extensions.ts'
import { GraphError } from '../graph-error.ts'
import type { GraphService } from '../graph-service.ts'
import { updateEvent } from '../meetings.ts'
import { fieldsOf } from '../occurrences.ts'
import { eventBases, readRoles, writeRoles } from './event-answer.ts'
import { appOf, mailboxOf } from './graph-scope.ts'

interface Route {
  Params: { user: string; id: string; extension: string }
}

/** Open extensions of an event. Nobody is mailed about them, and no delta round shows them (contract §5). */
export function extensionRoutes(app: FastifyInstance, { exchange }: GraphService): void {
  const find = (request: FastifyRequest<Route>, roles: readonly string[]) => {
    needRole(appOf(request), ...roles)
    const mailbox = mailboxOf(request)
    const ref = mailbox.resolveInCalendar(request.params.id)
    const extensions = fieldsOf(ref).extensions ?? {}
    const save = (changed: NonNullable<EventFields['extensions']>) => updateEvent(exchange, mailbox, ref, { extensions: changed })
    return { ref, extensions, save }
  }
  for (const base of eventBases.map((events) => `${events}/:id/extensions`)) {
    app.get<Route>(base, async (request) => {
      const { extensions } = find(request, readRoles)
      return { value: Object.entries(extensions).map(([name, values]) => toExtensionWire(name, values)) }
    })

    app.post<Route>(base, async (request, reply) => {
      const { extensions, save } = find(request, writeRoles)
      const { name, values } = parseExtension(request.body)
      if (Object.keys(extensions).some((held) => held.toLowerCase() === name.toLowerCase()))
        throw new GraphError(409, 'ErrorItemAlreadyExists', `An extension named '${name}' exists already.`)
      save({ ...extensions, [name]: values })
      return reply.code(201).send(toExtensionWire(name, values))
    })

    app.get<Route>(`${base}/:extension`, async (request) => {
      const { ref } = find(request, readRoles)
      const { name, values } = findExtension(ref, request.params.extension)
      return toExtensionWire(name, values)
    })

    app.patch<Route>(`${base}/:extension`, async (request) => {
      const { ref, extensions, save } = find(request, writeRoles)
      const { name } = findExtension(ref, request.params.extension)
      const { values } = parseExtension(request.body, name)
      save({ ...extensions, [name]: values })
      return toExtensionWire(name, values)
    })

    app.delete<Route>(`${base}/:extension`, async (request, reply) => {
      const { ref, extensions, save } = find(request, writeRoles)
      const { name } = findExtension(ref, request.params.extension)
      save(Object.fromEntries(Object.entries(extensions).filter(([held]) => held !== name)))
      return reply.code(204).send()
    })
  }
}
