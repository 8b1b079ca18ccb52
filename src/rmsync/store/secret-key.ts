import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, stat, unlink, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** AES-256-GCM; the name of what is sealed is bound to it, so that one secret can not be put in the place of another. */
export interface SecretKey {
  seal(name: string, text: string): string
  /** Throws when it was sealed with another key, for another name, or was changed. */
  open(name: string, sealed: string): string
}

const form = /^v1\.([\w-]+)\.([\w-]+)\.([\w-]+)$/

export function createSecretKey(key: Buffer): SecretKey {
  return {
    seal(name, text) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name))
      const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return ['v1', ...[iv, cipher.getAuthTag(), content].map((part) => part.toString('base64url'))].join('.')
    },
    open(name, sealed) {
      const [, iv = '', tag = '', content = ''] = form.exec(sealed) ?? []
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'))
        decipher.setAAD(Buffer.from(name)).setAuthTag(Buffer.from(tag, 'base64url'))
        return decipher.update(Buffer.from(content, 'base64url'), undefined, 'utf8') + decipher.final('utf8')
      } catch (error) {
        throw new Error(
          `${name} was encrypted with another key. Enter it again, or give rmsync the key file it was saved with.`,
          {
            cause: error,
          },
        )
      }
    },
  }
}

/** The key of a file; made at the first start, for its owner alone to read. */
export async function loadSecretKey(path: string): Promise<SecretKey> {
  await mkdir(dirname(path), { recursive: true })
  if ((await stat(path).catch(() => null)) === null) await makeKeyFile(path)
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64')
  if (key.length === 32) return createSecretKey(key)
  throw new Error(
    `${path} holds no key of 32 bytes in base64. Put the right file there; without it the stored secrets have to be entered again.`,
  )
}

/** Whole or not at all, and never over one that another process has just made. */
async function makeKeyFile(path: string): Promise<void> {
  const made = `${path}.${randomUUID()}`
  await writeFile(made, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true })
  try {
    await link(made, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await unlink(made)
  }
}
