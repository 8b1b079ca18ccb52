import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTHeaderParameters, type JWTPayload } from 'jose'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createTokenVerifier } from '../../../src/rmsync/identity/token-verifier.ts'
import { trustAlso } from '../../../src/rmsync/trust-also.ts'
import { clients, tenantId } from '../../../src/standins/seed/company.ts'
import { makeLocalCertificates } from '../../../src/standins/tls.ts'

export interface TokenWorld {
  readonly authority: string
  /** How often the keys were asked for. */
  fetches(): number
  /** What the next answers of the keys' address are; null: as it should be. */
  answerKeysWith(answer: { status: number; body: string } | null): void
  publish(...keys: readonly SigningKey[]): void
  verifier(options?: { authority?: string; cooldownMs?: number }): ReturnType<typeof createTokenVerifier>
  goodClaims(): JWTPayload
  /** Nothing listens any more. */
  stopServer(): Promise<void>
}
export interface SigningKey {
  readonly privateKey: CryptoKey
  readonly jwk: JWK & { kid: string }
}

export async function makeKey(kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' } }
}

export const sign = (key: SigningKey, claims: JWTPayload, header: Partial<JWTHeaderParameters> = {}): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.jwk.kid, ...header }).sign(key.privateKey)

export const now = (): number => Math.floor(Date.now() / 1000)

/** A sign-in service of which only the keys are asked, over HTTPS. */
export async function openTokenWorld(key: SigningKey, { isTrusted = true } = {}): Promise<TokenWorld> {
  const { ca, cert, key: tlsKey } = await makeLocalCertificates()
  if (isTrusted) trustAlso(ca)
  let published: readonly JWK[] = [key.jwk]
  let fetched = 0
  let answer: { status: number; body: string } | null = null
  const server = createServer({ cert, key: tlsKey }, (request, response) => {
    fetched++
    const { status, body } =
      request.url === `/${tenantId}/discovery/v2.0/keys`
        ? (answer ?? { status: 200, body: JSON.stringify({ keys: published }) })
        : { status: 404, body: '' }
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const authority = `https://localhost:${(server.address() as AddressInfo).port}/${tenantId}`
  return {
    authority,
    fetches: () => fetched,
    answerKeysWith: (next) => (answer = next),
    publish: (...keys) => (published = keys.map(({ jwk }) => jwk)),
    verifier: (options = {}) =>
      createTokenVerifier({ authority, tenantId, apiClientId: clients.api, callers: [clients.panel], ...options }),
    goodClaims: () => ({
      iss: `${authority}/v2.0`,
      aud: clients.api,
      tid: tenantId,
      oid: '10000000-0000-4000-8000-000000000001',
      sub: 'pairwise',
      azp: clients.panel,
      scp: 'access_as_user',
      roles: ['RmSync.Admin'],
      preferred_username: 'ellen.sandberg@halden.example',
      name: 'Ellen Sandberg',
      ver: '2.0',
      iat: now(),
      nbf: now(),
      exp: now() + 3600,
    }),
    async stopServer() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
