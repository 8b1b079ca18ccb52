import type { FastifyReply, FastifyRequest } from 'fastify'

/** How the network, or what stands between, can spoil an answer. */
export type Breakage = 'reset' | 'timeout' | 'halfBody' | 'malformedJson' | 'wrongContentType'

const page = '<html><head><title>Proxy</title></head><body>The page is not available now.</body></html>'

/** Before anything is done: the connection breaks off, or stays silent until the caller gives up. */
export function breakUnanswered(breakage: 'reset' | 'timeout', request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack()
  if (breakage === 'reset') request.raw.socket.destroy()
}

/**
 * After the request took effect, so that the caller cannot know that it did. Answers what to send instead; undefined when
 * half a body went out and the connection is broken off.
 */
export function spoil(breakage: Breakage, request: FastifyRequest, reply: FastifyReply, payload: string): string | undefined {
  if (breakage === 'wrongContentType') {
    reply.code(200).header('content-type', 'text/html; charset=utf-8')
    return page
  }
  const half = Math.floor(payload.length / 2)
  if (breakage === 'malformedJson') return payload.slice(0, half)
  reply.hijack()
  reply.raw.writeHead(reply.statusCode, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) })
  reply.raw.write(payload.slice(0, half), () => request.raw.socket.destroy())
  return undefined
}
