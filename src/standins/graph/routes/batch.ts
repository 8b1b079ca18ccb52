import type { FastifyInstance, FastifyRequest, LightMyRequestResponse } from 'fastify'
import { GraphError, invalidValue } from '../graph-error.ts'
import { asArray, asEnum, asObject, asText } from '../parse-values.ts'
import { batchMark } from './graph-scope.ts'

interface Part {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  readonly dependsOn: readonly string[]
}

interface PartAnswer {
  readonly id: string
  readonly status: number
  readonly headers: Record<string, string>
  readonly body?: unknown
}

const mostParts = 20
/** Outlook runs at most four parts of a batch side by side (docs: json-batching). */
const sideBySide = 4

export function batchRoute(app: FastifyInstance): void {
  app.post('/$batch', async (request) => {
    const parts = parseParts(request.body)
    const answers = new Map<string, PartAnswer>()
    let waiting = parts
    while (waiting.length > 0) {
      const ready = waiting.filter(({ dependsOn }) => dependsOn.every((id) => answers.has(id))).slice(0, sideBySide)
      if (ready.length === 0) throw invalidValue('dependsOn', 'the requests wait for each other')
      for (const answer of await Promise.all(ready.map((part) => run(app, request, part, answers))))
        answers.set(answer.id, answer)
      waiting = waiting.filter((part) => !ready.includes(part))
    }
    return { responses: [...answers.values()] }
  })
}

async function run(
  app: FastifyInstance,
  request: FastifyRequest,
  part: Part,
  answers: ReadonlyMap<string, PartAnswer>,
): Promise<PartAnswer> {
  if (part.dependsOn.some((id) => (answers.get(id)?.status ?? 500) >= 400)) {
    const error = { code: 'FailedDependency', message: 'The request was not run: one that it depends on failed.' }
    return { id: part.id, status: 424, headers: { 'Content-Type': 'application/json' }, body: { error } }
  }
  const answer = await app.inject({
    method: part.method,
    url: `/v1.0/${part.url.replace(/^\//, '')}`,
    headers: { ...part.headers, authorization: request.headers.authorization ?? '', [batchMark.header]: batchMark.value },
    ...(part.body !== undefined && { payload: part.body as object }),
  })
  return { id: part.id, status: answer.statusCode, headers: headersOf(answer), ...bodyOf(answer) }
}

function headersOf(answer: LightMyRequestResponse): Record<string, string> {
  const told = {
    'content-type': 'Content-Type',
    'retry-after': 'Retry-After',
    etag: 'ETag',
    location: 'Location',
    'preference-applied': 'Preference-Applied',
  }
  return Object.fromEntries(
    Object.entries(told).flatMap(([name, as]) =>
      answer.headers[name] === undefined ? [] : [[as, String(answer.headers[name])]],
    ),
  )
}

const bodyOf = (answer: LightMyRequestResponse) => (answer.payload === '' ? {} : { body: JSON.parse(answer.payload) as unknown })

function parseParts(body: unknown): Part[] {
  const sent = asArray('requests', asObject('request body', body)['requests'])
  if (sent.length > mostParts)
    throw new GraphError(400, 'BadRequest', `Number of batch request steps exceeds the maximum of ${mostParts}.`)
  const parts = sent.map((entry) => parsePart(asObject('requests', entry)))
  const ids = new Set(parts.map(({ id }) => id.toLowerCase()))
  if (ids.size < parts.length)
    throw invalidValue('requests.id', 'each id must differ from the others, upper and lower case aside')
  for (const id of parts.flatMap(({ dependsOn }) => dependsOn)) {
    if (!parts.some((part) => part.id === id)) throw invalidValue('requests.dependsOn', `there is no request '${id}'`)
  }
  return parts
}

function parsePart(sent: Record<string, unknown>): Part {
  const headers = Object.entries(asObject('requests.headers', sent['headers'] ?? {})).map(([name, value]) => [
    name.toLowerCase(),
    asText(`requests.headers.${name}`, value),
  ])
  const part: Part = {
    id: asText('requests.id', sent['id']),
    method: asEnum('requests.method', sent['method'], ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const),
    url: asText('requests.url', sent['url']),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: sent['body'],
    dependsOn: asArray('requests.dependsOn', sent['dependsOn'] ?? []).map((id) => asText('requests.dependsOn', id)),
  }
  if (/^https?:/i.test(part.url) || part.url.includes('$batch'))
    throw invalidValue('requests.url', 'expected an address relative to /v1.0')
  if (part.body !== undefined && part.headers['content-type'] === undefined)
    throw invalidValue('requests.headers', 'a body needs its Content-Type')
  return part
}
