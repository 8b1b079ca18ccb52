import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import { Agent, fetch } from 'undici'

const projectDir = fileURLToPath(new URL('../../', import.meta.url))
const mainFile = fileURLToPath(new URL('../../src/rmsync/main.ts', import.meta.url))
const readyWithinMs = 120_000

/** One address in front of several processes, in turn, as a load balancer is: whoever is down is passed over. */
export async function startFront(ports: readonly number[]): Promise<{ port: number; close(): Promise<void> }> {
  let turn = 0
  const server = createServer((socket) => {
    const tryNext = (left: number): void => {
      const port = ports[turn++ % ports.length] ?? 0
      const behind = connect(port, 'localhost')
      let isThere = false
      behind.once('connect', () => {
        isThere = true
        socket.pipe(behind)
        behind.pipe(socket)
      })
      behind.on('error', () => {
        if (isThere || left === 0) socket.destroy()
        else tryNext(left - 1)
      })
      socket.on('error', () => behind.destroy())
      socket.on('close', () => behind.destroy())
    }
    tryNext(ports.length - 1)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.close()
      await Promise.resolve()
    },
  }
}

/** rmsync as a process of its own, started without waiting for anything: it may be killed before it is ready. */
export class RmsyncChild {
  readonly #settings: Readonly<Record<string, string>>
  readonly #logFile: string
  #child: ChildProcess | null = null

  constructor(settings: Readonly<Record<string, string>>, logFile: string) {
    this.#settings = settings
    this.#logFile = logFile
  }

  start(): void {
    const log = openSync(this.#logFile, 'a')
    this.#child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', mainFile], {
      cwd: projectDir,
      env: { ...process.env, ...this.#settings },
      stdio: ['ignore', log, log],
    })
    closeSync(log)
  }

  /** As a power cut would. False when it had ended by itself, which it never may. */
  kill(): Promise<boolean> {
    return this.#end('SIGKILL')
  }

  /** Lets it finish what it does. */
  stop(): Promise<boolean> {
    return this.#end('SIGTERM')
  }

  async #end(signal: NodeJS.Signals): Promise<boolean> {
    const child = this.#child
    this.#child = null
    if (child === null) return true
    if (child.exitCode !== null || child.signalCode !== null) return false
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
    return true
  }

  async ready(ca: string): Promise<void> {
    const dispatcher = new Agent({ connect: { ca } })
    const deadline = Date.now() + readyWithinMs
    try {
      for (;;) {
        const answer = await fetch(`https://localhost:${this.#settings['PORT']}/health/ready`, { dispatcher }).catch(() => null)
        await answer?.body?.cancel()
        if (answer?.ok === true) return
        if (Date.now() > deadline) throw new Error(`rmsync is not ready; its log is ${this.#logFile}.`)
        await wait(100)
      }
    } finally {
      await dispatcher.close()
    }
  }
}
