import { request } from 'node:https'
import type { TLSSocket } from 'node:tls'
import type { Instant } from '../../domain/time-span.ts'
import type { Reached } from '../ports/doctor.ts'

const timeoutMs = 10_000

/** One GET, to see whether somebody answers there, with which certificate, and what time it is for them. */
export const reach = (url: string): Promise<Reached> =>
  new Promise((resolve, reject) => {
    const startedAt = Date.now()
    const asked = request(url, { method: 'GET', timeout: timeoutMs, agent: false }, (answer) => {
      const { valid_to: ends = '' } = (answer.socket as TLSSocket).getPeerCertificate()
      answer.resume()
      resolve({
        status: answer.statusCode ?? 0,
        tookMs: Date.now() - startedAt,
        theirTime: toInstant(answer.headers.date ?? ''),
        certificateEndsAt: toInstant(ends),
      })
    })
    asked.on('timeout', () => asked.destroy(new Error(`No answer within ${timeoutMs / 1000} s.`)))
    asked.on('error', reject)
    asked.end()
  })

const toInstant = (text: string): Instant | null => {
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? null : (at.toISOString().replace(/\.\d+Z$/, 'Z') as Instant)
}
