import { createHash, randomBytes } from 'node:crypto'
import { Agent, fetch, type RequestInit, type Response } from 'undici'
import {
  startIdentityStandin,
  type IdentityOptions,
  type IdentityStandin,
} from '../../../src/standins/identity/start-identity-standin.ts'
import { seededPeople, seededRegistrations } from '../../../src/standins/identity/seeded-registrations.ts'
import type { Registrations } from '../../../src/standins/identity/registrations.ts'
import { clients, tenantId } from '../../../src/standins/seed/company.ts'
import { makeLocalCertificates, type LocalCertificates } from '../../../src/standins/tls.ts'

export const panelOrigin = 'https://localhost:9445'
export const outlookOrigin = 'https://localhost:9444'
export const graphOrigin = 'https://localhost:9442'
export const panelRedirect = `${panelOrigin}/panel/redirect.html`
export const apiScope = `api://${clients.api}/access_as_user`
export const rmsyncSecret = 'rmsync-secret'
/** a server application with a person behind it, for clients that redeem codes with a secret */
export const webClient = {
  clientId: 'a1f3c0de-0009-4c11-8a11-000000000009',
  secret: 'web secret: 100% +1',
  redirectUri: 'https://localhost:9446/callback',
}

const seeded = seededRegistrations({ graph: graphOrigin, outlook: outlookOrigin, rmsync: panelOrigin, rmsyncSecret })
const registrations: Registrations = {
  ...seeded,
  clients: [
    ...seeded.clients,
    {
      clientId: webClient.clientId,
      name: 'Server with a sign-in',
      spaRedirectUris: [],
      webRedirectUris: [webClient.redirectUri],
      secret: webClient.secret,
    },
  ],
}

export interface Started {
  readonly standin: IdentityStandin
  readonly ca: string
  /** undici's fetch, trusting the CA alone and following no redirect */
  readonly get: (url: string, init?: RequestInit) => Promise<Response>
  close(): Promise<void>
}

export async function startForTest(overrides: Partial<IdentityOptions> = {}, certificates?: LocalCertificates): Promise<Started> {
  const { ca, cert, key } = certificates ?? (await makeLocalCertificates())
  const standin = await startIdentityStandin({
    port: 0,
    tls: { cert, key },
    tenantId,
    people: seededPeople,
    registrations,
    ifsRealm: { name: 'ifs', clients: [{ id: 'RMSYNC', secret: 'ifs-secret', userName: 'SYNC_MASTER' }] },
    ...overrides,
  })
  const dispatcher = new Agent({ connect: { ca } })
  return {
    standin,
    ca,
    get: (url, init = {}) => fetch(url, { redirect: 'manual', ...init, dispatcher }),
    async close() {
      await dispatcher.close()
      await standin.close()
    },
  }
}

export const pkce = () => {
  const verifier = randomBytes(32).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

export type Answer = Record<string, string>

/** A browser as far as sign-in needs one: keeps the cookie, presses the button of a person. */
export function openBrowser({ standin, get }: Started, earlier = '') {
  let cookie = earlier
  const visit = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const response = await get(url, { ...init, headers: { cookie } })
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return response
  }
  return {
    visit,
    cookie: () => cookie,
    authorize: (parameters: Answer, tenant: string = tenantId) =>
      visit(`${standin.url}/${tenant}/oauth2/v2.0/authorize?${new URLSearchParams(parameters)}`),
    /** opens the address of a sign-in and presses a person's button, or Cancel */
    async choose(url: string, userName: string | null): Promise<Response> {
      const page = await (await visit(url)).text()
      const transaction = /name="transaction" value="([^"]+)"/.exec(page)?.[1] ?? ''
      const action = /<form method="post" action="([^"]+)"/.exec(page)?.[1] ?? ''
      const person = new RegExp(`value="([^"]+)" data-user="${userName}"`).exec(page)?.[1] ?? ''
      return visit(standin.url + action, {
        method: 'POST',
        body: new URLSearchParams({ transaction, ...(userName === null ? { cancel: '1' } : { person }) }),
      })
    },
  }
}

export const authorizeUrl = (started: Started, parameters: Answer, tenant: string = tenantId): string =>
  `${started.standin.url}/${tenant}/oauth2/v2.0/authorize?${new URLSearchParams(parameters)}`

/** What the panel asks, as MSAL asks it. */
export const panelRequest = (challenge: string, more: Answer = {}): Answer => ({
  client_id: clients.panel,
  redirect_uri: panelRedirect,
  response_type: 'code',
  response_mode: 'fragment',
  scope: `${apiScope} openid profile offline_access`,
  code_challenge: challenge,
  code_challenge_method: 'S256',
  nonce: 'the-nonce',
  state: 'the-state',
  ...more,
})

/** Members of the answer, from the query or the fragment of the address the browser was sent to. */
export function answerOf(response: Response): { to: string; members: Answer } {
  const url = new URL(response.headers.get('location') ?? 'none:')
  const text = url.hash === '' ? url.search : url.hash
  return { to: `${url.protocol}//${url.host}${url.pathname}`, members: Object.fromEntries(new URLSearchParams(text.slice(1))) }
}

export async function postToken(
  started: Started,
  form: Answer,
  headers: Record<string, string> = {},
  tenant: string = tenantId,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await started.get(`${started.standin.url}/${tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

/** The panel's whole sign-in: the code is still to be redeemed with `form`. */
export async function signInPanel(
  started: Started,
  userName: string,
  more: Answer = {},
): Promise<{ form: Answer; browser: ReturnType<typeof openBrowser> }> {
  const { verifier, challenge } = pkce()
  const browser = openBrowser(started)
  const answer = answerOf(await browser.choose(authorizeUrl(started, panelRequest(challenge, more)), userName))
  return {
    browser,
    form: {
      grant_type: 'authorization_code',
      client_id: clients.panel,
      redirect_uri: panelRedirect,
      code: answer.members['code'] ?? '',
      code_verifier: verifier,
      client_info: '1',
    },
  }
}
