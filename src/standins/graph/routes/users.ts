import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { needRole } from '../app-tokens.ts'
import { GraphError } from '../graph-error.ts'
import type { GraphService } from '../graph-service.ts'
import type { MailboxOwner } from '../mailbox.ts'
import { asObject, asText } from '../parse-values.ts'
import { parseSelect, type Query } from '../odata-query.ts'
import { appOf, mailboxOf } from './graph-scope.ts'

const userRoles = ['User.Read.All', 'User.ReadBasic.All', 'User.ReadWrite.All', 'Directory.Read.All']
const settingsRoles = ['MailboxSettings.Read', 'MailboxSettings.ReadWrite']

export function userRoutes(app: FastifyInstance, { exchange, origin }: GraphService): void {
  app.get<{ Querystring: Query }>('/users', async (request) => {
    needRole(appOf(request), ...userRoles)
    const owners = exchange.mailboxes().map(({ owner }) => owner)
    const value = owners.filter(parseFilter(request.query['$filter'])).map((owner) => toUser(owner, request.query))
    return { '@odata.context': `${origin()}/v1.0/$metadata#users`, value }
  })
  app.get<{ Params: { user: string }; Querystring: Query }>('/users/:user', async (request) => {
    needRole(appOf(request), ...userRoles)
    const { user } = request.params
    const mailbox = exchange.find(user)
    if (mailbox === undefined)
      throw new GraphError(
        404,
        'Request_ResourceNotFound',
        `Resource '${user}' does not exist or one of its queried reference-property objects are not present.`,
      )
    return { '@odata.context': `${origin()}/v1.0/$metadata#users/$entity`, ...toUser(mailbox.owner, request.query) }
  })
}

export function mailboxSettingsRoutes(app: FastifyInstance, service: GraphService): void {
  app.get('/users/:user/mailboxSettings', async (request) => {
    needRole(appOf(request), ...settingsRoles)
    const { owner } = mailboxOf(request)
    return {
      '@odata.context': `${service.origin()}/v1.0/$metadata#users('${owner.oid}')/mailboxSettings`,
      timeZone: owner.timeZone,
      language: { locale: 'en-GB', displayName: 'English (United Kingdom)' },
    }
  })
  app.get('/users/:user/outlook/masterCategories', async (request) => {
    needRole(appOf(request), ...settingsRoles)
    return { value: mailboxOf(request).masterCategories }
  })
  app.post('/users/:user/outlook/masterCategories', async (request, reply) => {
    needRole(appOf(request), 'MailboxSettings.ReadWrite')
    const mailbox = mailboxOf(request)
    const sent = asObject('request body', request.body)
    const displayName = asText('displayName', sent['displayName'])
    const color = sent['color'] === undefined ? 'none' : asText('color', sent['color'])
    if (!/^(none|preset([0-9]|1[0-9]|2[0-4]))$/i.test(color))
      throw new GraphError(400, 'ErrorInvalidRequest', "The value of 'color' is invalid: expected none or preset0 to preset24.")
    if (mailbox.masterCategories.some((other) => other.displayName.toLowerCase() === displayName.toLowerCase())) {
      throw new GraphError(409, 'ErrorItemAlreadyExists', `A category named '${displayName}' exists already.`)
    }
    const category = { id: randomUUID(), displayName, color: color.toLowerCase() }
    mailbox.masterCategories = [...mailbox.masterCategories, category]
    service.changed()
    return reply.code(201).send(category)
  })
}

function toUser(owner: MailboxOwner, query: Query): Record<string, unknown> {
  const [givenName = '', ...rest] = owner.name.split(' ')
  const user: Record<string, unknown> = {
    businessPhones: [],
    displayName: owner.name,
    givenName,
    jobTitle: owner.jobTitle,
    mail: owner.email,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: rest.join(' '),
    userPrincipalName: owner.email,
    id: owner.oid,
  }
  const select = parseSelect(query)
  return select ? Object.fromEntries(Object.entries(user).filter(([name]) => select.has(name) || name === 'id')) : user
}

/** `mail eq '…'`, `userPrincipalName eq '…'`, `startswith(displayName,'…')`, joined by `or`. */
function parseFilter(filter: string | undefined): (owner: MailboxOwner) => boolean {
  if (filter === undefined) return () => true
  const text = (owner: MailboxOwner, field: string) =>
    ({ mail: owner.email, userprincipalname: owner.email, displayname: owner.name, id: owner.oid })[
      field.toLowerCase()
    ]?.toLowerCase() ?? ''
  const terms = filter.split(/\s+or\s+/i).map((term) => {
    const [, equalField, equalTo] = /^\(?\s*(mail|userPrincipalName|displayName|id)\s+eq\s+'([^']*)'\s*\)?$/i.exec(term) ?? []
    if (equalField !== undefined && equalTo !== undefined)
      return (owner: MailboxOwner) => text(owner, equalField) === equalTo.toLowerCase()
    const [, startField, start] =
      /^\(?\s*startswith\(\s*(mail|userPrincipalName|displayName)\s*,\s*'([^']*)'\s*\)\s*\)?$/i.exec(term) ?? []
    if (startField !== undefined && start !== undefined)
      return (owner: MailboxOwner) => text(owner, startField).startsWith(start.toLowerCase())
    throw new GraphError(400, 'Request_UnsupportedQuery', `The filter '${term}' is not supported.`)
  })
  return (owner) => terms.some((matches) => matches(owner))
}
