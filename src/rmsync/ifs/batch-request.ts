export interface Change {
  readonly method: 'POST' | 'PATCH' | 'DELETE'
  /** Relative to the service; `$1/…` reaches into what the change with Content-Id 1 created (contract 3.7). */
  readonly path: string
  readonly ifMatch?: string
  readonly body?: unknown
}

/** A part of a `$batch`: a read, or changes that take place together or not at all. */
export type BatchPart = { readonly read: string } | { readonly changes: readonly Change[] }

const crlf = '\r\n'

/** Body of a `$batch` in `multipart/mixed` (contract 3.7). Changes get the Content-Ids 1, 2, … in their order. */
export function toBatchBody(parts: readonly BatchPart[], boundary: string): string {
  const texts = parts.map((part, index) =>
    'read' in part ? readPart(part.read) : changeSet(part.changes, `${boundary}_${index}`),
  )
  return multipart(texts, boundary)
}

const multipart = (parts: readonly string[], boundary: string): string =>
  `${parts.map((part) => `--${boundary}${crlf}${part}${crlf}`).join('')}--${boundary}--${crlf}`

const readPart = (path: string): string =>
  lines([
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    '',
    `GET ${path} HTTP/1.1`,
    'Accept: application/json',
    '',
    '',
  ])

const changeSet = (changes: readonly Change[], boundary: string): string =>
  lines([`Content-Type: multipart/mixed;boundary=${boundary}`, '', multipart(changes.map(changePart), boundary)])

function changePart({ method, path, ifMatch, body }: Change, index: number): string {
  return lines([
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    `Content-Id: ${index + 1}`,
    '',
    `${method} ${path} HTTP/1.1`,
    'Accept: application/json',
    ...(body === undefined ? [] : ['Content-Type: application/json']),
    ...(ifMatch === undefined ? [] : [`If-Match: ${ifMatch}`]),
    '',
    body === undefined ? '' : toAsciiJson(body),
  ])
}

const lines = (texts: readonly string[]): string => texts.join(crlf)

/** Inside a multipart body nothing states the charset and readers guess Latin-1; JSON can do without any byte above 127. */
const toAsciiJson = (body: unknown): string =>
  JSON.stringify(body).replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
