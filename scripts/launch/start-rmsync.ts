import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import { Agent, fetch } from 'undici'
import { LaunchError } from './launch-error.ts'

interface RmsyncOptions {
  readonly url: string
  /** PEM of the CA its certificate comes from */
  readonly ca: string
  readonly settings: Readonly<Record<string, string>>
  /** its output is appended here */
  readonly logFile: string
}

interface Rmsync {
  /** resolves when the process ends, for whatever reason */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
  /** lets it finish what it does; after 15 s it is ended */
  stop(): Promise<void>
  /** ends it at once, as a power cut would */
  kill(): Promise<void>
}

const mainFile = fileURLToPath(new URL('../../src/rmsync/main.ts', import.meta.url))
const projectDir = fileURLToPath(new URL('../../', import.meta.url))
const readyWithinMs = 90_000
const pollMs = 200
const stopWithinMs = 15_000

/** rmsync as a process of its own, as in production; resolves once it says that it is ready. */
export async function startRmsync({ url, ca, settings, logFile }: RmsyncOptions): Promise<Rmsync> {
  mkdirSync(dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'a')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', mainFile], {
    cwd: projectDir,
    env: { ...process.env, ...settings },
    stdio: ['ignore', log, log],
    // its own process group: Ctrl-C reaches only us, and we stop it once and before the servers it talks to
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  closeSync(log)
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
    child.once('error', () => resolve({ code: null, signal: null }))
  })
  const endWithUs = (): void => void child.kill('SIGKILL')
  process.once('exit', endWithUs)
  void exited.then(() => process.removeListener('exit', endWithUs))

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (isRunning(child)) child.kill(signal)
    const timer = setTimeout(endWithUs, stopWithinMs)
    await exited
    clearTimeout(timer)
  }
  const rmsync: Rmsync = { exited, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
  try {
    await untilReady(url, ca, child)
    return rmsync
  } catch (error) {
    await rmsync.kill()
    throw new LaunchError(`${(error as Error).message} Its log, ${logFile}, ends with:\n${await lastLines(logFile)}`)
  }
}

const isRunning = (child: ChildProcess): boolean =>
  child.pid !== undefined && child.exitCode === null && child.signalCode === null

async function untilReady(url: string, ca: string, child: ChildProcess): Promise<void> {
  const dispatcher = new Agent({ connect: { ca } })
  const deadline = Date.now() + readyWithinMs
  try {
    while (Date.now() < deadline) {
      if (!isRunning(child)) throw new Error('rmsync ended before it was ready.')
      const response = await fetch(`${url}/health/ready`, { dispatcher, signal: AbortSignal.timeout(5_000) }).catch(
        () => undefined,
      )
      await response?.body?.cancel()
      if (response?.ok === true) return
      await wait(pollMs)
    }
    throw new Error(`rmsync was not ready within ${readyWithinMs / 1000} s.`)
  } finally {
    await dispatcher.close()
  }
}

export async function lastLines(file: string, count = 15): Promise<string> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const length = Math.min(size, 16_384)
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length)
    return buffer
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .slice(-count)
      .map((line) => `  ${line}`)
      .join('\n')
  } finally {
    await handle.close()
  }
}
