import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { clients, people, tenantId } from '../../../src/standins/seed/company.ts'
import { otherTenantId } from '../../../src/standins/seed/other-tenant.ts'
import {
  answerOf,
  apiScope,
  authorizeUrl,
  graphOrigin,
  openBrowser,
  panelOrigin,
  panelRequest,
  pkce,
  postToken,
  rmsyncSecret,
  signInPanel,
  startForTest,
  webClient,
  type Started,
} from './visitor.ts'

let started: Started
let now: Date
beforeEach(async () => {
  now = new Date('2026-11-23T09:00:00Z')
  started = await startForTest({ now: () => now })
})
afterEach(() => started.close())

const ellen = people[0]
const spa = { origin: panelOrigin }
const passMs = (ms: number): void => void (now = new Date(now.getTime() + ms))
const codesOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [
  status,
  body['error'],
  body['error_codes'],
]

describe('a code of the panel', () => {
  it('becomes an access token for the API, an ID token for the panel and a refresh token for a day', async () => {
    const { form } = await signInPanel(started, 'ellen')
    const { status, body } = await postToken(started, form, spa)
    const { access_token: accessToken, id_token: idToken, ...rest } = body
    const seconds = now.getTime() / 1000
    expect(status).toBe(200)
    expect(rest).toEqual({
      token_type: 'Bearer',
      scope: `${apiScope} openid profile`,
      expires_in: 4000,
      ext_expires_in: 4000,
      refresh_token: expect.any(String),
      refresh_token_expires_in: 86_400,
      client_info: Buffer.from(JSON.stringify({ uid: ellen?.oid, utid: tenantId })).toString('base64url'),
    })
    expect(decodeProtectedHeader(String(accessToken))).toEqual({ typ: 'JWT', alg: 'RS256', kid: expect.any(String) })
    expect(decodeJwt(String(accessToken))).toEqual({
      iss: `${started.standin.url}/${tenantId}/v2.0`,
      aud: clients.api,
      tid: tenantId,
      oid: ellen?.oid,
      sub: expect.any(String),
      azp: clients.panel,
      azpacr: '0',
      scp: 'access_as_user',
      preferred_username: 'ellen.sandberg@halden.example',
      name: 'Ellen Sandberg',
      ver: '2.0',
      uti: expect.any(String),
      iat: seconds,
      nbf: seconds,
      exp: seconds + 4000,
    })
    const id = decodeJwt(String(idToken))
    expect([id.aud, id['nonce'], id['login_hint'], id['oid']]).toEqual([
      clients.panel,
      'the-nonce',
      `O.${Buffer.from(ellen?.oid ?? '').toString('base64url')}`,
      ellen?.oid,
    ])
    expect(id.sub).not.toBe(decodeJwt(String(accessToken)).sub)
  })

  it('carries the roles of an administrator', async () => {
    const { form } = await signInPanel(started, 'karin')
    const { body } = await postToken(started, form, spa)
    expect(decodeJwt(String(body['access_token']))['roles']).toEqual(['RmSync.Admin'])
  })

  it('is refused at the second use', async () => {
    const { form } = await signInPanel(started, 'ellen')
    await postToken(started, form, spa)
    expect(codesOf(await postToken(started, form, spa))).toEqual([400, 'invalid_grant', [54005]])
  })

  it('is refused after a minute', async () => {
    const { form } = await signInPanel(started, 'ellen')
    passMs(60_000)
    expect(codesOf(await postToken(started, form, spa))).toEqual([400, 'invalid_grant', [70008]])
  })

  it.each([
    ['another verifier', { code_verifier: 'x'.repeat(43) }, [400, 'invalid_grant', [501481]]],
    ['another address', { redirect_uri: `${panelOrigin}/admin/` }, [400, 'invalid_client', [500112]]],
    ['another application', { client_id: clients.outlook }, [400, 'invalid_grant', [700005]]],
    ['a made-up code', { code: 'made-up' }, [400, 'invalid_grant', [9002313]]],
  ])('is refused with %s', async (_, more, expected) => {
    const { form } = await signInPanel(started, 'ellen')
    expect(codesOf(await postToken(started, { ...form, ...more }, spa))).toEqual(expected)
  })

  it('is refused without an Origin and from the origin of another application', async () => {
    const refusals = []
    for (const headers of [{}, { origin: 'https://evil.example' }, { origin: 'https://localhost:9444' }]) {
      const { form } = await signInPanel(started, 'ellen')
      refusals.push(codesOf(await postToken(started, form, headers)))
    }
    expect(refusals).toEqual([
      [400, 'invalid_request', [9002327]],
      [400, 'invalid_request', [9002326]],
      [400, 'invalid_request', [9002326]],
    ])
  })

  it('gives people of another tenant tokens of that tenant', async () => {
    const { verifier, challenge } = pkce()
    const answer = answerOf(await openBrowser(started).choose(authorizeUrl(started, panelRequest(challenge), 'common'), 'vera'))
    const { form } = await signInPanel(started, 'ellen')
    const { body } = await postToken(
      started,
      { ...form, code: answer.members['code'] ?? '', code_verifier: verifier },
      spa,
      'common',
    )
    const { iss, tid } = decodeJwt(String(body['access_token']))
    expect([iss, tid]).toEqual([`${started.standin.url}/${otherTenantId}/v2.0`, otherTenantId])
  })
})

describe('a refresh token of the panel', () => {
  it('gives a new one whose day still ends with the first', async () => {
    const { form } = await signInPanel(started, 'ellen')
    const first = await postToken(started, form, spa)
    const refresh = (token: unknown) =>
      postToken(started, { grant_type: 'refresh_token', client_id: clients.panel, refresh_token: String(token) }, spa)
    passMs(23 * 60 * 60_000)
    const second = await refresh(first.body['refresh_token'])
    passMs(60 * 60_000)
    const late = await refresh(second.body['refresh_token'])
    expect(second.body['refresh_token']).not.toBe(first.body['refresh_token'])
    expect([second.body['refresh_token_expires_in'], codesOf(late)]).toEqual([3600, [400, 'invalid_grant', [700084]]])
  })

  it('is refused without the Origin of the panel', async () => {
    const { form } = await signInPanel(started, 'ellen')
    const { body } = await postToken(started, form, spa)
    const refused = await postToken(started, {
      grant_type: 'refresh_token',
      client_id: clients.panel,
      refresh_token: String(body['refresh_token']),
    })
    expect(codesOf(refused)).toEqual([400, 'invalid_request', [9002327]])
  })
})

describe('client_credentials', () => {
  const form = {
    grant_type: 'client_credentials',
    client_id: clients.rmsync,
    client_secret: rmsyncSecret,
    scope: `${graphOrigin}/.default`,
  }

  it('gives an application token with the granted roles and no scp', async () => {
    const { body } = await postToken(started, form)
    const { aud, azp, azpacr, idtyp, roles, scp } = decodeJwt(String(body['access_token']))
    expect({ aud, azp, azpacr, idtyp, roles, scp, expires_in: body['expires_in'], refresh_token: body['refresh_token'] }).toEqual(
      {
        aud: graphOrigin,
        azp: clients.rmsync,
        azpacr: '1',
        idtyp: 'app',
        roles: ['Calendars.ReadWrite', 'User.Read.All', 'MailboxSettings.ReadWrite'],
        scp: undefined,
        expires_in: 3599,
        refresh_token: undefined,
      },
    )
  })

  it('takes the secret as Basic too, form-encoded', async () => {
    const basic = [webClient.clientId, webClient.secret].map((part) => encodeURIComponent(part)).join(':')
    const { status } = await postToken(
      started,
      { grant_type: 'client_credentials', scope: form.scope },
      { authorization: `Basic ${Buffer.from(basic).toString('base64')}` },
    )
    expect(status).toBe(200)
  })

  it.each([
    ['a wrong secret', { client_secret: 'wrong' }, {}, [401, 'invalid_client', [7000215]]],
    ['a single permission', { scope: `${graphOrigin}/Calendars.ReadWrite` }, {}, [400, 'invalid_scope', [1002012]]],
    ['an unknown resource', { scope: 'https://nobody.example/.default' }, {}, [400, 'invalid_resource', [500011]]],
    ['an Origin', {}, { origin: panelOrigin }, [400, 'invalid_request', [9002326]]],
    ['an unknown application', { client_id: 'nobody' }, {}, [400, 'unauthorized_client', [700016]]],
    ['another grant', { grant_type: 'password' }, {}, [400, 'unsupported_grant_type', [70003]]],
  ])('is refused with %s', async (_, more, headers, expected) => {
    expect(codesOf(await postToken(started, { ...form, ...more }, headers as Record<string, string>))).toEqual(expected)
  })

  it('is refused without a secret', async () => {
    const { client_secret: _, ...bare } = form
    expect(codesOf(await postToken(started, bare))).toEqual([401, 'invalid_client', [7000218]])
  })
})

describe('the token endpoint', () => {
  it('names what is missing, and takes JSON for a request without parameters', async () => {
    const json = await started.get(`${started.standin.authority}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"client_id":1}',
    })
    const body = (await json.json()) as Record<string, unknown>
    expect({ status: json.status, ...body }).toEqual({
      status: 400,
      error: 'invalid_request',
      error_description: expect.stringMatching(
        /^AADSTS900144: .*'client_id'.* Trace ID: .* Correlation ID: .* Timestamp: 2026-11-23 09:00:00Z$/,
      ),
      error_codes: [900144],
      timestamp: '2026-11-23 09:00:00Z',
      trace_id: expect.any(String),
      correlation_id: expect.any(String),
    })
  })

  it('lets only pages registered as SPA read its answers', async () => {
    const preflight = async (origin: string) =>
      (
        await started.get(`${started.standin.authority}/oauth2/v2.0/token`, {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'POST' },
        })
      ).headers.get('access-control-allow-origin')
    expect([await preflight(panelOrigin), await preflight('https://evil.example')]).toEqual([panelOrigin, null])
  })

  it('remembers who asked what', async () => {
    const { form } = await signInPanel(started, 'ellen')
    await postToken(started, form, spa)
    const at = now.toISOString()
    const base = `/${tenantId}/oauth2/v2.0`
    expect(started.standin.requests()).toEqual([
      { method: 'GET', path: `${base}/authorize`, status: 200, at },
      { method: 'POST', path: `${base}/pick`, status: 303, at, who: 'ellen' },
      { method: 'POST', path: `${base}/token`, status: 200, at, who: 'ellen' },
    ])
  })
})
