import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

const debounceMs = 200

/** A JSON file that follows a state: read once, written whole a moment after each change. */
export interface StateFile<T> {
  readonly found: T | undefined
  changed(): void
  close(): Promise<void>
}

export async function openStateFile<T>(path: string | undefined, current: () => T): Promise<StateFile<T>> {
  if (path === undefined) return { found: undefined, changed: () => undefined, close: async () => undefined }
  const found = await read<T>(path)
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()
  const save = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    // one after the other: two writers of one temporary file would mix their halves
    writing = writing.then(() => write(path, current()))
    return writing
  }
  return {
    found,
    changed() {
      timer ??= setTimeout(() => void save(), debounceMs).unref()
    },
    close: save,
  }
}

async function read<T>(path: string): Promise<T | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as T
  } catch {
    throw new Error(`The state file ${path} is not readable as JSON. Delete it to start afresh.`)
  }
}

async function write(path: string, state: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  // 0600: it holds signing keys, even if of a made-up company
  await writeFile(`${path}.new`, JSON.stringify(state), { mode: 0o600 })
  await rename(`${path}.new`, path)
}
