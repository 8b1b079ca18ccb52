/** An answer with an error body (ifs.md §3.9). */
export class ODataError extends Error {
  readonly status: number
  readonly code: string
  readonly details: readonly { readonly code: string; readonly message: string }[]
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    code: string,
    message: string,
    details: readonly { code: string; message: string }[] = [],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.name = 'ODataError'
    this.status = status
    this.code = code
    this.details = details
    this.headers = headers
  }

  toBody(): object {
    const { code, message, details } = this
    return { error: { code, message, ...(details.length === 0 ? {} : { details }) } }
  }
}

/** Validations happen in the database and come as 500, the useful sentence in the details (ifs.md §3.9). */
export const validation = (message: string): ODataError =>
  new ODataError(500, 'DATABASE_ERROR', 'The database refused the request.', [{ code: 'ORA-20110', message }])

export const unreadable = (message: string): ODataError => new ODataError(400, 'ODP_DESERIALIZATION_ERROR', message)

export const notFound = (message: string): ODataError => new ODataError(404, 'ODP_RESOURCE_NOTFOUND', message)

/** Codes of this and the next are our assumption: no page states them. */
export const badRequest = (message: string): ODataError => new ODataError(400, 'ODP_BAD_REQUEST', message)

export const unsupported = (what: string): ODataError => new ODataError(501, 'ODP_NOT_IMPLEMENTED', `${what} is not supported.`)
