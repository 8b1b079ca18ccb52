import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createRemoteJWKSet, customFetch, decodeJwt, jwtVerify } from 'jose'
import { startForTest, type Answer, type Started } from './visitor.ts'

let started: Started
let now: Date
beforeEach(async () => {
  now = new Date()
  started = await startForTest({ now: () => now })
})
afterEach(() => started.close())

const form = {
  grant_type: 'client_credentials',
  scope: 'openid microprofile-jwt',
  client_id: 'RMSYNC',
  client_secret: 'ifs-secret',
}

async function post(
  body: Answer,
  url = started.standin.ifsTokenUrl,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await started.get(url, { method: 'POST', headers, body: new URLSearchParams(body) })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const keysAt = (url: string) => createRemoteJWKSet(new URL(url), { [customFetch]: started.get as never, cooldownDuration: 0 })

describe('the IFS realm', () => {
  it('answers as IFS documents it, with a token for three minutes', async () => {
    const { status, body } = await post(form)
    expect({ status, ...body }).toEqual({
      status: 200,
      access_token: expect.any(String),
      expires_in: 180,
      refresh_expires_in: 1800,
      refresh_token: expect.any(String),
      token_type: 'Bearer',
      id_token: expect.any(String),
      'not-before-policy': 0,
      session_state: expect.any(String),
      scope: 'openid audience microprofile-jwt email profile',
    })
    const { iss, aud, azp, upn, exp, iat } = decodeJwt(String(body['access_token']))
    expect({ iss, aud, azp, upn, lifetime: (exp ?? 0) - (iat ?? 0) }).toEqual({
      iss: started.standin.ifsIssuer,
      aud: 'ifs',
      azp: 'RMSYNC',
      upn: 'SYNC_MASTER',
      lifetime: 180,
    })
  })

  it('gives no refresh token when switched off, as newer Keycloak', async () => {
    started.standin.setIfsRefreshTokens(false)
    const { body } = await post(form)
    expect([body['refresh_token'], body['refresh_expires_in']]).toEqual([undefined, 0])
  })

  it('takes a refresh token once and for half an hour', async () => {
    const tokens = await Promise.all([post(form), post(form)])
    const refresh = (index: number) =>
      post({
        grant_type: 'refresh_token',
        client_id: 'RMSYNC',
        client_secret: 'ifs-secret',
        refresh_token: String(tokens[index]?.body['refresh_token']),
      })
    const used = [(await refresh(0)).status, (await refresh(0)).body]
    now = new Date(now.getTime() + 1800_000)
    const late = await refresh(1)
    expect([...used, late.status, late.body]).toEqual([
      200,
      { error: 'invalid_grant', error_description: 'Invalid refresh token' },
      400,
      { error: 'invalid_grant', error_description: 'Token is not active' },
    ])
  })

  it('takes the secret as Basic', async () => {
    const authorization = `Basic ${Buffer.from('RMSYNC:ifs-secret').toString('base64')}`
    expect((await post({ grant_type: 'client_credentials' }, undefined, { authorization })).status).toBe(200)
  })

  it.each([
    ['a wrong secret', { client_secret: 'wrong' }, [401, 'unauthorized_client']],
    ['an unknown client', { client_id: 'NOBODY' }, [401, 'invalid_client']],
    ['an unknown scope', { scope: 'openid everything' }, [400, 'invalid_scope']],
    ['another grant', { grant_type: 'password' }, [400, 'unsupported_grant_type']],
  ])('refuses %s', async (_, more, expected) => {
    const { status, body } = await post({ ...form, ...more })
    expect([status, body['error']]).toEqual(expected)
  })

  it('refuses a request without a grant type and an unknown realm', async () => {
    const { grant_type: _, ...bare } = form
    const [missing, elsewhere] = [await post(bare), await post(form, started.standin.ifsTokenUrl.replace('/ifs/', '/other/'))]
    expect([missing.status, missing.body['error'], elsewhere.status]).toEqual([400, 'invalid_request', 404])
  })

  it('signs with keys that Entra does not publish, and the reverse', async () => {
    const ifsToken = String((await post(form)).body['access_token'])
    const userToken = await started.standin.userToken('ellen', {
      clientId: 'a1f3c0de-0001-4c11-8a11-000000000001',
      scope: 'User.Read',
    })
    const [ifsKeys, entraKeys] = [keysAt(started.standin.ifsJwksUrl), keysAt(started.standin.jwksUrl)]
    const verdict = (token: string, keys: typeof ifsKeys) =>
      jwtVerify(token, keys).then(
        () => 'good',
        (error: { code: string }) => error.code,
      )
    expect([
      await verdict(ifsToken, ifsKeys),
      await verdict(userToken, entraKeys),
      await verdict(ifsToken, entraKeys),
      await verdict(userToken, ifsKeys),
    ]).toEqual(['good', 'good', 'ERR_JWKS_NO_MATCHING_KEY', 'ERR_JWKS_NO_MATCHING_KEY'])
  })

  it('fails on demand, and shortens the life of a token on demand', async () => {
    started.standin.failNext('ifs-token', 503)
    started.standin.twistNextToken('ifs', { lifetimeSeconds: 5 })
    const [failed, short, usual] = [await post(form), await post(form), await post(form)]
    expect([failed.status, short.body['expires_in'], usual.body['expires_in']]).toEqual([503, 5, 180])
  })
})
