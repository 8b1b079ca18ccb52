import { setTimeout as wait } from 'node:timers/promises'
import { Agent, request } from 'undici'
import { Malformed, Refused } from '../../domain/errors.ts'
import { AccessToken } from './access-token.ts'
import { classifyAnswer, type AskedFor, type GraphAnswer } from './classify-answer.ts'
import { classifyFailure } from './classify-failure.ts'
import { Limiter } from './limiter.ts'
import { parseJson } from './parse-json.ts'
import { parseRetryAfter } from './retry-after.ts'
import { Rests } from './rests.ts'
import { longestWaitMs, waitBeforeRetry } from './retry-timing.ts'

export interface GraphClientConfig {
  /** Origin of Graph, such as `https://graph.microsoft.com`. */
  readonly graphUrl: string
  /** Token endpoint of the tenant, `…/oauth2/v2.0/token`. */
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** Signs in with a certificate: takes the place of the secret. */
  readonly clientAssertion?: () => Promise<string>
  /** `<graphUrl>/.default` when absent. */
  readonly scope?: string
  readonly now?: () => number
  /** Between 0 and 1, for the jitter of waits. */
  readonly random?: () => number
  /** Requests at once: in one mailbox (3) and in all (16). */
  readonly perMailbox?: number
  readonly overall?: number
  /** Longest time for one answer, from first byte sent to last byte read. */
  readonly timeoutMs?: number
}

export interface GraphRequest extends AskedFor {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below `/v1.0`, with its query; or a whole link that Graph gave, on its own origin only. */
  readonly path: string | URL
  /** Whose limits it counts against, one entry for each request in a batch; empty outside any mailbox. */
  readonly mailboxes: readonly string[]
  readonly body?: object
  readonly headers?: Readonly<Record<string, string>>
  /** Beside the immutable ids, which every request asks for. */
  readonly prefer?: string
}

type Ask = (asked: GraphRequest) => Promise<GraphAnswer>

/** One request to Graph: token, limits, short waits, and its failure in the product's words. Never logs, never keeps a body. */
export class GraphClient {
  readonly origin: string
  readonly now: () => number
  readonly random: () => number
  readonly #limiter: Limiter
  readonly #agent: Agent
  readonly #token: AccessToken
  readonly #timeoutMs: number
  readonly #rests = new Rests()

  constructor(config: GraphClientConfig) {
    this.origin = new URL(config.graphUrl).origin
    this.#limiter = new Limiter(config.perMailbox ?? 3, config.overall ?? 16)
    this.#timeoutMs = config.timeoutMs ?? 20_000
    this.now = config.now ?? Date.now
    this.random = config.random ?? Math.random
    this.#agent = new Agent({ connect: { timeout: this.#timeoutMs } })
    this.#token = new AccessToken(
      { ...config, scope: config.scope ?? `${this.origin}/.default` },
      { dispatcher: this.#agent, timeoutMs: this.#timeoutMs, now: this.now },
    )
  }

  /** The body of a 2xx answer; everything else is thrown as one of `domain/errors.ts`. */
  async send(asked: GraphRequest): Promise<unknown> {
    const answer = await this.inMailboxes(asked.mailboxes, (ask) => ask(asked))
    if (answer.status >= 200 && answer.status < 300) return answer.body
    throw classifyAnswer(answer, asked)
  }

  /**
   * Holds places in the mailboxes for as long as `work` lasts. `ask` answers with what Graph said in the end, after short waits
   * and one new token; it throws only where there is no answer.
   */
  inMailboxes<Result>(mailboxes: readonly string[], work: (ask: Ask) => Promise<Result>): Promise<Result> {
    return this.#limiter.inMailboxes(mailboxes, () => work((asked) => this.#untilAnswered(asked)))
  }

  /** A link that Graph put in an answer. Our token goes to no other place than the configured one. */
  linkOnOrigin(link: string): URL {
    const url = URL.canParse(link) ? new URL(link) : null
    if (url?.origin === this.origin) return url
    throw new Refused(
      'Outlook',
      `Outlook’s answer links to ${url?.origin ?? 'no address'}, not to ${this.origin}. The link is not followed.`,
    )
  }

  /** What a mailbox that rests is not asked for. Null where it may be asked. */
  restOf(mailbox: string): GraphAnswer | null {
    const retryAfterMs = this.#rests.leftMs(mailbox, this.now())
    if (retryAfterMs === 0) return null
    const message = `The mailbox rests for ${Math.ceil(retryAfterMs / 1000)} s more, as Outlook has asked.`
    return { status: 429, body: { error: { code: 'ApplicationThrottled', message } }, retryAfterMs }
  }

  /** Outlook said how long a mailbox wants to be left alone; what is short is waited for where it was said. */
  noteRest(mailbox: string, { status, retryAfterMs }: GraphAnswer): void {
    const isLong = retryAfterMs !== null && retryAfterMs > longestWaitMs
    if ((status === 429 || status === 503) && isLong) this.#rests.begin(mailbox, retryAfterMs, this.now())
  }

  /** A part of a batch was refused for its token, though the batch as a whole was not. */
  forgetToken(): void {
    this.#token.forget()
  }

  close(): Promise<void> {
    return this.#agent.close()
  }

  /** The parts of a batch rest each on its own (`readBatch`); who has waited for the end of a rest within the call may ask. */
  async #untilAnswered(asked: GraphRequest): Promise<GraphAnswer> {
    const [mailbox, ...others] = new Set(asked.mailboxes)
    const only = others.length === 0 && asked.path !== batchPath ? mailbox : undefined
    const rest = only === undefined ? null : this.restOf(only)
    const restMs = rest === null ? 0 : waitBeforeRetry(rest, { tries: 1, isWrite: asked.isWrite }, this.random())
    if (rest !== null && restMs === null) return rest
    if (restMs !== null && restMs > 0) await wait(restMs)
    for (let tries = 1; ; tries++) {
      const answer = await this.#tryWithToken(asked)
      if (only !== undefined) this.noteRest(only, answer)
      const waitMs = waitBeforeRetry(answer, { tries, isWrite: asked.isWrite }, this.random())
      if (waitMs === null) return answer
      await wait(waitMs)
    }
  }

  async #tryWithToken(asked: GraphRequest): Promise<GraphAnswer> {
    const token = await this.#token.get()
    const answer = await this.#limiter.onWire(() => this.#once(asked, token))
    if (answer.status !== 401) return answer
    this.#token.drop(token)
    const renewed = await this.#token.get()
    return this.#limiter.onWire(() => this.#once(asked, renewed))
  }

  async #once(asked: GraphRequest, token: string): Promise<GraphAnswer> {
    const url = asked.path instanceof URL ? asked.path : new URL(`/v1.0${asked.path}`, this.origin)
    const { status, headers, text } = await this.#fetch(url, asked, token)
    if (status >= 200 && status < 300) refuseNoJson(headers['content-type'], text, asked)
    const retryAfter = headers['retry-after']
    return {
      status,
      body: parseJson(text),
      retryAfterMs: parseRetryAfter(typeof retryAfter === 'string' ? retryAfter : undefined, this.now()),
    }
  }

  async #fetch(url: URL, asked: GraphRequest, token: string) {
    try {
      const { statusCode, headers, body } = await request(url, {
        method: asked.method,
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          // Without it, ids change when an item is moved; Graph applies it to one request at a time (contract graph.md §1).
          prefer: [immutableIds, asked.prefer].filter(Boolean).join(', '),
          ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...asked.headers,
        },
        ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
        dispatcher: this.#agent,
        signal: AbortSignal.timeout(this.#timeoutMs),
      })
      return { status: statusCode, headers, text: await body.text() }
    } catch (error) {
      throw classifyFailure('Outlook', error, url, asked.isWrite)
    }
  }
}

/** A sign-in page of a proxy comes with 200 as well: where nothing of an answer is looked at, it would pass for success. */
function refuseNoJson(type: string | string[] | undefined, text: string, asked: AskedFor): void {
  if (text === '') return
  const isJson = type === undefined || /^application\/([\w.]+\+)?json\b/i.test(String(type))
  if (isJson && parseJson(text) !== undefined) return
  throw new Malformed(
    'Outlook',
    `The answer for ${asked.what} is no JSON (content-type ${String(type ?? 'missing')}). Check that no proxy stands before Graph.`,
  )
}

export const batchPath = '/$batch'
export const immutableIds = 'IdType="ImmutableId"'
