import type { HostIdentity } from '../../host-config.ts'
import { makePkce } from './pkce.ts'
import { SignInFailure } from './sign-in-failure.ts'

export interface Tokens {
  readonly access_token: string
  readonly id_token: string
  readonly expires_in: number
  readonly scope: string
}

export interface SignInRequest {
  readonly scope: string
  readonly loginHint?: string
  /** absent: whoever is signed in at the identity service, else its page */
  readonly prompt?: 'none' | 'select_account'
  readonly claims?: string
  /** an add-in for which Outlook asks, as broker */
  readonly nested?: { readonly clientId: string; readonly redirectUri: string }
}

const redirectUri = (): string => `${location.origin}/auth.html`
const hiddenFrameMs = 10_000
const closedWindowPollMs = 300

/** Code + PKCE in a frame nobody sees. It never opens a window (identity.md §1.6, 3). */
export async function signInHidden(identity: HostIdentity, request: SignInRequest): Promise<Tokens> {
  const { url, state, verifier } = await prepare(identity, request)
  const frame = document.createElement('iframe')
  frame.hidden = true
  frame.title = 'Signing in'
  frame.src = url
  document.body.append(frame)
  try {
    return await redeem(identity, request, verifier, await answerFor(state, AbortSignal.timeout(hiddenFrameMs)))
  } finally {
    frame.remove()
  }
}

/** The same in a window of its own. Must begin in the click's own turn, so the window opens empty and is sent on. */
export async function signInPopup(identity: HostIdentity, request: SignInRequest): Promise<Tokens> {
  const popup = window.open('', '_blank', 'popup,width=480,height=640')
  if (popup === null)
    throw new SignInFailure(
      'refused',
      'popup_blocked',
      'The browser blocked the sign-in window. Allow pop-up windows for this address.',
    )
  const closed = new AbortController()
  const watch = setInterval(() => {
    if (popup.closed) closed.abort()
  }, closedWindowPollMs)
  try {
    const { url, state, verifier } = await prepare(identity, request)
    popup.location.href = url
    return await redeem(identity, request, verifier, await answerFor(state, closed.signal))
  } finally {
    clearInterval(watch)
    popup.close()
  }
}

async function prepare(identity: HostIdentity, { scope, loginHint, prompt, claims, nested }: SignInRequest) {
  const { verifier, challenge } = await makePkce()
  const state = crypto.randomUUID()
  const parameters = {
    response_type: 'code',
    response_mode: 'fragment',
    scope,
    state,
    nonce: crypto.randomUUID(),
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...(nested === undefined
      ? { client_id: identity.clientId, redirect_uri: redirectUri() }
      : {
          client_id: nested.clientId,
          redirect_uri: nested.redirectUri,
          brk_client_id: identity.clientId,
          brk_redirect_uri: redirectUri(),
        }),
    ...(loginHint === undefined ? {} : { login_hint: loginHint }),
    ...(prompt === undefined ? {} : { prompt }),
    ...(claims === undefined ? {} : { claims }),
  }
  return { url: `${identity.authority}/oauth2/v2.0/authorize?${new URLSearchParams(parameters)}`, state, verifier }
}

/** Resolves with the code that `/auth.html` hands over for this state. */
function answerFor(state: string, given: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const listen = (event: MessageEvent): void => {
      const told = event.data as { kind?: unknown; fragment?: unknown } | null
      if (event.origin !== location.origin || told?.kind !== 'sign-in-answer' || typeof told.fragment !== 'string') return
      const answer = new URLSearchParams(told.fragment.replace(/^#/, ''))
      if (answer.get('state') !== state) return
      finish()
      const code = answer.get('code')
      if (code !== null) resolve(code)
      else reject(toFailure(answer))
    }
    const giveUp = (): void => {
      finish()
      const timedOut = (given.reason as DOMException | undefined)?.name === 'TimeoutError'
      reject(
        timedOut
          ? new SignInFailure('no-answer', '', 'The identity service did not answer in time.')
          : new SignInFailure('cancelled', 'access_denied', 'The sign-in window was closed.'),
      )
    }
    const finish = (): void => {
      window.removeEventListener('message', listen)
      given.removeEventListener('abort', giveUp)
    }
    window.addEventListener('message', listen)
    given.addEventListener('abort', giveUp)
    if (given.aborted) giveUp()
  })
}

function toFailure(answer: URLSearchParams): SignInFailure {
  const code = answer.get('error') ?? 'unknown_error'
  return new SignInFailure(code === 'access_denied' ? 'cancelled' : 'refused', code, answer.get('error_description') ?? code)
}

async function redeem(identity: HostIdentity, { nested }: SignInRequest, verifier: string, code: string): Promise<Tokens> {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    client_id: nested?.clientId ?? identity.clientId,
    redirect_uri: nested?.redirectUri ?? redirectUri(),
    ...(nested === undefined ? {} : { brk_client_id: identity.clientId, brk_redirect_uri: redirectUri() }),
  })
  let answer: Response
  try {
    answer = await fetch(`${identity.authority}/oauth2/v2.0/token`, { method: 'POST', body })
  } catch {
    throw new SignInFailure('unreachable', '', `The identity service at ${identity.authority} cannot be reached.`)
  }
  const content = (await answer.json()) as Tokens & { error?: string; error_description?: string }
  if (answer.ok) return content
  const error = content.error ?? 'unknown_error'
  throw new SignInFailure('refused', error, content.error_description ?? error, answer.status)
}
