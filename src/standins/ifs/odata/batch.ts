import { randomUUID } from 'node:crypto'
import { joinMultipart, type Part, splitMultipart, toPart } from './multipart.ts'
import { badRequest, ODataError } from './odata-error.ts'
import { splitOnce } from './split-once.ts'
import { json, type ServiceAnswer, type ServiceRequest } from './service-request.ts'

interface BatchWorld {
  /** answers one request; never throws for a refused one */
  readonly answer: (request: ServiceRequest) => ServiceAnswer
  /** undone as a whole when the work throws */
  readonly transaction: <T>(work: () => T) => T
}
type Created = Map<string, NonNullable<ServiceAnswer['record']>>

/** Parts in their order, change sets whole or not at all; the first failure ends the batch unless told otherwise (ifs.md §3.7). */
export function answerBatch(request: ServiceRequest, world: BatchWorld): ServiceAnswer {
  const contentType = request.headers['content-type'] ?? ''
  if (!/^multipart\/mixed\b/i.test(contentType)) throw badRequest('A batch needs Content-Type: multipart/mixed;boundary=….')
  const goesOn = /\b(odata\.)?continue-on-error(?!=false)\b/.test(request.headers['prefer'] ?? '')
  const answers: string[] = []
  for (const part of splitMultipart(request.body, contentType)) {
    const { text, failed } = answerPart(part, request, world)
    answers.push(text)
    if (failed && !goesOn) break
  }
  const boundary = `batchresponse_${randomUUID()}`
  const headers = { 'content-type': `multipart/mixed;boundary=${boundary}`, 'odata-version': '4.0' }
  return { status: 200, headers, body: joinMultipart(answers, boundary) }
}

function answerPart(part: Part, batch: ServiceRequest, world: BatchWorld): { text: string; failed: boolean } {
  try {
    const type = part.headers['content-type'] ?? ''
    if (/^multipart\/mixed\b/i.test(type)) return answerChangeSet(splitMultipart(part.body, type), batch, world)
    const request = toRequest(part, batch, new Map())
    if (request.method !== 'GET') throw badRequest('Writes of a batch belong into a change set.')
    const answer = world.answer(request)
    return { text: toText(answer), failed: answer.status >= 400 }
  } catch (error) {
    // parts before this one have been done: refusing the whole batch now would deny them
    if (error instanceof ODataError) return { text: toText(json(error.status, error.toBody())), failed: true }
    throw error
  }
}

class ChangeFailed extends Error {
  readonly answer: ServiceAnswer
  readonly id: string | undefined
  constructor(answer: ServiceAnswer, id: string | undefined) {
    super('a change was refused')
    this.answer = answer
    this.id = id
  }
}

function answerChangeSet(changes: readonly Part[], batch: ServiceRequest, world: BatchWorld): { text: string; failed: boolean } {
  try {
    const answers = world.transaction(() => {
      const created: Created = new Map()
      return changes.map((change) => answerChange(change, created, batch, world))
    })
    const boundary = `changesetresponse_${randomUUID()}`
    const text = `Content-Type: multipart/mixed;boundary=${boundary}\r\n\r\n${joinMultipart(answers, boundary)}`
    return { text, failed: false }
  } catch (error) {
    // nothing of a failed change set stays, so one answer stands for all of it
    if (error instanceof ChangeFailed) return { text: toText(error.answer, error.id), failed: true }
    throw error
  }
}

function answerChange(change: Part, created: Created, batch: ServiceRequest, world: BatchWorld): string {
  const id = change.headers['content-id']
  const request = toRequest(change, batch, created)
  if (request.method === 'GET') throw badRequest('A change set takes no GET.')
  const answer = world.answer(request)
  if (answer.status >= 400) throw new ChangeFailed(answer, id)
  if (id !== undefined && answer.record !== undefined) created.set(id, answer.record)
  return toText(answer, id)
}

function toRequest({ headers: outer, body: http }: Part, batch: ServiceRequest, created: Created): ServiceRequest {
  if (!/^application\/http\b/i.test(outer['content-type'] ?? ''))
    throw badRequest('A part of a batch needs Content-Type: application/http.')
  const lineEnd = http.indexOf('\r\n')
  const [, method = '', target = ''] = /^([A-Z]+) (\S+) HTTP\/1\.1$/.exec(lineEnd < 0 ? http : http.slice(0, lineEnd)) ?? []
  if (method === '') throw badRequest(`A part of the batch has no request line: ${http.slice(0, 60)}`)
  const { headers, body } = toPart(lineEnd < 0 ? '' : http.slice(lineEnd + 2))
  const [address, query] = splitOnce(target, '?')
  const ifMatch = headers['if-match']
  const referred = ifMatch === undefined ? undefined : created.get(/^\$(.+)$/.exec(ifMatch)?.[1] ?? '')
  return {
    ...batch,
    method,
    path: toPath(address, batch, created),
    query,
    headers: { ...headers, ...(referred === undefined ? {} : { 'if-match': referred.etag }) },
    body,
  }
}

/** Relative to the service, absolute, or beginning with `$<Content-Id>` of a change before (ifs.md §3.7). */
function toPath(address: string, { root }: ServiceRequest, created: Created): string {
  const [, id = '', rest = ''] = /^\$([^/]+)(\/.*)?$/.exec(address) ?? []
  const record = created.get(id)
  if (record !== undefined) return `${record.path}${rest}`
  for (const base of [root, new URL(root).pathname]) if (address.startsWith(`${base}/`)) return address.slice(base.length + 1)
  if (address.startsWith('/') || address.includes('://')) throw badRequest(`${address} lies outside of this service.`)
  return address
}

function toText({ status, headers, body }: ServiceAnswer, contentId?: string): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(contentId === undefined ? [] : [`Content-Id: ${contentId}`]),
    '',
    `HTTP/1.1 ${status} ${status < 300 ? 'OK' : 'Refused'}`,
    ...lines,
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n')
}
