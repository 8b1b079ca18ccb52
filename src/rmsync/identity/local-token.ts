import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { SignedInPerson, TokenVerifier } from '../ports/sign-in.ts'

const person: SignedInPerson = { objectId: 'command-line', name: 'Command line', email: '', roles: ['RmSync.Admin'] }

/** For the command line on this machine: whoever may read the file may administer rmsync. A new one at each start. */
export async function makeLocalToken(path: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await mkdir(dirname(path), { recursive: true })
  // Several processes may begin at once in one folder: each writes a file of its own.
  const written = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(written, `${token}\n`, { mode: 0o600 })
  await rename(written, path)
  return token
}

export function withLocalToken<Tokens extends TokenVerifier>(tokens: Tokens, token: string): Tokens {
  const expected = digest(`Bearer ${token}`)
  return {
    ...tokens,
    verify: async (authorization) =>
      timingSafeEqual(digest(authorization ?? ''), expected) ? person : tokens.verify(authorization),
  }
}
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
