import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createGraphCalendar, type GraphCalendarConfig } from '../../../src/rmsync/graph/graph-calendar.ts'
import { trustAlso } from '../../../src/rmsync/trust-also.ts'
import { makeLocalCertificates } from '../../../src/standins/tls.ts'

export interface Asked {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: unknown
}
export interface Scripted {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Text is sent as it is, everything else as JSON. */
  readonly body?: unknown
  /** How the answer goes wrong on the wire: never sent, connection cut before it, cut in its middle. */
  readonly breaks?: 'silence' | 'reset' | 'half'
}
type Script = (asked: Asked) => Scripted | Promise<Scripted>

/** A server that says what a test wants said, for what no well-behaved Graph would say. Its token endpoint is `/token`. */
export async function startScriptedGraph() {
  const certificates = await makeLocalCertificates()
  trustAlso(certificates.ca)
  let script: Script = () => ({ status: 500 })
  let sign: (count: number) => Scripted = (count) => ({ body: { access_token: `token-${count}`, expires_in: 3600 } })
  const asked: Asked[] = []
  const signIns: Asked[] = []
  const server = createServer({ key: certificates.key, cert: certificates.cert }, async (received, answer) => {
    let text = ''
    for await (const chunk of received) text += String(chunk)
    const { method = '', url: path = '', headers } = received
    if (path === '/token') {
      signIns.push({ method, path, headers, body: text })
      return send(sign(signIns.length))
    }
    const request: Asked = { method, path, headers, body: text === '' ? undefined : JSON.parse(text) }
    asked.push(request)
    return send(await script(request))

    function send({ status = 200, headers: more = {}, body, breaks }: Scripted): void {
      const content = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
      if (breaks === 'silence') return
      if (breaks === 'reset') return void received.socket.destroy()
      if (breaks === 'half') {
        answer.writeHead(status, { 'content-length': String(content.length) })
        answer.write(content.slice(0, content.length / 2), () => received.socket.destroy())
        return
      }
      answer.writeHead(status, { 'content-type': 'application/json', ...more }).end(content)
    }
  })
  const url = await listen(server)
  const calendars: { close(): Promise<void> }[] = []
  return {
    url,
    asked,
    signIns,
    answers: (next: Script) => {
      script = next
      asked.length = 0
    },
    signsIn: (next: (count: number) => Scripted) => {
      sign = next
    },
    calendar: (config: Partial<GraphCalendarConfig> = {}) => {
      const made = createGraphCalendar({
        graphUrl: url,
        tokenUrl: `${url}/token`,
        clientId: 'rmsync-of-the-test',
        clientSecret: 'its-secret',
        // No jitter, so that a back-off takes no time.
        random: () => 0,
        ...config,
      })
      calendars.push(made)
      return made
    },
    close: async () => {
      server.closeAllConnections()
      await Promise.all(calendars.map((calendar) => calendar.close()))
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return `https://localhost:${(server.address() as AddressInfo).port}`
}
