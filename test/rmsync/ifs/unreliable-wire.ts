import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { Agent, request } from 'undici'
import type { LocalCertificates } from '../../../src/standins/tls.ts'

/** What befalls one request on its way: the answer lost, a 504 with the work done or not done, or the request arriving twice. */
export const mishaps = ['answer-lost', 'timeout-applied', 'timeout-not-applied', 'doubled'] as const
export type Mishap = (typeof mishaps)[number]

interface Passing {
  readonly method: string
  readonly body: string
}
interface Answer {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

/** Between the adapter and IFS: passes everything on, but for what a test lets happen to one request. */
export interface UnreliableWire {
  readonly url: string
  befall(mishap: Mishap, when: (passing: Passing) => boolean): void
  /** True once the mishap took place. */
  befell(): boolean
  close(): Promise<void>
}

export const isWrite = ({ method, body }: Passing): boolean =>
  method === 'PATCH' || method === 'DELETE' || /^(POST|PATCH|DELETE) \S+ HTTP/m.test(body)

const timeout: Answer = {
  status: 504,
  contentType: 'application/json',
  body: JSON.stringify({ error: { code: 'ODP_OPERATION_TIMEOUT', message: 'Operation did not complete in the expected time.' } }),
}

export async function openUnreliableWire(target: string, tls: LocalCertificates): Promise<UnreliableWire> {
  const agent = new Agent({ connect: { ca: tls.ca } })
  let planned: { mishap: Mishap; when: (passing: Passing) => boolean } | null = null

  const server = createServer(tls, (incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const passing = { method: incoming.method ?? '', body: Buffer.concat(chunks).toString('utf8') }
      const { host: _, connection: __, 'content-length': ___, ...headers } = incoming.headers
      const forward = async (): Promise<Answer> => {
        const ask = { dispatcher: agent, method: passing.method as 'GET', headers, body: passing.body || null }
        const answer = await request(`${target}${incoming.url ?? ''}`, ask)
        const contentType = String(answer.headers['content-type'] ?? 'application/json')
        return { status: answer.statusCode, contentType, body: await answer.body.text() }
      }
      const mishap = planned?.when(passing) === true ? planned.mishap : null
      if (mishap !== null) planned = null
      void pass(mishap, forward).then((answer) =>
        answer === null
          ? incoming.socket.destroy()
          : response.writeHead(answer.status, { 'content-type': answer.contentType }).end(answer.body),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    befall: (mishap, when) => {
      planned = { mishap, when }
    },
    befell: () => planned === null,
    close: async () => {
      server.closeAllConnections()
      await Promise.all([agent.close(), new Promise((resolve) => server.close(resolve))])
    },
  }
}

/** Null: no answer at all. */
async function pass(mishap: Mishap | null, forward: () => Promise<Answer>): Promise<Answer | null> {
  if (mishap === 'timeout-not-applied') return timeout
  const answer = await forward()
  if (mishap === 'answer-lost') return null
  if (mishap === 'timeout-applied') return timeout
  return mishap === 'doubled' ? forward() : answer
}
