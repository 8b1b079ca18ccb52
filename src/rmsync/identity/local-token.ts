import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { SignedInPerson, TokenVerifier } from '../ports/sign-in.ts'

const person: SignedInPerson = { objectId: 'command-line', name: 'Command line', email: '', roles: ['RmSync.Admin'] }

/** For the command line on this machine: whoever may read the file may administer rmsync. A new one at each start. */
export async function makeLocalToken(path: string): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  await mkdir(dirname(path), { recursive: true })
  // Several processes may begin at once in one folder: each writes a file of its own.
  const written = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(written, `${token}\n`, { mode: 0o600 })
  await rename(written, path)
}

/** What stands in the file counts: of several processes of one folder each knows the token that the last one to start made. */
export function withLocalToken<Tokens extends TokenVerifier>(tokens: Tokens, path: string): Tokens {
  return {
    ...tokens,
    verify: async (authorization) => {
      const shown = localToken.exec(authorization ?? '')?.[1]
      return shown !== undefined && (await isIn(path, shown)) ? person : tokens.verify(authorization)
    },
  }
}
/** 32 bytes; a token of Microsoft is longer and has dots, and costs no look at the file. */
const localToken = /^Bearer ([\w-]{43})$/

async function isIn(path: string, shown: string): Promise<boolean> {
  const token = (await readFile(path, 'utf8').catch(() => '')).trim()
  return token !== '' && timingSafeEqual(digest(shown), digest(token))
}
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
