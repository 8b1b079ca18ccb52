import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { checkSeed, report } from './check-seed.ts'
import { type Histories, openHistories } from './history.ts'

const steps = 30

/**
 * Plays so many histories, from this seed on. Other histories each time would find more, and would fail a change that has nothing to do
 * with it: `npm run soak` does that. All of `npm test` are 500, in files of their own for the workers to share.
 */
export function describeHistories(firstSeed: number, histories: number): void {
  describe('whatever people, the network and the power do', () => {
    let world: Histories
    beforeAll(async () => {
      world = await openHistories()
    }, 120_000)
    afterAll(() => world.close())

    it(`IFS says what Outlook says once it is quiet, nothing is lost, doubled or told, in ${histories} histories of ${steps} steps`, async () => {
      const failures: string[] = []
      for (let seed = firstSeed; seed < firstSeed + histories && failures.length < 3; seed++) {
        const played = await checkSeed(world, seed, { steps, shrink: false })
        if (played !== null) failures.push(report(seed, played))
      }
      expect(failures.join('\n')).toBe('')
    }, 600_000)
  })
}
