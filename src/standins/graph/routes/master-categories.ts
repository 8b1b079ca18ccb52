import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { needRole } from '../app-tokens.ts'
import { GraphError, invalidValue, itemNotFound } from '../graph-error.ts'
import type { GraphService } from '../graph-service.ts'
import { asObject, asText } from '../parse-values.ts'
import { appOf, mailboxOf } from './graph-scope.ts'
import { settingsRoles } from './users.ts'

interface Route {
  Params: { user: string; category: string }
}

const path = '/users/:user/outlook/masterCategories'

/** The list of categories of a mailbox, by which Outlook knows their colours. To write it needs MailboxSettings.ReadWrite (contract §6). */
export function masterCategoryRoutes(app: FastifyInstance, service: GraphService): void {
  const find = (request: FastifyRequest<Route>) => {
    const mailbox = mailboxOf(request)
    const category = mailbox.masterCategories.find(({ id }) => id.toLowerCase() === request.params.category.toLowerCase())
    if (category === undefined) throw itemNotFound()
    return { mailbox, category }
  }

  app.get(path, async (request) => {
    needRole(appOf(request), ...settingsRoles)
    return { value: mailboxOf(request).masterCategories }
  })

  app.post(path, async (request, reply) => {
    needRole(appOf(request), 'MailboxSettings.ReadWrite')
    const mailbox = mailboxOf(request)
    const sent = asObject('request body', request.body)
    const displayName = asText('displayName', sent['displayName'])
    const color = parseColor(sent['color'] ?? 'none')
    if (mailbox.masterCategories.some((other) => other.displayName.toLowerCase() === displayName.toLowerCase())) {
      throw new GraphError(409, 'ErrorItemAlreadyExists', `A category named '${displayName}' exists already.`)
    }
    const category = { id: randomUUID(), displayName, color }
    mailbox.masterCategories = [...mailbox.masterCategories, category]
    service.changed()
    return reply.code(201).send(category)
  })

  app.get<Route>(`${path}/:category`, async (request) => {
    needRole(appOf(request), ...settingsRoles)
    return find(request).category
  })

  /** "After a category is created, the name cannot be changed" (docs: outlookcategory-update). */
  app.patch<Route>(`${path}/:category`, async (request) => {
    needRole(appOf(request), 'MailboxSettings.ReadWrite')
    const { mailbox, category } = find(request)
    const sent = asObject('request body', request.body)
    const changed = { ...category, ...(sent['color'] !== undefined && { color: parseColor(sent['color']) }) }
    mailbox.masterCategories = mailbox.masterCategories.map((other) => (other === category ? changed : other))
    service.changed()
    return changed
  })

  app.delete<Route>(`${path}/:category`, async (request, reply) => {
    needRole(appOf(request), 'MailboxSettings.ReadWrite')
    const { mailbox, category } = find(request)
    mailbox.masterCategories = mailbox.masterCategories.filter((other) => other !== category)
    service.changed()
    return reply.code(204).send()
  })
}

function parseColor(value: unknown): string {
  const color = asText('color', value)
  if (!/^(none|preset([0-9]|1[0-9]|2[0-4]))$/i.test(color)) throw invalidValue('color', 'expected none or preset0 to preset24')
  return color.toLowerCase()
}
