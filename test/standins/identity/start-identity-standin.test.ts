import { afterEach, describe, expect, it } from '@jest/globals'
import { createRemoteJWKSet, customFetch, decodeJwt, jwtVerify } from 'jose'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clients } from '../../../src/standins/seed/company.ts'
import {
  answerOf,
  apiScope,
  openBrowser,
  panelOrigin,
  panelRequest,
  pkce,
  postToken,
  signInPanel,
  startForTest,
  type Started,
} from './visitor.ts'

const open: Started[] = []
const start = async (...options: Parameters<typeof startForTest>): Promise<Started> => {
  const started = await startForTest(...options)
  open.push(started)
  return started
}
const stop = async (started: Started): Promise<void> => {
  open.splice(open.indexOf(started), 1)
  await started.close()
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((started) => started.close()))
})

const spa = { origin: panelOrigin }
const panelToken = { clientId: clients.panel, scope: apiScope }
const verdict = (started: Started, token: string) =>
  jwtVerify(token, createRemoteJWKSet(new URL(started.standin.jwksUrl), { [customFetch]: started.get as never })).then(
    () => 'good',
    (error: { code: string }) => error.code,
  )

describe('the sign-in stand-in', () => {
  it('does not start in production', async () => {
    const before = process.env['NODE_ENV']
    process.env['NODE_ENV'] = 'production'
    const refusal = await startForTest().catch((error: Error) => error.message)
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
    expect(refusal).toContain('does not start with NODE_ENV=production')
  })

  it('publishes the discovery document with the issuer of the tenant, and the literal {tenantid} for common', async () => {
    const started = await start()
    const issuerAt = async (tenant: string) =>
      (
        (await (await started.get(`${started.standin.url}/${tenant}/v2.0/.well-known/openid-configuration`)).json()) as {
          issuer: string
        }
      ).issuer
    expect([await issuerAt('6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00'), await issuerAt('common')]).toEqual([
      started.standin.issuer,
      `${started.standin.url}/{tenantid}/v2.0`,
    ])
  })

  it('signs with a new key after a rotation and publishes the old one until it is dropped', async () => {
    const started = await start()
    const old = await started.standin.userToken('ellen', panelToken)
    await started.standin.rotateKeys('entra')
    const fresh = await started.standin.userToken('ellen', panelToken)
    const both = [await verdict(started, old), await verdict(started, fresh)]
    await started.standin.rotateKeys('entra', { dropOld: true })
    expect([...both, await verdict(started, old)]).toEqual(['good', 'good', 'ERR_JWKS_NO_MATCHING_KEY'])
  })

  it('twists the next token alone', async () => {
    const started = await start()
    started.standin.twistNextToken('entra', { claims: { ver: '1.0', tid: undefined }, lifetimeSeconds: 1 })
    const [twisted, usual] = [
      decodeJwt(await started.standin.userToken('ellen', panelToken)),
      decodeJwt(await started.standin.userToken('ellen', panelToken)),
    ]
    expect([twisted['ver'], 'tid' in twisted, (twisted.exp ?? 0) - (twisted.iat ?? 0), usual['ver'], 'tid' in usual]).toEqual([
      '1.0',
      false,
      1,
      '2.0',
      true,
    ])
  })

  it.each([
    ['login_required', 'login_required', 'AADSTS50058'],
    ['consent_required', 'interaction_required', 'AADSTS65001'],
    ['mfa_required', 'interaction_required', 'AADSTS50076'],
    ['temporarily_unavailable', 'temporarily_unavailable', 'AADSTS90033'],
  ] as const)('answers the next sign-in with %s on demand', async (fault, error, code) => {
    const started = await start()
    started.standin.failNext('authorize', fault)
    const { members } = answerOf(await openBrowser(started).authorize(panelRequest(pkce().challenge)))
    expect([members['error'], members['error_description']?.slice(0, code.length)]).toEqual([error, code])
  })

  it.each([
    ['login_required', 400, 'invalid_grant', 50173],
    ['consent_required', 400, 'invalid_grant', 65001],
    ['secret_expired', 401, 'invalid_client', 7000222],
    ['temporarily_unavailable', 503, 'temporarily_unavailable', 90033],
    [500, 500, 'server_error', 90000],
  ] as const)(
    'answers the next token request with %s on demand, and the one after as usual',
    async (fault, status, error, code) => {
      const started = await start()
      const { form } = await signInPanel(started, 'ellen')
      started.standin.failNext('token', fault)
      const [failed, usual] = [await postToken(started, form, spa), await postToken(started, form, spa)]
      expect([failed.status, failed.body['error'], failed.body['error_codes'], usual.status]).toEqual([
        status,
        error,
        [code],
        200,
      ])
    },
  )

  it('keeps keys, sessions and refresh tokens in the state file', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'rm-panel-identity-'))
    const stateFile = join(dir, 'cloud', 'identity.json')
    const first = await start({ stateFile })
    const { form, browser } = await signInPanel(first, 'ellen')
    const { body } = await postToken(first, form, spa)
    await stop(first)
    const second = await start({ stateFile })
    const refreshed = await postToken(
      second,
      { grant_type: 'refresh_token', client_id: clients.panel, refresh_token: String(body['refresh_token']) },
      spa,
    )
    const silent = answerOf(
      await openBrowser(second, browser.cookie()).authorize(panelRequest(pkce().challenge, { prompt: 'none' })),
    )
    expect([await verdict(second, String(body['access_token'])), refreshed.status, 'code' in silent.members]).toEqual([
      'good',
      200,
      true,
    ])
    await rm(dir, { recursive: true })
  })

  it('names a state file it cannot read', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'rm-panel-identity-'))
    const stateFile = join(dir, 'identity.json')
    await writeFile(stateFile, '{"half')
    const refusal = await startForTest({ stateFile }).catch((error: Error) => error.message)
    expect(refusal).toBe(`The state file ${stateFile} is not readable as JSON. Delete it to start afresh.`)
    await rm(dir, { recursive: true })
  })
})
