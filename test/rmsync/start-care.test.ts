import { beforeEach, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { joinCare } from '../../src/rmsync/start-care.ts'
import type { WorkQueue } from '../../src/rmsync/queue/start-queue.ts'
import { aReview, ellen, jonas, openWorld, type World } from '../support/world.ts'

let world: World
let asked: string[]
beforeEach(async () => {
  world = await openWorld()
  asked = []
})
/** One start of the service, with a queue that notes what it is asked for. */
const start = (care = world.ports.care) => {
  const note =
    (what: string) =>
    (key = ''): Promise<void> =>
      Promise.resolve(void asked.push(`${what} ${key}`.trim()))
  const queue = {
    pullDelta: note('pull'),
    keepSubscription: note('keep'),
    keepSubscriptions: () => note('keep-all')(),
    reconcileLinks: note('reconcile'),
    rebuildLinks: note('rebuild'),
    waiting: () => Promise.resolve(new Map()),
  } as unknown as WorkQueue
  return joinCare({ ...world.ports, care, urls: () => null, syncCycleMs: () => 300_000 }, queue)
}
const asks = (what: string) => asked.filter((text) => text.startsWith(what)).sort()

describe('a start', () => {
  it('[S47] looks at every active mailbox, and only once', async () => {
    const care = start()
    await care.begin()
    await care.representativesChanged()
    await care.beginDueRounds()
    expect(asks('pull')).toEqual([`pull ${ellen.mailboxId}`, `pull ${jonas.mailboxId}`])
    await start().begin()
    await care.beginDueRounds()
    expect(asks('pull')).toHaveLength(4)
  })

  it('[S137] with a database that knows nothing looks for marks in every mailbox, once', async () => {
    await world.link()
    await sql`truncate links, log_rows`.execute(world.database.db)
    const care = start()
    await care.representativesChanged()
    expect(asks('rebuild')).toEqual([`rebuild ${ellen.mailboxId}`, `rebuild ${jonas.mailboxId}`])
    await care.representativesChanged()
    await start().representativesChanged()
    expect(asks('rebuild')).toHaveLength(2)
    await care.work['rebuild-links'](ellen.mailboxId)
    expect(await world.store.linkByEvent(ellen.mailboxId, aReview.eventId)).not.toBeNull()
  })

  it('with links in the database looks for no marks by itself, and does when asked', async () => {
    await world.link()
    const care = start()
    await care.representativesChanged()
    const before = asks('rebuild').length
    expect([before, await care.rebuildLinks(), asks('rebuild').length]).toEqual([0, 2, 2])
  })

  it('waits with it until it knows who there is', async () => {
    await world.store.saveRepresentatives([])
    const care = start()
    await care.representativesChanged()
    await world.store.saveRepresentatives([ellen])
    await care.representativesChanged()
    expect(asks('rebuild')).toEqual([`rebuild ${ellen.mailboxId}`])
  })
})

it('tells the freshness of one and of all', async () => {
  const care = start()
  await care.representativesChanged()
  await care.work['pull-delta'](ellen.mailboxId)
  const all = await care.freshness()
  const one = await care.freshness(jonas.mailboxId)
  expect([all.map(({ name, state }) => [name, state.code]), one.map(({ name }) => name)]).toEqual([
    [
      ['Ellen Sandberg', 'current'],
      ['Jonas Ekström', 'not-yet'],
    ],
    ['Jonas Ekström'],
  ])
})

it('counts the delays of everybody once a minute, however often it is asked, and remembers no failure', async () => {
  let counted = 0
  let fails = true
  const delaysSince: typeof world.ports.care.delaysSince = (since) => {
    counted++
    return fails ? Promise.reject(new Error('The database is gone.')) : world.ports.care.delaysSince(since)
  }
  const care = start({ ...world.ports.care, delaysSince })
  await expect(care.freshness()).rejects.toThrow('The database is gone.')
  fails = false
  await care.freshness()
  await care.freshness()
  world.moveClock('2026-11-23T08:01:00Z')
  await care.freshness()
  expect(counted).toBe(3)
})
