import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { Command } from 'commander'
import { addCommands } from '../../../src/rmsync/cli/commands.ts'
import { openService } from '../../../src/rmsync/cli/service-client.ts'
import { type HttpWorld, openHttpWorld } from '../http/http-world.ts'

export interface CommandWorld {
  readonly http: HttpWorld
  /** `DATA_DIR` of rmsync, with the token of the machine. */
  readonly dataDir: string
  readonly url: string
  /** What a command prints, and the status it ends with. */
  run(...words: readonly string[]): Promise<Ran>
  /** The same for one that goes on: it is stopped once what is printed is enough. */
  runUntil(isEnough: (printed: string) => boolean, ...words: readonly string[]): Promise<Ran>
  /** The commands as they are, to be looked at. */
  program(): Command
  close(): Promise<void>
}
interface Ran {
  readonly printed: string
  readonly status: number
}

/** The command line before a listening service of the test. */
export async function openCommandWorld(): Promise<CommandWorld> {
  const http = await openHttpWorld()
  await http.app.listen({ host: 'localhost', port: 0 })
  const url = `http://localhost:${(http.app.server.address() as AddressInfo).port}`
  const dataDir = await mkdtemp(join(tmpdir(), 'rm-panel-cli-'))
  await writeFile(join(dataDir, 'cli.token'), 'karin\n')

  const runUntil = async (isEnough: (printed: string) => boolean, words: readonly string[]): Promise<Ran> => {
    const printed: string[] = []
    let status = 0
    const stopping = new AbortController()
    const take = (text: string): void => {
      printed.push(text)
      if (isEnough(printed.join('\n'))) stopping.abort()
    }
    const output = new Writable({
      write(chunk: Buffer, _encoding, done) {
        take(chunk.toString('utf8'))
        done()
      },
    })
    const service = openService({ url, dataDir, caFile: undefined })
    const program = new Command('rmsync').exitOverride().configureOutput({ writeErr: () => undefined, writeOut: take })
    addCommands(program, {
      print: take,
      output,
      service: () => service,
      fail: (code) => void (status = code),
      stopped: stopping.signal,
      everyMs: 10,
    })
    try {
      await program.parseAsync(words, { from: 'user' })
    } finally {
      await (await service).close()
    }
    return { printed: printed.join('\n'), status }
  }
  const program = (): Command => {
    const words = new Command('rmsync')
    const never = (): never => {
      throw new Error('Nothing is asked here.')
    }
    addCommands(words, {
      print: never,
      output: new Writable(),
      service: never,
      fail: never,
      stopped: new AbortController().signal,
      everyMs: 10,
    })
    return words
  }
  return {
    http,
    program,
    dataDir,
    url,
    run: (...words) => runUntil(() => false, words),
    runUntil: (isEnough, ...words) => runUntil(isEnough, words),
    async close() {
      await http.app.close()
      await rm(dataDir, { recursive: true })
    },
  }
}
