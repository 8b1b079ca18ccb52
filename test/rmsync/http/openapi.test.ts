import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { createAnswerCheck } from './described-answers.ts'
import { openHttpWorld, type HttpWorld } from './http-world.ts'

type Json = Record<string, unknown>
interface Operation {
  readonly summary?: string
  readonly security?: readonly Json[]
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema: Json }[]
  readonly requestBody?: { content: Record<string, { schema: Json }> }
  readonly responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>
}
interface Described {
  readonly route: string
  readonly path: string
  readonly operation: Operation
}

let http: HttpWorld
let document: Json
let operations: readonly Described[]
beforeAll(async () => {
  http = await openHttpWorld()
  document = (await http.ask(null, 'GET', '/openapi.json')).body
  operations = Object.entries(document['paths'] as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, path, operation })),
  )
})
afterAll(() => http.app.close())

it('is an OpenAPI 3.1 document that says how to sign in', () => {
  expect(document).toMatchObject({
    openapi: '3.1.0',
    info: { title: 'rmsync', version: expect.any(String) },
    components: { securitySchemes: { signIn: { type: 'http', scheme: 'bearer' } } },
    security: [{ signIn: [] }],
  })
})

it('describes every route under /api, and nothing that is not there', () => {
  const printed = http.app.printRoutes({ commonPrefix: false })
  const described = operations.map(({ route }) => route).filter((route) => route.includes(' /api/'))
  expect(described.toSorted()).toEqual(
    routesOf(printed)
      .filter((route) => route.includes(' /api/'))
      .toSorted(),
  )
  expect(described.length).toBeGreaterThanOrEqual(12)
})

it('asks for the sign-in everywhere but where a page needs something before it', () => {
  const open = operations.filter(({ operation }) => operation.security?.length === 0).map(({ route }) => route)
  expect(open).toEqual(['GET /health/live', 'GET /health/ready', 'GET /api/settings'])
})

it('says of each call what it is for, what it answers and how it refuses', () => {
  for (const { route, operation, path } of operations.filter((one) => one.path.startsWith('/api/'))) {
    const answers = Object.keys(operation.responses)
    const inPath = [...path.matchAll(/{(\w+)}/g)].map(([, name]) => name)
    const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
    expect({
      route,
      summary: (operation.summary ?? '').length > 10,
      success: answers.filter((status) => status.startsWith('2')).length,
      refusals: answers.filter((status) => /^[45]XX$/.test(status)),
      path: declared.map(({ name, required }) => [name, required]),
    }).toEqual({ route, summary: true, success: 1, refusals: ['4XX', '5XX'], path: inPath.map((name) => [name, true]) })
  }
})

it('[R392] is valid by the schema of OpenAPI itself, and each of its schemas by that of JSON Schema', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document))
  expect([valid, errors]).toEqual([true, undefined])
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false })
  const schemas = operations.flatMap(({ operation }) => schemasOf(operation))
  expect(schemas.filter((schema) => ajv.validateSchema(schema) !== true)).toEqual([])
  expect(schemas.length).toBeGreaterThan(150)
})

it('[R392] is what answers are held against: another status, another type of content or another member is found', () => {
  const check = createAnswerCheck(document as unknown as Parameters<typeof createAnswerCheck>[0])
  const seen = { method: 'GET', url: '/api/admin/text-logs', status: 200, contentType: 'application/json; charset=utf-8' }
  check({ ...seen, payload: '{"files":[]}' })
  expect(() => check({ ...seen, payload: '{"files":[{"name":"rmsync.log"}]}' })).toThrow("must have required property 'bytes'")
  expect(() => check({ ...seen, status: 302, payload: '' })).toThrow('no such status')
  expect(() => check({ ...seen, contentType: 'text/html', payload: '' })).toThrow('content of text/html')
  expect(() => check({ ...seen, method: 'DELETE', url: '/api/links/1', status: 204, payload: 'x' })).toThrow(
    'there should be no body',
  )
})

const schemasOf = ({ parameters = [], requestBody, responses }: Operation): readonly Json[] => [
  ...parameters.map(({ schema }) => schema),
  ...Object.values(requestBody?.content ?? {}).map(({ schema }) => schema),
  ...Object.values(responses).flatMap(({ content = {} }) => Object.values(content).map(({ schema }) => schema)),
]

/** Fastify's own list of routes is a tree of text: `├── api/links (POST)`, deeper lines go on with what stands above them. */
function routesOf(tree: string): readonly string[] {
  const parents: string[] = []
  return tree.split('\n').flatMap((line) => {
    const [, branch, piece, methods] = /^([│ ]*[├└]── )(\S+) \(([A-Z, ]+)\)$/.exec(line) ?? []
    if (branch === undefined || piece === undefined || methods === undefined) return []
    const depth = branch.length / 4 - 1
    const path = (parents[depth - 1] ?? '') + piece
    parents[depth] = path
    const openApiPath = path.replace(/:(\w+)/g, '{$1}')
    return methods.split(', ').flatMap((method) => (method === 'HEAD' ? [] : [`${method} ${openApiPath}`]))
  })
}
