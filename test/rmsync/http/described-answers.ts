import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

interface MediaType {
  readonly schema: object
}
interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, MediaType>> }>>
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}
interface Seen {
  readonly method: string
  readonly url: string
  readonly status: number
  readonly contentType: string
  readonly payload: string
}

/** Throws where an answer is not as the OpenAPI document has it: status, content type, and every member of the body. */
export function createAnswerCheck(document: Document): (seen: Seen) => void {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, validateFormats: false })
  const compiled = new Map<object, ValidateFunction>()
  const validatorOf = (schema: object): ValidateFunction => {
    const known = compiled.get(schema) ?? ajv.compile(schema)
    compiled.set(schema, known)
    return known
  }
  const paths = Object.entries(document.paths)
    .map(([path, operations]) => ({ path, operations, pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`) }))
    // a fixed word goes before a parameter at the same place
    .toSorted((a, b) => a.path.split('{').length - b.path.split('{').length)

  return ({ method, url, status, contentType, payload }) => {
    const path = url.split('?')[0] ?? ''
    const found = paths.find(({ pattern, operations }) => pattern.test(path) && method.toLowerCase() in operations)
    const operation = found?.operations[method.toLowerCase()]
    if (found === undefined || operation === undefined) return
    const wrong = (what: string): Error =>
      new Error(`${method} ${found.path} answers ${status}, which the document does not have: ${what}`)
    const described = operation.responses[String(status)] ?? operation.responses[`${Math.floor(status / 100)}XX`]
    if (described === undefined) throw wrong('no such status')
    if (described.content === undefined) {
      if (payload !== '') throw wrong('there should be no body')
      return
    }
    const type = contentType.split(';')[0] ?? ''
    const media = described.content[type]
    if (media === undefined) throw wrong(`content of ${type}`)
    const isValid = validatorOf(media.schema)
    if (!isValid(type === 'application/json' && !isText(media.schema) ? JSON.parse(payload) : payload))
      throw wrong(ajv.errorsText(isValid.errors))
  }
}

/** A file is described as its text, JSON or not. */
const isText = (schema: object): boolean => 'type' in schema && schema.type === 'string'
