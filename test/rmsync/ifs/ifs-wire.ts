import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { type IfsConnection, type IfsConnectionConfig, openIfsConnection } from '../../../src/rmsync/ifs/ifs-connection.ts'
import { trustAlso } from '../../../src/rmsync/trust-also.ts'
import { makeLocalCertificates, type LocalCertificates } from '../../../src/standins/tls.ts'

interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}
export type Reply =
  { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown } | 'hang-up' | 'silence' | 'half'

/** An HTTPS server that says what a test tells it to, for answers that no well-behaved IFS gives. */
export interface IfsWire {
  readonly ifs: IfsConnection
  /** For another connection to the same server. */
  readonly config: IfsConnectionConfig
  /** Token requests apart from the rest. */
  readonly asked: { readonly tokens: Asked[]; readonly ifs: Asked[] }
  /** Answers in turn; the last one stays. */
  tell(replies: { readonly tokens?: readonly Reply[]; readonly ifs?: readonly Reply[] }): void
  /** Moves the time of the adapter. */
  advance(ms: number): void
  close(): Promise<void>
}

export const token = (name: string): Reply => ({
  status: 200,
  body: { access_token: name, expires_in: 180, token_type: 'Bearer' },
})
const wireStartsAt = Date.parse('2031-01-01T00:00:00Z')

/** @param given certificates where another server of the test must be trusted too */
export async function openIfsWire(options: Partial<IfsConnectionConfig> = {}, given?: LocalCertificates): Promise<IfsWire> {
  const tls = given ?? (await makeLocalCertificates())
  trustAlso(tls.ca)
  const asked: IfsWire['asked'] = { tokens: [], ifs: [] }
  let replies: { tokens: readonly Reply[]; ifs: readonly Reply[] } = { tokens: [token('first')], ifs: [] }
  let now = wireStartsAt

  const server = createServer(tls, (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const kind = request.url === '/token' ? 'tokens' : 'ifs'
      const { method = '', url = '', headers } = request
      asked[kind].push({ method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') })
      const reply = replies[kind][asked[kind].length - 1] ?? replies[kind].at(-1) ?? { status: 500 }
      if (reply === 'hang-up') return request.socket.destroy()
      if (reply === 'silence') return
      if (reply === 'half') {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
        return response.write('{"value":[{"@odata.etag"', () => request.socket.destroy())
      }
      const body = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? null)
      return response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers }).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `https://localhost:${(server.address() as AddressInfo).port}`
  const config: IfsConnectionConfig = {
    ifsUrl: origin,
    tokenUrl: `${origin}/token`,
    clientId: 'RMSYNC',
    clientSecret: 'correct horse',
    now: () => now,
    ...options,
  }
  const ifs = openIfsConnection(config)
  return {
    ifs,
    config,
    asked,
    tell: (next) => {
      replies = { tokens: next.tokens ?? [token('first')], ifs: next.ifs ?? [] }
      asked.tokens.length = 0
      asked.ifs.length = 0
    },
    advance: (ms) => (now += ms),
    close: async () => {
      server.closeAllConnections()
      await Promise.all([ifs.close(), new Promise((resolve) => server.close(resolve))])
    },
  }
}
