import { GraphError } from './graph-error.ts'
import { toIana, UnknownZone } from './zones.ts'

export type Query = Readonly<Record<string, string | undefined>>

export interface Preferences {
  readonly timeZone: string
  readonly idKind: 'mutable' | 'immutable'
  readonly pageSize: number | undefined
  readonly bodyAsText: boolean
  /** echoed as `Preference-Applied` */
  readonly applied: readonly string[]
}

export function parsePrefer(header: string | string[] | undefined): Preferences {
  const text = Array.isArray(header) ? header.join(',') : (header ?? '')
  const value = (name: string) =>
    new RegExp(`(?:^|[,;\\s])${name}\\s*=\\s*(?:"([^"]*)"|([^,;\\s]+))`, 'i')
      .exec(text)
      ?.slice(1)
      .find((part) => part !== undefined)
  const zone = value('outlook\\.timezone')
  if (zone !== undefined) refuseUnknown(zone)
  const size = Number(value('odata\\.maxpagesize'))
  const bodyAsText = value('outlook\\.body-content-type')?.toLowerCase() === 'text'
  const immutable = value('IdType')?.toLowerCase() === 'immutableid'
  return {
    timeZone: zone ?? 'UTC',
    idKind: immutable ? 'immutable' : 'mutable',
    pageSize: size > 0 ? Math.min(size, 1000) : undefined,
    bodyAsText,
    applied: [
      ...(zone === undefined ? [] : [`outlook.timezone="${zone}"`]),
      ...(bodyAsText ? ['outlook.body-content-type="text"'] : []),
      ...(size > 0 ? [`odata.maxpagesize=${size}`] : []),
      ...(immutable ? ['IdType="ImmutableId"'] : []),
    ],
  }
}

function refuseUnknown(zone: string): void {
  try {
    toIana(zone)
  } catch (error) {
    if (error instanceof UnknownZone) throw new GraphError(400, 'TimeZoneNotSupportedException', error.message)
    throw error
  }
}

export function parseSelect(query: Query): ReadonlySet<string> | undefined {
  const text = query['$select']
  return text === undefined || text === '' ? undefined : new Set(text.split(',').map((name) => name.trim()))
}

/** `$expand=a($filter=…;$select=…),b` → name and the text inside its brackets. */
export function parseExpand(query: Query): ReadonlyMap<string, string> {
  const expands = new Map<string, string>()
  const text = query['$expand'] ?? ''
  let depth = 0
  let part = ''
  for (const letter of `${text},`) {
    if (letter === '(') depth += 1
    if (letter === ')') depth -= 1
    if (letter !== ',' || depth > 0) {
      part += letter
      continue
    }
    const [, name, inside] = /^\s*([\w.]+)\s*(?:\(([\s\S]*)\))?\s*$/.exec(part) ?? []
    if (name !== undefined) expands.set(name, inside ?? '')
    part = ''
  }
  return expands
}

/** The names in the `$select=…` inside an `$expand`. */
export function selectIn(inside: string): ReadonlySet<string> | undefined {
  const [, names] = /\$select=([^;]+)/i.exec(inside) ?? []
  return names === undefined ? undefined : parseSelect({ $select: names })
}

/** The ids in `$filter=id eq 'a' or id eq 'b'`. */
export function idsInFilter(inside: string): string[] {
  return [...inside.matchAll(/\bid\s+eq\s+'((?:[^']|'')*)'/gi)].map(([, id = '']) => id.replaceAll("''", "'"))
}

export function parseCount(query: Query, name: '$top' | '$skip', fallback: number): number {
  const text = query[name]
  if (text === undefined) return fallback
  if (!/^\d{1,6}$/.test(text))
    throw new GraphError(
      400,
      'BadRequest',
      `Invalid value '${text}' for ${name} query option found. The ${name} query option requires a non-negative integer value.`,
    )
  return Number(text)
}

/** Times of a window carry an offset or mean UTC; `Prefer: outlook.timezone` does not touch them. */
export function parseWindow(query: Query): { from: number; to: number } {
  const given = Object.fromEntries(Object.entries(query).map(([name, value]) => [name.toLowerCase(), value]))
  const read = (name: string) => {
    const text = given[name.toLowerCase()]
    if (text === undefined || text === '') {
      throw new GraphError(
        400,
        'ErrorInvalidParameter',
        'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.',
      )
    }
    // A plus sign left unencoded in an address arrives as a space.
    const iso = text.replace(/ (\d{2}:\d{2})$/, '+$1').replace(/(\.\d{3})\d+/, '$1')
    const ms = Date.parse(/(Z|[+-]\d{2}:\d{2})$/i.test(iso) ? iso : `${iso.length === 10 ? `${iso}T00:00:00` : iso}Z`)
    if (Number.isNaN(ms))
      throw new GraphError(
        400,
        'ErrorInvalidParameter',
        `The value '${text}' of parameter '${name}' is not a valid date and time.`,
      )
    return ms
  }
  const window = { from: read('startDateTime'), to: read('endDateTime') }
  refuseLongWindow(window)
  if (window.to < window.from)
    throw new GraphError(400, 'ErrorInvalidParameter', "The value of parameter 'endDateTime' lies before 'startDateTime'.")
  return window
}

const longestWindowDays = 1825

/** Exchange refuses to expand more than about five years at once, in these words (microsoft-graph-docs issue 6284). */
export function refuseLongWindow(window: { readonly from: number; readonly to: number }): void {
  if (window.to - window.from <= longestWindowDays * 86_400_000) return
  throw new GraphError(
    400,
    'ErrorInvalidRequest',
    `Your request can't be completed. The range between the start and end dates is greater than the allowed range. Maximum number of days: ${longestWindowDays}`,
  )
}
