import PQueue from 'p-queue'
import { Agent, request } from 'undici'
import { Malformed, Unavailable } from '../../domain/errors.ts'
import { createAccessTokens } from './access-tokens.ts'
import { createBasicCredentials } from './basic-credentials.ts'
import { errorOf, type IfsAnswer } from './ifs-error.ts'
import { networkError } from './network-error.ts'
import { parseJson } from './parse-json.ts'

export interface IfsConnectionConfig {
  /** Address of IFS: `https://<host>`, where `main` is meant, or with the endpoint: `https://<host>/int`. */
  readonly ifsUrl: string
  /** `token` unless told: an IAM client and its secret. `basic`: a user and a password, for IFS Applications 10. */
  readonly authentication?: 'token' | 'basic'
  /** Empty with `basic`. */
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** Requests under way at once. */
  readonly concurrency?: number
  /** How long an answer may take. */
  readonly timeoutMs?: number
}

interface IfsRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly projection: string
  /** Relative to the service, encoded; or an absolute address of the same IFS (a `nextLink`). */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** What is asked, for error texts: `activity 4711`. */
  readonly what: string
  readonly isWrite: boolean
  /** What a 404 without a word of IFS means; see `errorOf`. */
  readonly missing?: 'any'
}

/** A good answer, with its text as it came. */
interface IfsText extends IfsAnswer {
  readonly text: string
}

/** HTTP to one IFS: token, limits, and failures in the product's words. */
export interface IfsConnection {
  /** Throws what `errorOf` says of any answer but 2xx. */
  send(ask: IfsRequest): Promise<IfsText>
  /** Asks for a token where there is none; without tokens there is nothing to ask. */
  signIn(): Promise<void>
  readonly now: () => number
  close(): Promise<void>
}

export function openIfsConnection(config: IfsConnectionConfig): IfsConnection {
  const { now = Date.now, timeoutMs = 60_000, concurrency = 4 } = config
  const dispatcher = new Agent({
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  })
  const queue = new PQueue({ concurrency })
  const credentials =
    config.authentication === 'basic'
      ? createBasicCredentials(config.clientId, config.clientSecret)
      : createAccessTokens({ ...config, dispatcher, now })
  const root = projectionRoot(config.ifsUrl)

  async function sendWith(authorization: string, url: string, { method, headers, body, isWrite }: IfsRequest): Promise<IfsText> {
    try {
      const answer = await request(url, {
        dispatcher,
        method,
        headers: { accept: 'application/json', authorization, 'odata-version': '4.0', ...headers },
        body: body ?? null,
      })
      const text = await answer.body.text()
      return { status: answer.statusCode, headers: plain(answer.headers), body: parseJson(text), text }
    } catch (error) {
      throw networkError('IFS', error, url, isWrite)
    }
  }

  async function send(ask: IfsRequest): Promise<IfsText> {
    const url = resolveWithin(root, ask)
    const authorization = await credentials.current()
    const first = await sendWith(authorization, url, ask)
    // a token can end early (clocks, a restart of IFS); a 401 did nothing, so that one repeat is safe for writes too
    const again = first.status === 401 && credentials.forget(authorization)
    const answer = again ? await sendWith(await credentials.current(), url, ask) : first
    if (answer.status < 200 || answer.status > 299) throw errorOf(answer, { ...ask, now: now() })
    refusePage(answer, ask)
    return answer
  }

  return {
    now,
    send: (ask) => queue.add(() => send(ask)),
    signIn: async () => {
      await credentials.current()
    },
    close: () => dispatcher.close(),
  }
}

/** A gateway's page comes with 200 as well; where nothing of an answer is looked at, it would pass for success. */
function refusePage({ headers }: IfsText, { what, isWrite }: IfsRequest): void {
  if (!/^text\/html\b/i.test(headers['content-type'] ?? '')) return
  const message = `A web page came instead of the answer of IFS for ${what}. Check whether a gateway or a sign-in page stands before IFS. A later try may succeed.`
  throw new Unavailable('IFS', message, { outcomeUnknown: isWrite })
}

/** Root of the projections (contract 3.1). */
function projectionRoot(ifsUrl: string): URL {
  const { origin, pathname } = new URL(ifsUrl)
  const endpoint = pathname.replace(/\/+$/, '')
  return new URL(`${origin}${endpoint === '' ? '/main' : endpoint}/ifsapplications/projection/v1/`)
}

/** Never a token to another host, even where an answer's `nextLink` says so. */
function resolveWithin(root: URL, { projection, path }: IfsRequest): string {
  const url = new URL(path, new URL(`${projection}.svc/`, root))
  if (url.origin === root.origin && url.pathname.startsWith(root.pathname)) return url.href
  throw new Malformed('IFS', `IFS names ${url.origin} as the place of more rows; only addresses under ${root.href} are followed.`)
}

const plain = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
