import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { Agent, fetch } from 'undici'
import {
  startGraphStandin,
  type GraphStandin,
  type GraphStandinOptions,
} from '../../../src/standins/graph/start-graph-standin.ts'
import { people } from '../../../src/standins/seed/company.ts'
import { makeLocalCertificates, type LocalCertificates } from '../../../src/standins/tls.ts'

export const ellen = people[0]!
export const jonas = people[1]!
export const amir = people[2]!
const allRoles = ['Calendars.ReadWrite', 'User.Read.All', 'MailboxSettings.ReadWrite']

export interface Answer {
  readonly status: number
  readonly headers: Headers
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the wire is what is being tested
  readonly body: any
}

export interface CallOptions {
  readonly body?: unknown
  readonly headers?: Record<string, string>
  readonly token?: string | null
}

/** A small issuer with a key of its own, and the stand-in that trusts it. */
export interface GraphFixture {
  readonly graph: GraphStandin
  readonly tls: LocalCertificates
  call(method: string, path: string, options?: CallOptions): Promise<Answer>
  token(claims?: { roles?: string[]; aud?: string; azp?: string; iss?: string; expiresAt?: number }): Promise<string>
  restart(): Promise<void>
  close(): Promise<void>
}

export async function startFixture(options: Partial<GraphStandinOptions> = {}): Promise<GraphFixture> {
  const tls = await makeLocalCertificates()
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const issuerServer = await listen(
    createServer(tls, (_request, response) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] })),
    ),
  )
  const issuer = `https://localhost:${(issuerServer.address() as AddressInfo).port}`
  const agent = new Agent({ connect: { ca: tls.ca } })
  const start = () =>
    startGraphStandin({ port: 0, tls, ca: tls.ca, issuer, jwksUrl: `${issuer}/keys`, people, seed: false, ...options })
  const first = await start().catch(async (error: unknown) => {
    await shut(issuerServer)
    throw error
  })
  const fixture = { graph: first, usual: '' }
  const token: GraphFixture['token'] = ({
    roles = allRoles,
    aud = fixture.graph.url,
    azp = 'app-one',
    iss = issuer,
    expiresAt,
  } = {}) =>
    new SignJWT({ roles, azp, idtyp: 'app' })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(iss)
      .setAudience(aud)
      .setIssuedAt()
      .setExpirationTime(expiresAt ?? '1h')
      .sign(privateKey)
  fixture.usual = await token()
  return {
    get graph() {
      return fixture.graph
    },
    tls,
    token,
    call: async (method, path, { body, headers = {}, token: given = fixture.usual } = {}) => {
      const url = path.startsWith('https:') ? path : `${fixture.graph.url}${path}`
      const answer = await fetch(url, {
        method,
        dispatcher: agent,
        headers: {
          ...(given !== null && { authorization: `Bearer ${given}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      const text = await answer.text()
      return {
        status: answer.status,
        headers: answer.headers as unknown as Headers,
        body: text === '' ? undefined : JSON.parse(text),
      }
    },
    restart: async () => {
      await fixture.graph.close()
      fixture.graph = await start()
      fixture.usual = await token()
    },
    close: async () => {
      await fixture.graph.close()
      await agent.close()
      await shut(issuerServer)
    },
  }
}

/** An HTTPS receiver of notifications: echoes the handshake, keeps what it gets, answers as told. */
export interface Receiver {
  readonly url: string
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the wire is what is being tested
  readonly posts: { status: number; body: any }[]
  /** statuses of the next posts; 202 after them */
  readonly next: number[]
  /** every change notification that was answered with 2xx */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the wire is what is being tested
  accepted(): any[]
  readonly handshakes: { path: string; contentType: string | undefined }[]
  close(): Promise<void>
}

export async function startReceiver(
  tls: LocalCertificates,
  echo: (token: string) => { status: number; type: string; text: string } = (text) => ({ status: 200, type: 'text/plain', text }),
): Promise<Receiver> {
  const posts: Receiver['posts'] = []
  const next: number[] = []
  const handshakes: Receiver['handshakes'] = []
  const server = await listen(
    createServer(tls, (request, response) => {
      const url = new URL(request.url ?? '', 'https://localhost')
      const token = url.searchParams.get('validationToken')
      if (token !== null) {
        handshakes.push({ path: url.pathname, contentType: request.headers['content-type'] })
        const { status, type, text } = echo(token)
        response.writeHead(status, { 'content-type': type }).end(text)
        return
      }
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const status = next.shift() ?? 202
        posts.push({ status, body: JSON.parse(Buffer.concat(chunks).toString()) })
        response.writeHead(status).end()
      })
    }),
  )
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}/notify`,
    posts,
    next,
    handshakes,
    accepted: () => posts.filter(({ status }) => status < 300).flatMap(({ body }) => body.value),
    close: () => shut(server),
  }
}

/** Polls a condition until it holds or the deadline passes. */
export async function until(condition: () => boolean | Promise<boolean>, withinMs = 5000): Promise<void> {
  const deadline = Date.now() + withinMs
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('The condition did not come true in time.')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export const meeting = (more: Record<string, unknown> = {}) => ({
  subject: 'Visit',
  start: { dateTime: '2026-12-01T10:00:00', timeZone: 'W. Europe Standard Time' },
  end: { dateTime: '2026-12-01T11:00:00', timeZone: 'W. Europe Standard Time' },
  ...more,
})

function listen(server: Server): Promise<Server> {
  return new Promise((resolve) => server.listen(0, 'localhost', () => resolve(server)))
}

function shut(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
