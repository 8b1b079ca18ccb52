import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const quietMs = 200

/** Keeps a state in a file: read once at the start, written whole a moment after a change and at the end. */
export class StateFile<T> {
  readonly #path: string | undefined
  readonly #take: () => T
  #timer: NodeJS.Timeout | undefined

  constructor(path: string | undefined, take: () => T) {
    this.#path = path
    this.#take = take
  }

  read(): T | undefined {
    if (this.#path === undefined) return undefined
    let text: string
    try {
      text = readFileSync(this.#path, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
    try {
      return JSON.parse(text) as T
    } catch {
      throw new Error(`The saved state of the IFS stand-in in ${this.#path} is not JSON. Delete the file to start with the seed.`)
    }
  }

  changed(): void {
    if (this.#path === undefined || this.#timer !== undefined) return
    this.#timer = setTimeout(() => this.write(), quietMs)
    this.#timer.unref()
  }

  /** Temporary file and rename: a crash leaves the old state or the new one. */
  write(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#path === undefined) return
    mkdirSync(dirname(this.#path), { recursive: true })
    const temporary = `${this.#path}.${process.pid}.tmp`
    writeFileSync(temporary, JSON.stringify(this.#take()))
    renameSync(temporary, this.#path)
  }
}
