import { type Attribute, type EntityType, type Projection, typeNamed } from '../model/entity-model.ts'

type Json = Readonly<Record<string, unknown>>

/** `$openapi`: the projection as OpenAPI 3, or as Swagger 2 with `?V2` (ifs.md §3.1). */
export const openapiOf = (projection: Projection, root: string, query: string): object =>
  /(^|&)V2(=|&|$)/i.test(query) ? versionTwo(projection, root) : versionThree(projection, root)

const info = ({ name }: Projection): Json => ({ title: name, version: '1.0' })

const versionThree = (projection: Projection, root: string): object => ({
  openapi: '3.0.3',
  info: info(projection),
  servers: [{ url: root }],
  paths: pathsOf(projection, threeWords),
  components: {
    schemas: schemasOf(projection, threeWords),
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
  },
  security: [{ bearer: [] }],
})

function versionTwo(projection: Projection, root: string): object {
  const { host, pathname, protocol } = new URL(root)
  return {
    swagger: '2.0',
    info: info(projection),
    host,
    basePath: pathname,
    schemes: [protocol.replace(':', '')],
    consumes: ['application/json'],
    produces: ['application/json'],
    paths: pathsOf(projection, twoWords),
    definitions: schemasOf(projection, twoWords),
  }
}

/** How the two versions word the same. */
interface Words {
  readonly reference: (type: string) => Json
  readonly parameter: (name: string, place: 'path' | 'query' | 'header', isRequired: boolean, type?: string) => Json
  readonly body: (schema: Json) => Json
  readonly answer: (description: string, schema?: Json) => Json
}

const threeWords: Words = {
  reference: (type) => ({ $ref: `#/components/schemas/${type}` }),
  parameter: (name, place, required, type = 'string') => ({ name, in: place, required, schema: { type } }),
  body: (schema) => ({ requestBody: { required: true, content: { 'application/json': { schema } } } }),
  answer: (description, schema) => ({
    description,
    ...(schema === undefined ? {} : { content: { 'application/json': { schema } } }),
  }),
}

const twoWords: Words = {
  reference: (type) => ({ $ref: `#/definitions/${type}` }),
  parameter: (name, place, required, type = 'string') => ({ name, in: place, required, type }),
  body: (schema) => ({ parameters: [{ name: 'body', in: 'body', required: true, schema }] }),
  answer: (description, schema) => ({ description, ...(schema === undefined ? {} : { schema }) }),
}

function pathsOf(projection: Projection, words: Words): Json {
  const roots = Object.entries(projection.sets).map(([set, name]) => [`/${set}`, typeNamed(projection, name), []] as const)
  return Object.fromEntries(roots.flatMap(([path, type, keys]) => pathsBelow(path, type, keys, projection, words)))
}

function pathsBelow(
  path: string,
  type: EntityType,
  outer: readonly string[],
  projection: Projection,
  words: Words,
): (readonly [string, Json])[] {
  const keys = [...new Set([...outer, ...type.keys])]
  const one = `${path}(${type.keys.map((key) => `${key}='{${key}}'`).join(',')})`
  const record = words.reference(type.name)
  const list = { type: 'object', properties: { value: { type: 'array', items: record } } }
  const of = (names: readonly string[]): readonly Json[] => names.map((name) => words.parameter(name, 'path', true))
  const ifMatch = words.parameter('If-Match', 'header', true)
  const failed = words.answer('Refused', words.reference('Error'))
  const operation = (parameters: readonly Json[], good: readonly [string, Json], body?: Json): Json => {
    const { parameters: more = [], ...rest } = body ?? {}
    return {
      parameters: [...parameters, ...(more as readonly Json[])],
      ...rest,
      responses: { [good[0]]: good[1], default: failed },
    }
  }
  const { isReadOnly = false, isUpdateOnly = false } = type
  const canMake = !isReadOnly && !isUpdateOnly
  const ok = (schema: Json): readonly [string, Json] => ['200', words.answer('OK', schema)]
  return [
    [
      path,
      {
        get: operation([...of(outer), ...options.map(([name, kind]) => words.parameter(name, 'query', false, kind))], ok(list)),
        ...(canMake ? { post: operation(of(outer), ['201', words.answer('Created', record)], words.body(record)) } : {}),
      },
    ],
    [
      one,
      {
        get: operation(of(keys), ok(record)),
        ...(isReadOnly ? {} : { patch: operation([...of(keys), ifMatch], ok(record), words.body(record)) }),
        ...(canMake ? { delete: operation([...of(keys), ifMatch], ['204', words.answer('Deleted')]) } : {}),
      },
    ],
    ...(type.events ?? []).map(
      (event) =>
        [
          `${one}/IfsApp.${projection.name}.${type.name}_${event}`,
          { post: operation([...of(keys), ifMatch], ok(record), words.body({ type: 'object' })) },
        ] as const,
    ),
    ...Object.entries(type.children ?? {}).flatMap(([name, child]) =>
      pathsBelow(`${one}/${name}`, typeNamed(projection, child), keys, projection, words),
    ),
  ]
}

const options = [
  ['$select', 'string'],
  ['$filter', 'string'],
  ['$orderby', 'string'],
  ['$apply', 'string'],
  ['$expand', 'string'],
  ['$top', 'integer'],
  ['$skip', 'integer'],
  ['$count', 'boolean'],
] as const

function schemasOf(projection: Projection, words: Words): Json {
  const error = { type: 'object', properties: { code: { type: 'string' }, message: { type: 'string' } } }
  return {
    ...Object.fromEntries(
      Object.entries(projection.enumerations).map(([name, members]) => [name, { type: 'string', enum: [...members] }]),
    ),
    ...Object.fromEntries(
      projection.types.map(({ name, attributes, keys }) => [
        name,
        {
          type: 'object',
          required: [...keys],
          properties: Object.fromEntries(attributes.map((attribute) => [attribute.name, schemaOf(attribute, words)])),
        },
      ]),
    ),
    Error: { type: 'object', properties: { error } },
  }
}

const simple: Readonly<Record<string, Json>> = {
  String: { type: 'string' },
  Number: { type: 'number' },
  Boolean: { type: 'boolean' },
  Date: { type: 'string', format: 'date' },
  Timestamp: { type: 'string', format: 'date-time' },
}

function schemaOf({ type, maxLength, label, write }: Attribute, words: Words): Json {
  if (typeof type === 'object') return words.reference(type.enum)
  return {
    ...simple[type],
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(label === undefined ? {} : { title: label }),
    ...(write === 'never' ? { readOnly: true } : {}),
  }
}
