import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { checkSeed, report } from './check-seed.ts'
import { type Histories, openHistories } from './history.ts'

const histories = 40
const steps = 30
/** The same each time; `npm run soak -- --series` plays others. */
const firstSeed = 1

describe('whatever people do with series, and the network and the power meanwhile', () => {
  let world: Histories
  beforeAll(async () => {
    world = await openHistories()
  }, 120_000)
  afterAll(() => world.close())

  it(`each date of a linked series has one activity that says what Outlook says, in ${histories} histories of ${steps} steps`, async () => {
    const failures: string[] = []
    for (let seed = firstSeed; seed < firstSeed + histories && failures.length < 3; seed++) {
      const played = await checkSeed(world, seed, { steps, shrink: false, series: true })
      if (played !== null) failures.push(report(seed, played, { series: true }))
    }
    expect(failures.join('\n')).toBe('')
  }, 300_000)
})
