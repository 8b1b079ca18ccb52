import type { FastifyInstance } from 'fastify'

export interface RecordedRequest {
  readonly method: string
  /** path and query */
  readonly path: string
  readonly status: number
  readonly at: Date
}

/** Every request that was answered, oldest first. */
export function recordRequests(app: FastifyInstance): readonly RecordedRequest[] {
  const recorded: RecordedRequest[] = []
  app.addHook('onResponse', async (request, reply) => {
    recorded.push({ method: request.method, path: request.url, status: reply.statusCode, at: new Date() })
  })
  return recorded
}
