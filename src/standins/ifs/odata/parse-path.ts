import type { Value } from '../data/values.ts'
import { badRequest } from './odata-error.ts'
import { decoded } from './query-options.ts'

export interface Segment {
  readonly name: string
  /** null where the segment has no parentheses */
  readonly keys: Readonly<Record<string, Value>> | null
}

/** Split first, decode then: a slash inside a key travels as %2F. */
export function parsePath(path: string): Segment[] {
  return path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => parseSegment(decoded(part)))
}

function parseSegment(text: string): Segment {
  const open = text.indexOf('(')
  if (open < 0) return { name: text, keys: null }
  if (!text.endsWith(')')) throw badRequest(`'${text}' does not end with a parenthesis.`)
  return { name: text.slice(0, open), keys: parseKeys(text.slice(open + 1, -1), text) }
}

/** Keys are named, also when there is one; quotes inside are doubled (ifs.md §3.1). */
function parseKeys(text: string, segment: string): Record<string, Value> {
  const keys: Record<string, Value> = {}
  const pair = /\s*([A-Za-z_]\w*)\s*=\s*(?:'((?:[^']|'')*)'|(true|false)|(-?\d+(?:\.\d+)?))\s*(,|$)/y
  let at = 0
  while (at < text.length) {
    pair.lastIndex = at
    const found = pair.exec(text)
    if (found === null) throw badRequest(`The key of '${segment}' can not be read. Write it as Set(Key='value').`)
    const [whole, name = '', quoted, flag, number] = found
    keys[name] = quoted !== undefined ? quoted.replaceAll("''", "'") : flag !== undefined ? flag === 'true' : Number(number)
    at += whole.length
  }
  return keys
}
