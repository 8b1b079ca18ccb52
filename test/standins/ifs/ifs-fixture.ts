import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { Agent, request } from 'undici'
import { type IfsStandin, type IfsStandinOptions, startIfsStandin } from '../../../src/standins/ifs/start-ifs-standin.ts'
import { type LocalCertificates, makeLocalCertificates } from '../../../src/standins/tls.ts'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  /** parsed; null when the body is no JSON */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- every test names the members that it expects
  readonly body: any
}

export interface IfsFixture {
  readonly ifs: IfsStandin
  readonly ca: string
  token(claims?: JWTPayload, lifetime?: string): Promise<string>
  /** any address of the server, with a good token unless the headers say otherwise */
  send(method: string, path: string, options?: { headers?: Record<string, string>; body?: unknown }): Promise<Answer>
  /** the same inside a projection: `BusinessActivityHandling/BusinessActivities` */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  close(): Promise<void>
}

/** Sunday, so that the review and its look-alike lie on Monday the 23rd. */
const sunday = new Date('2026-11-22T12:00:00Z')
export const services = '/main/ifsapplications/projection/v1'
export const activities = 'BusinessActivityHandling/BusinessActivities'

/** @param given certificates where a server of the test must be trusted too */
export async function openIfs(options: Partial<IfsStandinOptions> = {}, given?: LocalCertificates): Promise<IfsFixture> {
  const { ca, cert, key } = given ?? (await makeLocalCertificates())
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'realm', alg: 'RS256' }] })
  const realm = createServer({ key, cert }, (_request, response) => response.end(jwks))
  await new Promise<void>((listening) => realm.listen(0, 'localhost', listening))
  const issuer = `https://localhost:${(realm.address() as AddressInfo).port}`
  const closeRealm = () => new Promise((closed) => realm.close(closed).closeAllConnections())
  const ifs = await startIfsStandin({
    port: 0,
    tls: { key, cert },
    ca,
    issuer,
    jwksUrl: issuer,
    seed: true,
    now: secondsApart(),
    ...options,
  }).catch(async (error: unknown) => {
    await closeRealm()
    throw error
  })
  const agent = new Agent({ connect: { ca } })
  const token = (claims: JWTPayload = {}, lifetime = '180s') =>
    new SignJWT({ iss: issuer, azp: 'RMSYNC', typ: 'Bearer', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'realm' })
      .setExpirationTime(lifetime)
      .sign(privateKey)
  const good = await token()
  const send: IfsFixture['send'] = async (method, path, { headers = {}, body } = {}) => {
    const answer = await request(`${ifs.url}${path}`, {
      dispatcher: agent,
      method: method as 'GET',
      headers: { authorization: `Bearer ${good}`, ...headers },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    })
    const text = await answer.body.text()
    return { status: answer.statusCode, headers: answer.headers, text, body: jsonOrNull(text) }
  }
  return {
    ifs,
    ca,
    token,
    send,
    ask: (method, path, body, headers = {}) =>
      send(method, `${services}/${path.replace('/', '.svc/')}`, {
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        body,
      }),
    close: async () => {
      await agent.close()
      await ifs.close()
      await closeRealm()
    },
  }
}

export const one = (activityNo: string): string => `${activities}(ActivityNo='${activityNo}')`

/** Complete enough to be taken. */
export const meeting = {
  Description: 'Kick-off',
  StartDate: '2026-12-01T09:00:00Z',
  EndDate: '2026-12-01T10:00:00Z',
  ConnectionType: 'Customer',
  ConnectionId: '10045',
  ActivityType: 'Meeting',
  MainRepresentativeId: 'ELSA',
}

/** ETags tell seconds apart, so each look at the clock is a second later. */
function secondsApart(): () => Date {
  let ms = sunday.getTime()
  return () => new Date((ms += 1000))
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
