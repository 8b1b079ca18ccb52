import { Malformed } from '../../domain/errors.ts'
import type { IfsAnswer } from './ifs-error.ts'
import { parseJson } from './parse-json.ts'

/** What came back for one part of a `$batch`. A change set that failed answers once for all of it. */
export type BatchAnswer =
  { readonly kind: 'one'; readonly answer: IfsAnswer } | { readonly kind: 'change-set'; readonly answers: readonly IfsAnswer[] }

/** Answers in the order of the parts. Fewer than parts: IFS stops at the first failure (OData 4.0, part 1, 11.7). */
export function parseBatchAnswer(text: string, contentType: string): readonly BatchAnswer[] {
  return splitParts(text, contentType).map((part) => {
    const { headers, rest } = parseHead(part)
    const type = headers['content-type'] ?? ''
    if (!/^multipart\/mixed/i.test(type)) return { kind: 'one', answer: parseHttp(rest) }
    return { kind: 'change-set', answers: splitParts(rest, type).map((inner) => parseHttp(parseHead(inner).rest)) }
  })
}

function splitParts(text: string, contentType: string): readonly string[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (boundary === undefined) throw new Malformed('IFS', `IFS answered a batch with "${contentType}" instead of multipart/mixed.`)
  const literal = boundary.trim().replace(/\W/g, '\\$&')
  const delimiter = new RegExp(`(?:^|\\r?\\n)--${literal}(?:--)?[ \\t]*(?=\\r?\\n|$)`)
  // before the first delimiter and after the last one there is nothing that counts (RFC 2046 §5.1.1)
  return text
    .split(delimiter)
    .slice(1, -1)
    .map((part) => part.replace(/^\r?\n/, ''))
}

/** Head of a part; one without headers starts with the empty line. */
function parseHead(part: string): { headers: Record<string, string>; rest: string } {
  const end = /(?:^|\r?\n)\r?\n/.exec(part)
  if (end === null) return { headers: parseHeaders(part), rest: '' }
  return { headers: parseHeaders(part.slice(0, end.index)), rest: part.slice(end.index + end[0].length) }
}

const parseHeaders = (head: string): Record<string, string> =>
  Object.fromEntries(
    head
      .split(/\r?\n/)
      .filter((line) => line.includes(':'))
      .map((line) => [line.slice(0, line.indexOf(':')).trim().toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )

function parseHttp(text: string): IfsAnswer {
  const { headers, rest } = parseHead(text)
  const status = Number(/^HTTP\/\d(?:\.\d)? (\d{3})/.exec(text)?.[1])
  if (Number.isNaN(status)) throw new Malformed('IFS', 'A part of the batch that IFS answered has no HTTP status line.')
  return { status, headers, body: parseJson(rest) }
}
