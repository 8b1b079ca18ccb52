import { createWriteStream } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CommandFailed } from './service-client.ts'
import type { Terminal } from './terminal.ts'

/** Into a file that is whole or not there, readable by its owner alone; without a name to where the terminal writes. */
export async function save({ print, output }: Terminal, content: Readable, out: string | undefined): Promise<void> {
  if (out === undefined) return pipeline(content, output, { end: false })
  const half = `${out}.part`
  try {
    await pipeline(content, createWriteStream(half, { mode: 0o600 }))
    await rename(half, out)
  } catch (error) {
    await rm(half, { force: true })
    throw new CommandFailed(`${out} could not be written: ${whyNot(error)}`)
  }
  print(`Written to ${out}.`)
}

export const readText = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    throw new CommandFailed(`${path} can not be read: ${whyNot(error)}`)
  })

const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder.',
  EACCES: 'this user may not.',
  EPERM: 'this user may not.',
  EISDIR: 'it is a folder.',
  ENOTDIR: 'a part of the path is no folder.',
  ENOSPC: 'the disk is full.',
  EROFS: 'the disk can only be read.',
}
function whyNot(error: unknown): string {
  const { code = '', message = String(error) } = error as { readonly code?: string; readonly message?: string }
  return words[code] ?? message
}
