import type { AddressInfo } from 'node:net'
import { createServer, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface WebhookReceiver {
  readonly url: string
  readonly received: { readonly headers: NodeJS.Dict<string | string[]>; readonly body: string }[]
  /** How the next calls are answered; after them with 204. */
  answerNext(...answers: ((response: ServerResponse) => void)[]): void
  close(): Promise<void>
}

/** Somebody's webhook, over real HTTPS. */
export async function startWebhookReceiver(tls: { key: string; cert: string } | null): Promise<WebhookReceiver> {
  const received: WebhookReceiver['received'] = []
  const next: ((response: ServerResponse) => void)[] = []
  const listener: Parameters<typeof createServer>[1] = (request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (part: string) => (body += part))
    request.on('end', () => {
      received.push({ headers: request.headers, body })
      const answer = next.shift()
      if (answer === undefined) response.writeHead(204).end()
      else answer(response)
    })
  }
  const server = tls === null ? createServer({}, listener) : createSecureServer(tls, listener)
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    url: `${tls === null ? 'http' : 'https'}://localhost:${(server.address() as AddressInfo).port}/hooks/T0P-key`,
    received,
    answerNext: (...answers) => void next.push(...answers),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export interface MailReceiver {
  readonly port: number
  readonly received: {
    readonly from: string
    readonly to: readonly string[]
    readonly secure: boolean
    readonly message: string
  }[]
  close(): Promise<void>
}

/** A company's mail server, which takes mail of `rmsync` with its password only. */
export async function startMailReceiver(options: SMTPServerOptions): Promise<MailReceiver> {
  const received: MailReceiver['received'] = []
  const server = new SMTPServer({
    onAuth: ({ username, password }, _session, done) => {
      if (username === 'rmsync' && password === 'pass word') done(null, { user: username })
      else done(new Error('Invalid username or password'))
    },
    onData: (stream, session, done) => {
      let message = ''
      stream.setEncoding('utf8').on('data', (part: string) => (message += part))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          secure: session.secure,
          message,
        })
        done()
      })
    },
    closeTimeout: 50,
    ...options,
  })
  // A client that does not trust the certificate hangs up: the test looks at what the client says of it.
  server.on('error', () => undefined)
  const listening = server.listen(0, 'localhost')
  await new Promise((resolve) => listening.once('listening', resolve))
  return {
    port: (listening.address() as AddressInfo).port,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
