import type { ErrorView } from '../../api/errors.ts'
import type { Failure } from '../../api/failure.ts'

/** A request to rmsync that did not go well. Carries what is shown to the person. */
export class RequestFailed extends Error {
  override name = 'RequestFailed'
  readonly failure: Failure
  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options)
    this.failure = failure
  }
}

export interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** below `/api` */
  readonly url: string
  readonly params?: Readonly<Record<string, string>>
  readonly data?: unknown
  readonly timeoutMs?: number
}
/** `token(true)`: the last one was refused. */
export type TokenSource = (force?: boolean) => Promise<string>
export type Client = <Result>(request: Request) => Promise<Result>

const usualTimeoutMs = 60_000

/** Sends with the person's token; refused once, it asks for a new token and sends once more. */
export const createClient =
  (token: TokenSource): Client =>
  async <Result>(request: Request): Promise<Result> => {
    const send = async (force: boolean) => fetchApi(request, { authorization: `Bearer ${await token(force)}` })
    const first = await send(false)
    return readAnswer<Result>(first.status === 401 ? await send(true) : first)
  }

/** Without a sign-in: what is public. */
export const sendPublicly = async <Result>(request: Request): Promise<Result> => readAnswer<Result>(await fetchApi(request, {}))

async function fetchApi(
  { method = 'GET', url, params, data, timeoutMs = usualTimeoutMs }: Request,
  headers: Record<string, string>,
): Promise<Response> {
  const query = params === undefined ? '' : `?${new URLSearchParams(params).toString()}`
  try {
    return await fetch(`/api${url}${query}`, {
      method,
      headers: data === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      ...(data === undefined ? {} : { body: JSON.stringify(data) }),
      signal: AbortSignal.timeout(timeoutMs),
      // Answers are of one person and one moment.
      cache: 'no-store',
    })
  } catch (error) {
    throw noAnswer(error)
  }
}

async function readAnswer<Result>(response: Response): Promise<Result> {
  const text = await response.text().catch((error: unknown) => {
    throw noAnswer(error)
  })
  const body = parse(text)
  if (response.ok) return body as Result
  const told = (body as { error?: ErrorView } | undefined)?.error
  // What stands between (a proxy, a starting server) answers in no words of ours.
  if (told === undefined) throw noAnswer(new Error(`HTTP ${response.status}`))
  const { code, message, fix, correlationId, activityNo, said } = told
  throw new RequestFailed({ code, message, fix, reference: correlationId, activityNo, ...(said === undefined ? {} : { said }) })
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A write may have arrived all the same; each of them is safe to repeat. */
const noAnswer = (cause: unknown): RequestFailed =>
  new RequestFailed({ code: navigator.onLine ? 'no-answer' : 'offline', message: '', fix: '', reference: null }, { cause })

/** Errors of this side say their code themselves; the words for it stand in the catalogue. */
export function toFailure(error: unknown): Failure {
  if (error instanceof RequestFailed) return error.failure
  const { code, reference } = (error ?? {}) as { code?: unknown; reference?: unknown }
  return {
    code: typeof code === 'string' ? code : 'unexpected',
    message: error instanceof Error ? error.message : String(error),
    fix: '',
    reference: typeof reference === 'string' ? reference : null,
  }
}
