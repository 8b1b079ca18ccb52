/** An answer of Graph's own kind: `{ error: { code, message } }` with its status. */
export class GraphError extends Error {
  readonly status: number
  readonly code: string
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.name = 'GraphError'
    this.status = status
    this.code = code
    this.headers = headers
  }

  toBody(requestId: string, at: Date) {
    const innerError = { date: at.toISOString().slice(0, 19), 'request-id': requestId, 'client-request-id': requestId }
    return { error: { code: this.code, message: this.message, innerError } }
  }
}

export const itemNotFound = () => new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.')

/** Names the field, so that the sender knows what to correct. */
export const invalidValue = (field: string, expected: string) =>
  new GraphError(400, 'ErrorInvalidRequest', `The value of '${field}' is invalid: ${expected}.`)
