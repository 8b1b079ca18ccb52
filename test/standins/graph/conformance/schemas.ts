import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { parse } from 'yaml'
import type { Definitions } from './print-schemas-of-types.ts'

/** A difference between what the stand-in sends and a schema that is known and meant. */
export interface Exception {
  /** where in the answer, `*` for an index */
  readonly at: RegExp
  readonly member?: string
  readonly source: string
}

type Json = Record<string, unknown>

export interface TypesCheck {
  (type: string, list: boolean, value: unknown): ErrorObject[]
  /** The members that a type has. */
  membersOf(type: string): readonly string[]
}

/** Schemas of Microsoft's own types. `User` reaches calendar, event, mailbox settings and categories. */
export function schemasOfTypes(): TypesCheck {
  // In a process of its own: a compiler with two megabytes of types in its heap would keep a worker of the tests from ending in time.
  const printed = execFileSync(process.execPath, [join(import.meta.dirname, 'print-schemas-of-types.ts')], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const definitions = JSON.parse(printed) as Definitions
  const ajv = new Ajv({ strict: false, allErrors: true }).addSchema({ $id: 'types', definitions })
  const checks = new Map<string, ValidateFunction>()
  const judge = (type: string, list: boolean, value: unknown) => {
    const $ref = `types#/definitions/${type}`
    const key = `${type} ${list}`
    const entries = { type: 'object', required: ['value'], properties: { value: { type: 'array', items: { $ref } } } }
    const check = checks.get(key) ?? ajv.compile(list ? { ...entries, additionalProperties: false } : { $ref })
    checks.set(key, check)
    return check(value) ? [] : (check.errors ?? [])
  }
  const membersOf = (type: string) => Object.keys(definitions[type]?.properties ?? {})
  return Object.assign(judge, { membersOf })
}

const openApiFile = join(import.meta.dirname, '../../../../../shared/contracts/graph-calendar-openapi.yaml')
export const openApiIsHere = existsSync(openApiFile)

interface Operation {
  readonly responses: Record<string, unknown>
  readonly parameters?: readonly {
    readonly $ref?: string
    readonly name?: string
    readonly in?: string
    readonly required?: boolean
  }[]
  readonly requestBody?: unknown
}
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly parameters: Readonly<Record<string, { readonly name: string; readonly in: string }>> }
}

export interface OpenApiCheck {
  /** undefined where the description has no such operation */
  answer(method: string, path: string, status: number, body: unknown): ErrorObject[] | undefined
  schema(name: string, body: unknown): ErrorObject[]
  /** What is wrong with a body that is sent; undefined where the description has no such operation, or none with a body */
  request(method: string, path: string, body: unknown): ErrorObject[] | undefined
  /** Parameters of a query that the operation does not have, and those it needs and did not get; undefined as above. */
  query(method: string, path: string, names: readonly string[]): string[] | undefined
}

export function openApiCheck(): OpenApiCheck {
  const document = parse(readFileSync(openApiFile, 'utf8')) as OpenApi
  // The formats of the description are checked by its patterns.
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false }).addSchema(document, 'openapi')
  const checks = new Map<string, ValidateFunction>()
  const run = ($ref: string, body: unknown) => {
    const check = checks.get($ref) ?? ajv.compile({ $ref })
    checks.set($ref, check)
    return check(body) ? [] : (check.errors ?? [])
  }
  const templates = Object.keys(document.paths).map((template) => ({ template, matches: toPattern(template) }))
  /** Of two that match, the one that names more of the path: `…/events/$count` is no event. */
  const find = (method: string, path: string) => {
    const found = templates.filter(({ matches }) => matches.test(path)).map(({ template }) => template)
    const template = found
      .toSorted((one, other) => one.split('{').length - other.split('{').length)
      .find((one) => document.paths[one]?.[method.toLowerCase()] !== undefined)
    const operation = template === undefined ? undefined : document.paths[template]?.[method.toLowerCase()]
    return template === undefined || operation === undefined ? undefined : { template, operation }
  }
  return {
    request: (method, path, body) => {
      const found = find(method, path)
      if (found?.operation.requestBody === undefined) return undefined
      const pointer = [found.template, method.toLowerCase()]
        .map((part) => encodeURIComponent(part.replaceAll('/', '~1')))
        .join('/')
      return run(`openapi#/paths/${pointer}/requestBody/content/application~1json/schema`, body)
    },
    query: (method, path, names) => {
      const found = find(method, path)
      if (found === undefined) return undefined
      const known = (found.operation.parameters ?? [])
        .map((one) => (one.$ref === undefined ? one : document.components.parameters[one.$ref.split('/').at(-1) ?? '']))
        .flatMap((one) => (one?.in === 'query' ? [{ name: '', required: false, ...one }] : []))
      return [
        ...names.filter((name) => !known.some((one) => one.name === name)).map((name) => `has no parameter ${name}`),
        ...known.filter(({ name, required }) => required && !names.includes(name)).map(({ name }) => `needs ${name}`),
      ]
    },
    schema: (name, body) => run(`openapi#/components/schemas/${name}`, body),
    answer: (method, path, status, body) => {
      const found = find(method, path)
      if (found === undefined) return undefined
      const { template } = found
      const { responses } = found.operation
      const key = status >= 400 ? 'default' : ([String(status), '2XX'].find((one) => responses[one] !== undefined) ?? 'default')
      return run(schemaPointer(template, method, key, document, responses[key] as Json), body)
    },
  }
}

/** A response is a reference to one that is shared, or is described in place; one without content has nothing to check. */
function schemaPointer(template: string, method: string, key: string, document: OpenApi, response: Json): string {
  const media =
    response['$ref'] === '#/components/responses/ODataCountResponse'
      ? '/content/text~1plain/schema'
      : '/content/application~1json/schema'
  if (typeof response['$ref'] === 'string') return `openapi${response['$ref']}${media}`
  const escaped = [template, method.toLowerCase(), 'responses', key].map((part) =>
    encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
  )
  const content = (document.paths[template]?.[method.toLowerCase()]?.responses[key] as Json)['content']
  return content === undefined ? 'openapi#/components/responses' : `openapi#/paths/${escaped.join('/')}${media}`
}

export const toPattern = (template: string) =>
  new RegExp(`^${template.replaceAll(/[$.]/g, '\\$&').replaceAll(/\{[^}]+\}|:\w+/g, '[^/]+')}$`)

/** Annotations are no part of the types: OData JSON Format 4.01 §4.5; `@removed` of a delta: docs delta-query-overview. */
export function withoutAnnotations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAnnotations)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([name]) => !name.startsWith('@'))
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutAnnotations(inner)]))
}

/** What is left after the exceptions, in one line each. */
export function differences(what: string, errors: readonly ErrorObject[], exceptions: readonly Exception[]): string[] {
  const known = (error: ErrorObject) =>
    exceptions.some(
      ({ at, member }) =>
        at.test(`${what} ${indexless(error.instancePath)}`) &&
        (member === undefined || member === (error.params as Json)['additionalProperty']),
    )
  return errors
    .filter((error) => !known(error))
    .map(({ instancePath, message, params }) => `${what} ${indexless(instancePath)} ${message} ${JSON.stringify(params)}`)
}

const indexless = (path: string) => path.replaceAll(/\/\d+/g, '/*')
