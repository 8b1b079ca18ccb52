import { LaunchError } from './launch-error.ts'

export interface Run {
  say(text: string): void
  /** undone in reverse order when the run ends, however it ends */
  onStop(stop: () => Promise<void>): void
  /** ends the run with this reason and exit code 1 */
  fail(reason: string): void
}

const longestStopMs = 30_000
/**
 * One Ctrl-C can arrive twice: from the terminal, and once more through npm, which passes it on. close-with-grace takes the second
 * for impatience and ends at once, so the few lines it would save are written here.
 */
const oneKeyPressMs = 1_000

/** Starts something, keeps it until Ctrl-C or a failure, and takes it down in order. Exit code 0 unless it failed. */
export async function runUntilStopped(start: (run: Run) => Promise<'running' | 'done'>): Promise<void> {
  const stops: (() => Promise<void>)[] = []
  const say = (text: string): void => void process.stdout.write(`${text}\n`)
  let stoppingSince: number | undefined

  async function end(exitCode: number, farewell?: string): Promise<void> {
    if (stoppingSince !== undefined) return
    stoppingSince = Date.now()
    setTimeout(() => {
      process.stderr.write(
        `Not everything stopped within ${longestStopMs / 1000} s. It is ended now; nothing that was stored is lost.\n`,
      )
      process.exit(1)
    }, longestStopMs).unref()
    let code = exitCode
    for (const stop of stops.splice(0).reverse()) {
      await stop().catch((error: Error) => {
        code = 1
        process.stderr.write(`${error.stack ?? error.message}\n`)
      })
    }
    if (farewell !== undefined) say(farewell)
    process.exit(code)
  }
  function fail(error: Error): void {
    process.stderr.write(`\n${error instanceof LaunchError ? error.message : (error.stack ?? error.message)}\n`)
    void end(1)
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stoppingSince === undefined) say('\nStopping.')
      else if (Date.now() - stoppingSince > oneKeyPressMs) process.exit(1)
      void end(0, 'Stopped.')
    })
  }
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', (reason) => fail(reason instanceof Error ? reason : new Error(String(reason))))
  try {
    const outcome = await start({ say, onStop: (stop) => stops.push(stop), fail: (reason) => fail(new LaunchError(reason)) })
    if (outcome === 'done') await end(0)
  } catch (error) {
    fail(error as Error)
  }
}
