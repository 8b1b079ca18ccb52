import type { EventRef } from './event-model.ts'
import { extendedPropertyKey } from './extended-properties.ts'
import { GraphError } from './graph-error.ts'
import { fieldsOf, startMs, toMs, typeOf } from './occurrences.ts'

type Matches = (ref: EventRef) => boolean

/** `$filter` of an event list: extended properties, times and a few plain members, joined by `and`. */
export function filterOf(filter: string | undefined): Matches {
  if (filter === undefined || filter.trim() === '') return () => true
  const terms = splitAnd(filter).map((term) => termOf(term))
  return (ref) => terms.every((matches) => matches(ref))
}

function termOf(term: string): Matches {
  const matches = propertyTerm(term) ?? timeTerm(term) ?? memberTerm(term)
  if (matches === undefined)
    throw new GraphError(400, 'ErrorInvalidUrlQueryFilter', `The query filter contains one or more invalid nodes: '${term}'.`)
  return matches
}

/** `singleValueExtendedProperties/Any(ep: ep/id eq '…' and ep/value ne null)`; the value may also be compared. */
function propertyTerm(term: string): Matches | undefined {
  const [, name, inside = ''] = /^singleValueExtendedProperties\/any\(\s*(\w+)\s*:\s*([\s\S]+)\)$/i.exec(term) ?? []
  if (name === undefined) return undefined
  const id = new RegExp(`${name}/id\\s+eq\\s+'([^']+)'`, 'i').exec(inside)?.[1]
  if (id === undefined) return undefined
  const key = extendedPropertyKey(id)
  const compare = valueTerm(name, inside)
  return (ref) => {
    const value = fieldsOf(ref).extendedProperties[key]
    return value !== undefined && compare(value.toLowerCase())
  }
}

/** Names are compared in their case, values are not (contract §5). */
function valueTerm(name: string, inside: string): (value: string) => boolean {
  const [, operator, text] = new RegExp(`${name}/value\\s+(eq|ne)\\s+'((?:[^']|'')*)'`, 'i').exec(inside) ?? []
  if (operator !== undefined && text !== undefined)
    return (value) => (value === unquote(text)) === (operator.toLowerCase() === 'eq')
  const [, called, part] =
    new RegExp(`(contains|startswith)\\(\\s*${name}/value\\s*,\\s*'((?:[^']|'')*)'\\s*\\)`, 'i').exec(inside) ?? []
  if (called === undefined || part === undefined) return () => true
  return called.toLowerCase() === 'contains'
    ? (value) => value.includes(unquote(part))
    : (value) => value.startsWith(unquote(part))
}

function timeTerm(term: string): Matches | undefined {
  const [, side, operator, text] = /^(start|end)\/dateTime\s+(ge|gt|le|lt|eq)\s+'([^']+)'$/i.exec(term) ?? []
  if (side === undefined || operator === undefined || text === undefined) return undefined
  const limit = Date.parse(/(Z|[+-]\d\d:\d\d)$/i.test(text) ? text : `${text.length === 10 ? `${text}T00:00` : text}Z`)
  if (Number.isNaN(limit)) return undefined
  const compare = {
    ge: (ms: number) => ms >= limit,
    gt: (ms: number) => ms > limit,
    le: (ms: number) => ms <= limit,
    lt: (ms: number) => ms < limit,
    eq: (ms: number) => ms === limit,
  }[operator.toLowerCase()]
  return (ref) =>
    compare?.(side.toLowerCase() === 'start' ? startMs(ref) : toMs(fieldsOf(ref).end, fieldsOf(ref).isAllDay)) ?? false
}

function memberTerm(term: string): Matches | undefined {
  const [, member, text] = /^(iCalUId|subject|type|transactionId)\s+eq\s+'((?:[^']|'')*)'$/i.exec(term) ?? []
  const [, start] = /^startswith\(\s*subject\s*,\s*'((?:[^']|'')*)'\s*\)$/i.exec(term) ?? []
  if (start !== undefined) return (ref) => fieldsOf(ref).subject.toLowerCase().startsWith(unquote(start))
  if (member === undefined || text === undefined) return undefined
  const valueOf: Record<string, (ref: EventRef) => string | null> = {
    icaluid: ({ event }) => event.iCalUId,
    subject: (ref) => fieldsOf(ref).subject,
    type: typeOf,
    transactionid: ({ event }) => event.transactionId,
  }
  return (ref) => valueOf[member.toLowerCase()]?.(ref)?.toLowerCase() === unquote(text)
}

function splitAnd(filter: string): string[] {
  const terms: string[] = []
  let depth = 0
  let quoted = false
  let term = ''
  for (const part of filter.split(/(\s+and\s+|[()'])/i)) {
    if (part === "'") quoted = !quoted
    if (!quoted && part === '(') depth += 1
    if (!quoted && part === ')') depth -= 1
    if (!quoted && depth === 0 && /^\s+and\s+$/i.test(part)) {
      terms.push(term.trim())
      term = ''
    } else term += part
  }
  return [...terms, term.trim()]
}

const unquote = (text: string) => text.replaceAll("''", "'").toLowerCase()
