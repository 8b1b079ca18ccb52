import { timingSafeEqual } from 'node:crypto'
import type { Caller } from './access-token.ts'
import { ODataError } from './odata/odata-error.ts'

/** A user of IFS Applications 10 that signs in with a password. */
export interface BasicUser {
  readonly user: string
  readonly password: string
}

/**
 * HTTP Basic, of Applications 10 at its `int` entrance; IFS Cloud has it off (ifs.md §3.1, 3.3). Null where the request brings
 * something else.
 */
export function readBasic(authorization: string | undefined, users: readonly BasicUser[]): Caller | null {
  const [, encoded] = /^Basic ([\w+/=-]+)$/i.exec(authorization ?? '') ?? []
  if (encoded === undefined) return null
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const at = text.indexOf(':')
  const [given, password] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
  // IFS writes users in capitals, whatever they type
  const found = users.find(({ user }) => user.toUpperCase() === given.toUpperCase())
  if (found !== undefined && isSame(found.password, password)) return { client: found.user, user: found.user }
  throw new ODataError(401, 'UNAUTHORIZED', 'User and password are not accepted.', [], {
    'www-authenticate': 'Basic realm="IFS"',
  })
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}
