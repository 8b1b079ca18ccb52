import { afterAll, beforeAll, expect, it } from '@jest/globals'
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

it('is an OpenAPI 3.0 document that says how to sign in', () => {
  expect(document).toMatchObject({
    openapi: '3.0.3',
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

it('has in every schema only what OpenAPI 3.0 knows', () => {
  const faults = operations.flatMap(({ route, operation }) =>
    schemasOf(operation).flatMap((schema) => faultsOf(schema).map((fault) => `${route}: ${fault}`)),
  )
  expect(faults).toEqual([])
})

it('is kept by the schema check above: what 3.0 does not know is found', () => {
  expect(
    faultsOf({ type: 'object', properties: { a: { type: ['string', 'null'] }, b: { const: 1 }, c: { type: 'null' } } }),
  ).toEqual(['a: type is string,null', 'b: const is unknown', 'b: has no type', 'c: type is null'])
})

const schemasOf = ({ parameters = [], requestBody, responses }: Operation): readonly Json[] => [
  ...parameters.map(({ schema }) => schema),
  ...Object.values(requestBody?.content ?? {}).map(({ schema }) => schema),
  ...Object.values(responses).flatMap(({ content = {} }) => Object.values(content).map(({ schema }) => schema)),
]

const types = ['string', 'number', 'integer', 'boolean', 'array', 'object']
const known = new Set(
  (
    'type properties required additionalProperties items enum nullable oneOf anyOf allOf not format default description title pattern ' +
    'minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems uniqueItems discriminator example'
  ).split(' '),
)

/** The schema object of OpenAPI 3.0.3: no lists of types, no `null`, no `const`; bounds are exclusive by a flag. */
function faultsOf(schema: Json, path = ''): readonly string[] {
  const at = path === '' ? '' : `${path}: `
  const within = (name: string): string => (path === '' ? name : `${path}.${name}`)
  const type = schema['type'] as string | undefined
  const alternatives = ['oneOf', 'anyOf', 'allOf'].flatMap((name) => (schema[name] ?? []) as Json[])
  return [
    ...Object.keys(schema).flatMap((name) => (known.has(name) ? [] : [`${at}${name} is unknown`])),
    ...(type === undefined && alternatives.length === 0 ? [`${at}has no type`] : []),
    ...(type !== undefined && !types.includes(type) ? [`${at}type is ${type}`] : []),
    ...(typeof (schema['exclusiveMinimum'] ?? false) === 'boolean' ? [] : [`${at}exclusiveMinimum is no flag`]),
    ...(type === 'array' && schema['items'] === undefined ? [`${at}has no items`] : []),
    ...Object.entries((schema['properties'] ?? {}) as Record<string, Json>).flatMap(([name, inner]) =>
      faultsOf(inner, within(name)),
    ),
    ...(schema['items'] === undefined ? [] : faultsOf(schema['items'] as Json, within('items'))),
    ...alternatives.flatMap((inner, index) => faultsOf(inner, within(String(index)))),
  ]
}

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
