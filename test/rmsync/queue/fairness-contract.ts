import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { RelayJob } from '../../../src/rmsync/ports/jobs.ts'
import type { Database } from '../../../src/rmsync/store/database.ts'
import { clearJobs, notingWork, openQueueWorld, relayJob, until, type QueueWorld } from './queue-world.ts'

/** Mailboxes do not stand in each other's way, on any database. */
export function describeFairness(name: string, open: () => Promise<{ database: Database; databaseUrl?: string }>): void {
  describe(`turns of mailboxes on ${name}`, () => {
    let database: Database
    let world: QueueWorld
    let databaseUrl: string | undefined
    beforeAll(async () => {
      ;({ database, databaseUrl } = await open())
    })
    beforeEach(async () => {
      world = await openQueueWorld(database, databaseUrl)
      await clearJobs(database)
    })
    afterEach(() => world.queue.stop())
    afterAll(() => database.close())

    const flood = (mailboxId: string, changes: number): Promise<void> =>
      world.store.transaction(async (tx) => {
        for (let number = 0; number < changes; number++) await tx.enqueueRelay(relayJob(`${mailboxId} ${number}`, mailboxId))
      })
    /** Batches in the order in which they were begun, as the mailboxes in them. */
    const batchesUntil = async (mailboxId: string): Promise<readonly (readonly string[])[]> => {
      const batches: string[][] = []
      const relay = async (jobs: readonly RelayJob[]): Promise<void> => {
        batches.push(jobs.map((job) => job.mailboxId))
        return Promise.resolve()
      }
      await world.queue.work(notingWork({ 'relay-link': relay }).work)
      await until(() => batches.some((batch) => batch.includes(mailboxId)), 60_000)
      return batches.slice(
        0,
        batches.findIndex((batch) => batch.includes(mailboxId)),
      )
    }

    it('[R61] two thousand changes of one mailbox let the one of another go first after a few batches', async () => {
      await flood('busy', 2000)
      await flood('quiet', 1)
      expect((await batchesUntil('quiet')).length).toBeLessThan(4)
    }, 120_000)

    it('[R61] several busy mailboxes together do the same', async () => {
      for (const busy of ['busy-1', 'busy-2', 'busy-3', 'busy-4', 'busy-5']) await flood(busy, 120)
      await flood('quiet', 1)
      // Each of the five may have its first turn; none has its second one before.
      expect((await batchesUntil('quiet')).length).toBeLessThanOrEqual(8)
    }, 120_000)

    it('[R61] a mailbox whose changes hang holds one worker, not all of them', async () => {
      const gate = Promise.withResolvers<void>()
      const begun: string[] = []
      const relay = async (jobs: readonly RelayJob[]): Promise<void> => {
        begun.push(...jobs.map((job) => job.mailboxId))
        if (jobs.some((job) => job.mailboxId.startsWith('hanging'))) await gate.promise
      }
      const begunOf = (mailboxId: string): number => begun.filter((one) => one === mailboxId).length
      await world.queue.work(notingWork({ 'relay-link': relay }).work)
      // While every worker rests: the notice of the first change wakes all of them at once.
      for (const mailboxId of ['hanging-1', 'hanging-2', 'hanging-3']) {
        await flood(mailboxId, 100)
        await until(() => begunOf(mailboxId) > 0)
      }
      await flood('quiet', 3)
      await until(() => begunOf('quiet') === 3)
      expect(['hanging-1', 'hanging-2', 'hanging-3'].map(begunOf)).toEqual([20, 20, 20])
      gate.resolve()
    })

    it('tells how many changes of each mailbox wait, and since when', async () => {
      await flood('busy', 3)
      await world.store.transaction(async (tx) => {
        const early = relayJob('early', 'quiet')
        await tx.enqueueRelay({ ...early, noticedAt: '2026-11-23T07:00:00Z' as typeof early.noticedAt }, 60_000)
      })
      expect(new Map(await world.queue.waiting())).toEqual(
        new Map([
          ['busy', { changes: 3, since: '2026-11-23T08:00:00Z' }],
          ['quiet', { changes: 1, since: '2026-11-23T07:00:00Z' }],
        ]),
      )
      const { work } = notingWork()
      await world.queue.work(work)
      await until(async () => (await world.queue.waiting()).size === 1)
    })

    it('[S133] what hangs is taken over after its time, and what comes of the first attempt then counts for nothing', async () => {
      const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      const begun: string[] = []
      const relay = async (jobs: readonly RelayJob[]): Promise<void> => {
        begun.push(...jobs.map((job) => job.linkId))
        await gates[begun.length - 1]?.promise
      }
      await world.queue.work(notingWork({ 'relay-link': relay }).work)
      await world.enqueue('a')
      await until(() => begun.length === 1)
      // The clock of the database can not be moved: the begin is made older instead.
      await sql`update queue.job set started_on = now() - interval '11 minutes' where state = 'active'`.execute(database.db)
      await until(() => begun.length === 2, 60_000)
      gates[0]?.resolve()
      // The first attempt ends while the second one runs: the job is still the second one's.
      await world.enqueue('b')
      await until(() => begun.length === 3)
      expect((await world.jobs('a')).map(({ state }) => state)).toEqual(['active'])
      gates[1]?.resolve()
      await world.idle()
      expect(begun).toEqual(['a', 'a', 'b'])
    }, 120_000)
  })
}
