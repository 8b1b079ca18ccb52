import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import pino from 'pino'
import { prettyFactory } from 'pino-pretty'
import roll from 'pino-roll'
import type { Log } from './ports/service.ts'

export type Level = 'debug' | 'info' | 'warn' | 'error'

/** Files that a person reads, beside the lines on standard output. */
export interface LogFiles {
  readonly folder: string
  /** Each day begins a new file; this many are kept. */
  readonly days: number
  /** A file that grows over it ends early. */
  readonly megabytes: number
}
export interface TextLog extends Log {
  /** Takes effect with the next line. */
  setLevel(level: Level): void
  /** Writes to files from now on, or to others than before. A folder that can not be written to is told on standard output. */
  openFiles(files: LogFiles): Promise<void>
  list(): Promise<readonly LogFile[]>
  /** Null where there is no such file. */
  read(name: string): Promise<Readable | null>
  close(): Promise<void>
}
export interface LogFile {
  readonly name: string
  readonly bytes: number
  readonly changedAt: string
}

/** `2026-11-22 10:42:11.120 WARN  A job failed and will be run again. {"queue":"relay-link","reason":"…"}` */
const toReadable = prettyFactory({
  colorize: false,
  singleLine: true,
  translateTime: 'yyyy-mm-dd HH:MM:ss.l',
  messageFormat: '{msg}',
})
const fileName = /^rmsync\.[\w.-]+\.log$/
const redact = [
  'authorization',
  'token',
  'secret',
  'clientState',
  'password',
  'clientSecret',
  'clientCertificate',
  'smtpUrl',
].flatMap((name) => [name, `*.${name}`])

/** One JSON line each on standard output; what might be a secret is cut out wherever it turns up. */
export function createTextLog(level: Level): TextLog {
  let opened: { readonly folder: string; readonly rolling: Awaited<ReturnType<typeof roll>> } | null = null
  const files = { write: (line: string) => void opened?.rolling.write(toReadable(line)) }
  const log = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact, formatters: { level: (label) => ({ level: label }) } },
    pino.multistream([
      { level: 'debug', stream: pino.destination({ dest: 1, sync: true }) },
      { level: 'debug', stream: files },
    ]),
  )
  const close = async (): Promise<void> => {
    const before = opened
    opened = null
    if (before === null) return
    await new Promise<void>((resolve) => {
      before.rolling.once('close', resolve)
      before.rolling.end()
    })
  }
  return {
    debug: (facts, message) => {
      log.debug(facts, message)
    },
    info: (facts, message) => {
      log.info(facts, message)
    },
    warn: (facts, message) => {
      log.warn(facts, message)
    },
    error: (facts, message) => {
      log.error(facts, message)
    },
    setLevel: (next) => {
      log.level = next
    },
    async openFiles({ folder, days, megabytes }) {
      await close()
      try {
        const rolling = await roll({
          file: join(folder, 'rmsync'),
          extension: '.log',
          frequency: 'daily',
          dateFormat: 'yyyy-MM-dd',
          size: megabytes,
          mkdir: true,
          sync: true,
          // Names of people stand in it: for its owner and group alone.
          mode: 0o640,
          limit: { count: days, removeOtherLogFiles: true },
        })
        rolling.on('error', (error) => {
          process.stderr.write(`The text log file can not be written: ${error.message}\n`)
        })
        opened = { folder, rolling }
      } catch (error) {
        log.error(
          { folder, reason: error instanceof Error ? error.message : String(error) },
          'There are no text log files: the folder can not be written to.',
        )
      }
    },
    async list() {
      if (opened === null) return []
      const { folder } = opened
      const found = await Promise.all(
        (await readdir(folder))
          .filter((name) => fileName.test(name))
          .map(async (name) => {
            const { size, mtime } = await stat(join(folder, name))
            return { name, bytes: size, changedAt: mtime.toISOString() }
          }),
      )
      return found.toSorted((a, b) => b.changedAt.localeCompare(a.changedAt))
    },
    async read(name) {
      if (opened === null || !fileName.test(name)) return null
      const path = join(opened.folder, name)
      return (await stat(path).catch(() => null))?.isFile() === true ? createReadStream(path) : null
    },
    close,
  }
}
