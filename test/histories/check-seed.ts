import fc from 'fast-check'
import type { Histories } from './history.ts'
import { anyPlan, type Played, playHistory } from './play-history.ts'

interface Manner {
  readonly steps: number
  /** Series among the rest. */
  readonly series?: boolean
  /** Looks for the shortest history that goes wrong in the same way; takes its time. */
  readonly shrink: boolean
}

/** One seed is one history. Null when all is well; otherwise the shortest that was found wrong. */
export async function checkSeed(
  histories: Histories,
  seed: number,
  { steps, shrink, series = false }: Manner,
): Promise<Played | null> {
  let worst: Played | null = null
  await fc.check(
    fc.asyncProperty(anyPlan(steps, series), async (plan) => {
      const played = await playHistory(histories, plan)
      if (played.wrong.length > 0) worst = played
      return played.wrong.length === 0
    }),
    { seed, numRuns: 1, endOnFailure: !shrink, interruptAfterTimeLimit: 120_000 },
  )
  return worst
}

/** For whoever has to find out: what is wrong, how to play it again, what happened. */
export const report = (seed: number, { wrong, trace, told }: Played, { log = false, series = false } = {}): string =>
  [
    `Seed ${seed}:`,
    ...wrong.map((line) => `  ✗ ${line}`),
    `  Play it again: npm run soak -- --seed ${seed} --histories 1 --shrink${series ? ' --series' : ''}`,
    ...trace.map((line) => `  | ${line}`),
    ...(log ? told.map((line) => `  > ${line}`) : []),
  ].join('\n')
