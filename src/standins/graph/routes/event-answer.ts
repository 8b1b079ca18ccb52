import type { FastifyReply, FastifyRequest } from 'fastify'
import type { EventRef } from '../event-model.ts'
import { toWire } from '../event-wire.ts'
import type { Shape } from '../shape.ts'
import type { GraphService } from '../graph-service.ts'
import { startMs } from '../occurrences.ts'
import { parseCount, parseExpand, parsePrefer, parseSelect, type Query } from '../odata-query.ts'
import { isVisible } from '../visibility.ts'
import { mailboxOf } from './graph-scope.ts'

export const readRoles = ['Calendars.Read', 'Calendars.ReadWrite']
export const writeRoles = ['Calendars.ReadWrite']
/** The same events, by the mailbox, by its default calendar, by one of its calendars. */
export const eventBases = [
  '/users/:user/events',
  '/users/:user/calendar/events',
  '/users/:user/calendars/:calendar/events',
] as const

/** What the request asks of the form of each event; the preferences applied are said in the answer. */
export function shapeOf(request: FastifyRequest, reply: FastifyReply, service: GraphService): Shape {
  const prefer = parsePrefer(request.headers.prefer)
  if (prefer.applied.length > 0) reply.header('preference-applied', prefer.applied.join(', '))
  const query = request.query as Query
  const { settings } = service.exchange
  return { prefer, select: parseSelect(query), expand: parseExpand(query), origin: service.origin(), settings }
}

/** A page of a list, with the link to the next. */
export function answerList(request: FastifyRequest, reply: FastifyReply, service: GraphService, found: EventRef[]) {
  const mailbox = mailboxOf(request)
  const refs = visibleOf(service, found)
  const query = request.query as Query
  const shape = shapeOf(request, reply, service)
  const ordered = /^start\/dateTime/i.test(query['$orderby'] ?? '')
    ? refs.toSorted((one, other) => startMs(one) - startMs(other))
    : refs
  if (/\bdesc$/i.test(query['$orderby'] ?? '')) ordered.reverse()
  const skip = parseCount(query, '$skip', 0)
  const size = parseCount(query, '$top', shape.prefer.pageSize ?? 10)
  const value = ordered.slice(skip, skip + size).map((ref) => toWire(mailbox, ref, shape))
  const more = skip + size < ordered.length && size > 0
  return {
    '@odata.context': `${service.origin()}/v1.0/$metadata#users('${mailbox.owner.oid}')/events`,
    ...(/^true$/i.test(query['$count'] ?? '') && { '@odata.count': ordered.length }),
    value,
    ...(more && { '@odata.nextLink': linkTo(request, service, { ...query, $skip: String(skip + size) }) }),
  }
}

/** `…/$count`: how many there are, as plain text (OData URL Conventions 4.01 §4.8). */
export const answerCount = (reply: FastifyReply, service: GraphService, found: EventRef[]) =>
  reply.type('text/plain; charset=utf-8').send(String(visibleOf(service, found).length))

const visibleOf = ({ exchange }: GraphService, refs: EventRef[]) => refs.filter((ref) => isVisible(ref, exchange.settings))

export function linkTo(request: FastifyRequest, service: GraphService, query: Query): string {
  const url = new URL(request.url.split('?')[0] ?? '', service.origin())
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return `${url.href}?${pairs.join('&')}`
}
