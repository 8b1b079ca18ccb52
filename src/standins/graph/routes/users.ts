import type { FastifyInstance } from 'fastify'
import { needRole } from '../app-tokens.ts'
import { GraphError, invalidValue } from '../graph-error.ts'
import type { GraphService } from '../graph-service.ts'
import type { Mailbox, MailboxOwner } from '../mailbox.ts'
import { parseSelect, type Query } from '../odata-query.ts'
import { parseZone } from '../parse-event.ts'
import { asObject, asText } from '../parse-values.ts'
import { appOf, mailboxOf } from './graph-scope.ts'

const userRoles = ['User.Read.All', 'User.ReadBasic.All', 'User.ReadWrite.All', 'Directory.Read.All']
export const settingsRoles = ['MailboxSettings.Read', 'MailboxSettings.ReadWrite']

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
  const path = '/users/:user/mailboxSettings'
  const show = ({ owner, settings }: Mailbox) => ({
    '@odata.context': `${service.origin()}/v1.0/$metadata#users('${owner.oid}')/mailboxSettings`,
    timeZone: settings.timeZone ?? owner.timeZone,
    language: { locale: settings.locale ?? 'en-GB', displayName: nameOfLocale(settings.locale ?? 'en-GB') },
  })

  app.get(path, async (request) => {
    needRole(appOf(request), ...settingsRoles)
    return show(mailboxOf(request))
  })

  app.patch(path, async (request) => {
    needRole(appOf(request), 'MailboxSettings.ReadWrite')
    const mailbox = mailboxOf(request)
    const { timeZone, language } = asObject('request body', request.body)
    mailbox.settings = {
      ...mailbox.settings,
      ...(timeZone !== undefined && { timeZone: parseZone('timeZone', timeZone) }),
      ...(language !== undefined && { locale: parseLocale(asObject('language', language)['locale']) }),
    }
    service.changed()
    return show(mailbox)
  })
}

const names = new Intl.DisplayNames('en', { type: 'language' })
const nameOfLocale = (locale: string) => names.of(locale) ?? locale

function parseLocale(value: unknown): string {
  const locale = asText('language.locale', value)
  try {
    nameOfLocale(locale)
    return locale
  } catch {
    throw invalidValue('language.locale', "expected a locale such as 'sv-SE'")
  }
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
