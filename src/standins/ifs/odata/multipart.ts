import { badRequest } from './odata-error.ts'

export interface Part {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * `multipart/mixed` of a batch. Own reading: the multipart libraries of npm are for `multipart/form-data`, whose parts are
 * fields and files, not requests inside requests.
 */
export function splitMultipart(text: string, contentType: string): Part[] {
  const [, quoted, plain] = /\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined) throw badRequest('A batch needs Content-Type: multipart/mixed;boundary=….')
  // a boundary may begin like another one: only the whole line counts (RFC 2046 §5.1.1)
  const delimiter = new RegExp(`\\r\\n--${boundary.replaceAll(/\W/g, '\\$&')}(--)?[ \\t]*(?=\\r\\n|$)`, 'g')
  const whole = `\r\n${text}`
  const marks = [...whole.matchAll(delimiter)]
  const end = marks.findIndex(([, isLast]) => isLast !== undefined)
  if (end < 0) throw badRequest(`The batch does not end with --${boundary}--.`)
  return marks.slice(0, end).map((mark, index) => toPart(whole.slice(mark.index + mark[0].length + 2, marks[index + 1]?.index)))
}

/** Head and body, parted by the first empty line. */
export function toPart(text: string): Part {
  if (text.startsWith('\r\n')) return { headers: {}, body: text.slice(2) }
  const end = text.indexOf('\r\n\r\n')
  const head = end < 0 ? text : text.slice(0, end)
  const headers = head
    .split('\r\n')
    .filter((line) => line.includes(':'))
    .map((line) => [line.slice(0, line.indexOf(':')).trim().toLowerCase(), line.slice(line.indexOf(':') + 1).trim()])
  return { headers: Object.fromEntries(headers) as Record<string, string>, body: end < 0 ? '' : text.slice(end + 4) }
}

export const joinMultipart = (parts: readonly string[], boundary: string): string =>
  `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`
