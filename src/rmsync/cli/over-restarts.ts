import { setTimeout as wait } from 'node:timers/promises'
import { NoAnswer } from './service-client.ts'
import type { Terminal } from './terminal.ts'

const mostMs = 300_000

/** What is followed goes on over a restart of rmsync, as it does itself; after five minutes without an answer it is told. */
export async function overRestarts<Answer>(
  { stopped, everyMs }: Pick<Terminal, 'stopped' | 'everyMs'>,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  for (const deadline = Date.now() + mostMs; ;) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof NoAnswer) || stopped.aborted || Date.now() > deadline) throw error
      await wait(everyMs, undefined, { signal: stopped }).catch(() => undefined)
    }
  }
}
