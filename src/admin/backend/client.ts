import axios, { AxiosError, type AxiosRequestConfig } from 'axios'
import type { ErrorView } from '../../api/errors.ts'
import type { Failure } from '../../api/failure.ts'

export type Client = <Result>(request: AxiosRequestConfig) => Promise<Result>

/** Sends with the admin's token; refused once, it asks for a new token and sends once more. */
export const createClient =
  (token: (force?: boolean) => Promise<string>): Client =>
  async <Result>(request: AxiosRequestConfig): Promise<Result> => {
    const send = async (force: boolean) =>
      (
        await axios.request<Result>({
          baseURL: '/api',
          timeout: 30_000,
          ...request,
          headers: { authorization: `Bearer ${await token(force)}` },
        })
      ).data
    try {
      return await send(false)
    } catch (error) {
      if (!(error instanceof AxiosError) || error.response?.status !== 401) throw error
      return send(true)
    }
  }

export interface FetchedFile {
  readonly name: string
  readonly content: Blob
}

/** Fetches a file with the admin's token. However large it is, nobody waits in vain: no limit of time. */
export async function fetchFile(client: Client, request: AxiosRequestConfig, name: string): Promise<FetchedFile> {
  try {
    return { name, content: await client<Blob>({ ...request, responseType: 'blob', timeout: 0 }) }
  } catch (error) {
    // asked for a file, axios hands a refusal over as one too
    if (error instanceof AxiosError && error.response?.data instanceof Blob)
      error.response.data = readJson(await error.response.data.text())
    throw error
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

export function toFailure(error: unknown): Failure {
  const told = error instanceof AxiosError ? (error.response?.data as { error?: ErrorView } | undefined)?.error : undefined
  if (told !== undefined) return { code: told.code, message: told.message, fix: told.fix, reference: told.correlationId }
  if (error instanceof AxiosError)
    return { code: 'no-answer', message: 'The service did not answer.', fix: 'Try again in a moment.', reference: null }
  return { code: 'internal', message: error instanceof Error ? error.message : String(error), fix: 'Try again.', reference: null }
}
