import {
  ConfidentialClientApplication,
  PublicClientApplication,
  type INetworkModule,
  type NetworkRequestOptions,
} from '@azure/msal-node'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { decodeJwt } from 'jose'
import * as openid from 'openid-client'
import { clients, tenantId } from '../../../src/standins/seed/company.ts'
import {
  answerOf,
  apiScope,
  graphOrigin,
  openBrowser,
  panelOrigin,
  panelRedirect,
  pkce,
  rmsyncSecret,
  startForTest,
  webClient,
  type Started,
} from './visitor.ts'

/** Two clients that nobody of this project wrote judge the stand-in (identity.md §4.1). */
let started: Started
beforeAll(async () => {
  started = await startForTest()
})
afterAll(() => started.close())

describe('openid-client', () => {
  const fetchAs =
    (origin?: string): openid.CustomFetch =>
    async (url, options) => {
      const headers = { ...options.headers, ...(origin === undefined ? {} : { origin }) }
      const body = options.body === undefined ? {} : { body: options.body as string }
      const answer = await started.get(url, { method: options.method, headers, ...body })
      return new Response(await answer.text(), { status: answer.status, headers: [...answer.headers] })
    }

  const discover = (clientId: string, auth: openid.ClientAuth, origin?: string) =>
    openid.discovery(new URL(`${started.standin.issuer}/.well-known/openid-configuration`), clientId, undefined, auth, {
      [openid.customFetch]: fetchAs(origin),
    })

  it('discovers, signs in with code, PKCE and nonce, refreshes, and is refused the code a second time', async () => {
    const config = await discover(clients.panel, openid.None(), panelOrigin)
    const verifier = openid.randomPKCECodeVerifier()
    const [expectedState, expectedNonce] = [openid.randomState(), openid.randomNonce()]
    const url = openid.buildAuthorizationUrl(config, {
      redirect_uri: panelRedirect,
      scope: `${apiScope} openid profile offline_access`,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: expectedState,
      nonce: expectedNonce,
    })
    const back = new URL((await openBrowser(started).choose(url.href, 'ellen')).headers.get('location') ?? '')
    const checks = { pkceCodeVerifier: verifier, expectedState, expectedNonce, idTokenExpected: true }
    const tokens = await openid.authorizationCodeGrant(config, back, checks)
    const refreshed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
    const again = await openid
      .authorizationCodeGrant(config, back, checks)
      .catch((error: openid.ResponseBodyError) => error.error)
    expect([tokens.claims()?.['name'], refreshed.token_type, refreshed.refresh_token === tokens.refresh_token, again]).toEqual([
      'Ellen Sandberg',
      'bearer',
      false,
      'invalid_grant',
    ])
  })

  it('gets an application token by client credentials, in the body and as Basic', async () => {
    const ways = [openid.ClientSecretPost(rmsyncSecret), openid.ClientSecretBasic(rmsyncSecret)]
    const tokens = await Promise.all(
      ways.map(async (way) =>
        openid.clientCredentialsGrant(await discover(clients.rmsync, way), { scope: `${graphOrigin}/.default` }),
      ),
    )
    expect(tokens.map(({ token_type, expires_in }) => [token_type, expires_in])).toEqual([
      ['bearer', 3599],
      ['bearer', 3599],
    ])
  })

  it('discovers the IFS realm and gets its token', async () => {
    const config = await openid.discovery(
      new URL(started.standin.ifsIssuer),
      'RMSYNC',
      undefined,
      openid.ClientSecretPost('ifs-secret'),
      { [openid.customFetch]: fetchAs() },
    )
    const { expires_in } = await openid.clientCredentialsGrant(config, { scope: 'openid microprofile-jwt' })
    expect(expires_in).toBe(180)
  })
})

describe('msal-node', () => {
  /** MSAL's own way to be given a transport: ours trusts the local CA. */
  const networkClient: INetworkModule = {
    sendGetRequestAsync: (url, options) => send(url, 'GET', options),
    sendPostRequestAsync: (url, options) => send(url, 'POST', options),
  }
  async function send<T>(
    url: string,
    method: string,
    options: NetworkRequestOptions = {},
  ): Promise<{ headers: Record<string, string>; body: T; status: number }> {
    const response = await started.get(url, {
      method,
      headers: options.headers ?? {},
      ...(options.body === undefined ? {} : { body: options.body }),
    })
    return { headers: Object.fromEntries(response.headers), body: (await response.json()) as T, status: response.status }
  }
  const settings = () => ({ authority: started.standin.authority, knownAuthorities: [new URL(started.standin.url).host] })

  it('gets an application token by client credentials', async () => {
    const app = new ConfidentialClientApplication({
      auth: { ...settings(), clientId: clients.rmsync, clientSecret: rmsyncSecret },
      system: { networkClient },
    })
    const result = await app.acquireTokenByClientCredential({ scopes: [`${graphOrigin}/.default`] })
    expect([result?.tokenType, decodeJwt(result?.accessToken ?? '')['tid']]).toEqual(['Bearer', tenantId])
  })

  it('signs a person in with code, PKCE and nonce, and refreshes silently', async () => {
    const app = new ConfidentialClientApplication({
      auth: { ...settings(), clientId: webClient.clientId, clientSecret: webClient.secret },
      system: { networkClient },
    })
    const { verifier, challenge } = pkce()
    const request = { scopes: [apiScope], redirectUri: webClient.redirectUri }
    const url = await app.getAuthCodeUrl({
      ...request,
      codeChallenge: challenge,
      codeChallengeMethod: 'S256',
      nonce: 'n-1',
      state: 's-1',
    })
    const { members } = answerOf(await openBrowser(started).choose(url, 'karin'))
    const first = await app.acquireTokenByCode(
      { ...request, code: members['code'] ?? '', codeVerifier: verifier, nonce: 'n-1', state: 's-1' },
      { code: members['code'] ?? '', state: members['state'] ?? '' },
    )
    const silent = await app.acquireTokenSilent({
      scopes: [apiScope],
      account: first.account ?? ({} as never),
      forceRefresh: true,
    })
    expect([
      first.account?.homeAccountId,
      first.scopes,
      silent.accessToken === first.accessToken,
      silent.account?.username,
    ]).toEqual([
      `10000000-0000-4000-8000-000000000004.${tenantId}`,
      expect.arrayContaining([apiScope]),
      false,
      'karin.olsson@halden.example',
    ])
  })

  it('says the AADSTS number of a wrong secret', async () => {
    const app = new ConfidentialClientApplication({
      auth: { ...settings(), clientId: clients.rmsync, clientSecret: 'wrong' },
      system: { networkClient },
    })
    const refusal = await app
      .acquireTokenByClientCredential({ scopes: [`${graphOrigin}/.default`] })
      .catch((error: { errorCode: string; errorMessage: string }) => error)
    expect(refusal).toMatchObject({ errorCode: 'invalid_client', errorMessage: expect.stringContaining('AADSTS7000215') })
  })

  it('sees a claims challenge as a need for interaction', async () => {
    const app = new PublicClientApplication({ auth: { ...settings(), clientId: clients.panel }, system: { networkClient } })
    started.standin.failNext('token', 'mfa_required')
    const refusal = await app
      .acquireTokenByRefreshToken({ scopes: [apiScope], refreshToken: 'any' })
      .catch((error: object) => error)
    expect(refusal).toMatchObject({
      name: 'InteractionRequiredAuthError',
      subError: 'basic_action',
      claims: expect.stringContaining('capolids'),
    })
  })
})
