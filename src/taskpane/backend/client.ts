import axios, { AxiosError, type AxiosRequestConfig } from 'axios'
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

/** `token(true)`: the last one was refused. */
export type TokenSource = (force?: boolean) => Promise<string>
export type Client = <Result>(request: AxiosRequestConfig) => Promise<Result>

const http = axios.create({ baseURL: '/api', timeout: 60_000 })

/** Sends with the person's token; refused once, it asks for a new token and sends once more. */
export const createClient =
  (token: TokenSource): Client =>
  async <Result>(request: AxiosRequestConfig): Promise<Result> => {
    const send = async (force: boolean) =>
      (await http.request<Result>({ ...request, headers: { authorization: `Bearer ${await token(force)}` } })).data
    try {
      return await send(false)
    } catch (error) {
      if (!(error instanceof AxiosError) || error.response?.status !== 401) throw toRequestFailed(error)
    }
    return send(true).catch((error: unknown) => {
      throw toRequestFailed(error)
    })
  }

export function toFailure(error: unknown): Failure {
  if (error instanceof RequestFailed) return error.failure
  return { code: 'internal', message: error instanceof Error ? error.message : String(error), fix: 'Try again.', reference: null }
}

export function toRequestFailed(error: unknown): RequestFailed {
  if (!(error instanceof AxiosError)) return new RequestFailed(toFailure(error), { cause: error })
  const told = (error.response?.data as { error?: ErrorView } | undefined)?.error
  if (told !== undefined) {
    const { code, message, fix, correlationId, activityNo } = told
    return new RequestFailed({ code, message, fix, reference: correlationId, activityNo }, { cause: error })
  }
  if (!navigator.onLine)
    return new RequestFailed(
      { code: 'offline', message: 'You are offline.', fix: 'Try again once you are back.', reference: null },
      { cause: error },
    )
  return new RequestFailed(
    {
      code: 'no-answer',
      // A write may have arrived all the same; each of them is safe to repeat.
      message: 'The service did not answer.',
      fix: 'Try again in a moment. Nothing is done twice.',
      reference: null,
    },
    { cause: error },
  )
}
