import { type Dispatcher, request } from 'undici'
import { z } from 'zod'
import { Malformed, Refused, ServiceUserLocked, Unavailable } from '../../domain/errors.ts'
import { networkError } from './network-error.ts'
import { parseJson } from './parse-json.ts'

interface AccessTokensConfig {
  /** `https://<host>/auth/realms/<namespace>/protocol/openid-connect/token` */
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly dispatcher: Dispatcher
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** What goes into `Authorization`. */
export interface Credentials {
  current(): Promise<string>
  /** IFS did not take this one. True when the next `current` brings another. */
  forget(authorization: string): boolean
}

/** Access tokens live 180 s (contract 3.3); a request started just before the end would arrive after it. */
const renewBeforeEndMs = 30_000

const TokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number() })
const TokenError = z.object({ error: z.string().catch(''), error_description: z.string().catch('') })

/** Tokens of the IAM client by client credentials; the refresh token is not needed, a new one costs the same. */
export function createAccessTokens(config: AccessTokensConfig): Credentials {
  let kept: { authorization: string; renewAt: number } | null = null
  let underWay: Promise<string> | null = null

  async function renew(): Promise<string> {
    const askedAt = config.now()
    const { access_token: token, expires_in: seconds } = await askForToken(config)
    const authorization = `Bearer ${token}`
    kept = { authorization, renewAt: askedAt + seconds * 1000 - renewBeforeEndMs }
    return authorization
  }

  return {
    async current() {
      if (kept !== null && config.now() < kept.renewAt) return kept.authorization
      underWay ??= renew().finally(() => (underWay = null))
      return underWay
    },
    forget(authorization) {
      if (kept?.authorization === authorization) kept = null
      return true
    },
  }
}

/** As Keycloak words it, which the sign-in of IFS is, of a client whose service user is switched off. */
const userIsOff = /\b(user|account)\b.*\b(disabled|locked|inactive|not active)\b/i

async function askForToken({
  tokenUrl,
  clientId,
  clientSecret,
  dispatcher,
}: AccessTokensConfig): Promise<z.infer<typeof TokenAnswer>> {
  const { status, text } = await post(tokenUrl, dispatcher, {
    grant_type: 'client_credentials',
    // the scope that the service user's claims come with (contract 3.3)
    scope: 'openid microprofile-jwt',
    client_id: clientId,
    client_secret: clientSecret,
  })
  const body = parseJson(text)
  if (status === 200) {
    const answer = TokenAnswer.safeParse(body)
    if (answer.success) return answer.data
    throw new Malformed('sign-in', `The sign-in of IFS at ${tokenUrl} answered without access_token and expires_in.`)
  }
  if (status === 429 || status >= 500)
    throw new Unavailable('sign-in', `The sign-in of IFS at ${tokenUrl} answers ${status}. A later try may succeed.`)
  const { error, error_description: description } = TokenError.catch({ error: '', error_description: '' }).parse(body)
  const said = description === '' ? error : description
  if (userIsOff.test(description))
    throw new ServiceUserLocked(
      'sign-in',
      `IFS takes no change while the service user of rmsync is locked. The sign-in of IFS says: ${description}`,
      error,
    )
  throw new Refused(
    'sign-in',
    `The sign-in of IFS refuses client "${clientId}" (${status}). It says: ${said}. Check the client id, the client secret and the address ${tokenUrl}.`,
    error === '' ? String(status) : error,
  )
}

async function post(
  url: string,
  dispatcher: Dispatcher,
  form: Record<string, string>,
): Promise<{ status: number; text: string }> {
  try {
    const answer = await request(url, {
      dispatcher,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(form).toString(),
    })
    return { status: answer.statusCode, text: await answer.body.text() }
  } catch (error) {
    throw networkError('sign-in', error, url, false)
  }
}
