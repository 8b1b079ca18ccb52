import { request, type Dispatcher } from 'undici'
import * as z from 'zod'
import { Malformed, Refused, Unavailable } from '../../domain/errors.ts'
import { classifyFailure } from './classify-failure.ts'
import { parseJson } from './parse-json.ts'
import { parseRetryAfter } from './retry-after.ts'

interface AccessTokenConfig {
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** Signs in with a certificate: takes the place of the secret. */
  readonly clientAssertion?: () => Promise<string>
  readonly scope: string
}

/** Application token by client credentials: asked for once at a time, kept until shortly before it ends. */
export class AccessToken {
  readonly #config: AccessTokenConfig
  readonly #send: { readonly dispatcher: Dispatcher; readonly timeoutMs: number; readonly now: () => number }
  #held: { token: string; renewAt: number; endsAt: number } | null = null
  #asking: Promise<string> | null = null

  constructor(config: AccessTokenConfig, send: { dispatcher: Dispatcher; timeoutMs: number; now: () => number }) {
    this.#config = config
    this.#send = send
  }

  async get(): Promise<string> {
    const { now } = this.#send
    if (this.#held !== null && now() < Math.min(this.#held.renewAt, this.#held.endsAt)) return this.#held.token
    this.#asking ??= this.#ask().finally(() => (this.#asking = null))
    try {
      return await this.#asking
    } catch (error) {
      // Renewed early on purpose: while the old token still counts, a short outage of the sign-in harms nobody.
      if (!(error instanceof Unavailable) || this.#held === null || now() >= this.#held.endsAt) throw error
      // Nor does every request have to wait for a sign-in that is known not to answer.
      this.#held.renewAt = now() + againMs
      return this.#held.token
    }
  }

  /** Graph refused this token; one that was renewed in the meantime stays. */
  drop(token: string): void {
    if (this.#held?.token === token) this.#held = null
  }

  /** The next request asks for another one. */
  forget(): void {
    this.#held = null
  }

  async #ask(): Promise<string> {
    const { dispatcher, timeoutMs, now } = this.#send
    const url = new URL(this.#config.tokenUrl)
    const { clientId, clientSecret, clientAssertion, scope } = this.#config
    const proof =
      clientAssertion === undefined
        ? { client_secret: clientSecret }
        : { client_assertion_type: assertionType, client_assertion: await clientAssertion() }
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, ...proof, scope })
    let status: number
    let text: string
    let retryAfter: string | string[] | undefined
    try {
      const answer = await request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: form.toString(),
        dispatcher,
        signal: AbortSignal.timeout(timeoutMs),
      })
      status = answer.statusCode
      retryAfter = answer.headers['retry-after']
      text = await answer.body.text()
    } catch (error) {
      throw classifyFailure('sign-in', error, url, false)
    }
    if (status === 408 || status === 429 || status >= 500) {
      const retryAfterMs = parseRetryAfter(typeof retryAfter === 'string' ? retryAfter : undefined, now())
      throw new Unavailable('sign-in', `${url.origin} cannot sign rmsync in now (${status}).`, { retryAfterMs })
    }
    if (status !== 200) throw toRefusal(status, text, this.#config.clientId)
    const { access_token: token, expires_in: seconds } = parseGrant(text)
    const lifeMs = seconds * 1000
    this.#held = { token, renewAt: now() + lifeMs - Math.min(earlyMs, lifeMs / 4), endsAt: now() + lifeMs }
    return token
  }
}

/** Source: RFC 7523, section 2.2. */
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const earlyMs = 5 * 60_000
const againMs = 30_000

const grantSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() })

function parseGrant(text: string): z.infer<typeof grantSchema> {
  const result = grantSchema.safeParse(parseJson(text))
  if (result.success) return result.data
  const members = result.error.issues.map((issue) => issue.path.join('.') || 'the body').join(', ')
  throw new Malformed('sign-in', `Microsoft’s sign-in answers without a usable token: ${members} is missing or wrong.`)
}

/** Entra's sentence names the cause (AADSTS7000215 wrong secret, AADSTS7000222 expired secret); the secret itself is never repeated. */
function toRefusal(status: number, text: string, clientId: string): Refused {
  const said = z.object({ error: z.string().catch(''), error_description: z.string().catch('') }).safeParse(parseJson(text))
  const { error, error_description: description } = said.success ? said.data : { error: '', error_description: '' }
  const sentence = description.split(/\r?\n/)[0] ?? ''
  return new Refused(
    'sign-in',
    `Microsoft’s sign-in refuses application ${clientId} (${[status, error, sentence].filter(Boolean).join(' ')}). Check its client secret and tenant.`,
    error,
  )
}
