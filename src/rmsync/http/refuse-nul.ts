import type { FastifyRequest } from 'fastify'

/** PostgreSQL can not even be asked for a text with NUL in it, and no name, number or id has one: the request is wrong, not the database. */
export async function refuseNul(request: FastifyRequest): Promise<void> {
  const instancePath = [request.params, request.query, request.body].map((part) => pathToNul(part)).find((path) => path !== null)
  if (instancePath === undefined) return Promise.resolve()
  // In the form of a validation error, so that it is answered like one.
  throw Object.assign(new Error('NUL'), { validation: [{ instancePath, message: 'must not contain the character NUL' }] })
}

function pathToNul(part: unknown, path = ''): string | null {
  if (typeof part === 'string') return part.includes('\0') ? path : null
  if (typeof part !== 'object' || part === null) return null
  for (const [name, inner] of Object.entries(part)) {
    const found = pathToNul(inner, `${path}/${name}`)
    if (found !== null) return found
  }
  return null
}
