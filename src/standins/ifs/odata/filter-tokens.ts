import { badRequest } from './odata-error.ts'

export interface Token {
  readonly kind: 'text' | 'timestamp' | 'date' | 'time' | 'number' | 'name' | 'mark' | 'end'
  readonly text: string
  readonly at: number
}

/** Order matters: a timestamp starts as a date, a date as a number. */
const patterns: readonly (readonly [Token['kind'] | 'space', RegExp])[] = [
  ['space', /[ \t]+/y],
  ['text', /'(?:[^']|'')*'/y],
  ['timestamp', /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)/y],
  ['date', /\d{4}-\d\d-\d\d/y],
  ['time', /\d\d:\d\d(?::\d\d)?/y],
  ['number', /-?\d+(?:\.\d+)?/y],
  ['name', /[A-Za-z_$]\w*(?:\.[A-Za-z_]\w*)*/y],
  ['mark', /[(),/:]/y],
]

export function filterTokens(filter: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < filter.length) {
    const found = tokenAt(filter, at)
    if (found.kind !== 'space') tokens.push({ kind: found.kind, text: found.text, at })
    at += found.text.length
  }
  return [...tokens, { kind: 'end', text: 'the end', at }]
}

function tokenAt(filter: string, at: number): { kind: Token['kind'] | 'space'; text: string } {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at
    const [text] = pattern.exec(filter) ?? []
    if (text !== undefined) return { kind, text }
  }
  throw badRequest(`$filter can not be read at position ${at + 1}: ${filter.slice(at, at + 20)}`)
}
