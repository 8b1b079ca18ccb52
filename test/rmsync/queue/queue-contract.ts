import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { MailboxId } from '../../../src/domain/ids.ts'
import type { RelayJob } from '../../../src/rmsync/ports/jobs.ts'
import type { Database } from '../../../src/rmsync/store/database.ts'
import { clearJobs, markJob, notingWork, openQueueWorld, relayJob, until, type QueueWorld } from './queue-world.ts'

/** What rmsync relies on, on any database. */
export function describeQueue(name: string, open: () => Promise<{ database: Database; databaseUrl?: string }>): void {
  describe(`the queue on ${name}`, () => {
    let database: Database
    let databaseUrl: string | undefined
    let world: QueueWorld
    beforeAll(async () => {
      ;({ database, databaseUrl } = await open())
    })
    beforeEach(async () => {
      world = await openQueueWorld(database, databaseUrl)
      await clearJobs(database)
    })
    afterEach(async () => {
      await world.queue.stop()
      expect(world.complaints).toEqual([])
    })
    afterAll(() => database.close())

    it('knows nothing of a job whose transaction was rolled back', async () => {
      const failing = world.store.transaction(async (tx) => {
        await tx.enqueueRelay(relayJob('rolled back'))
        await tx.enqueueMark(markJob('rolled back'))
        throw new Error('The work failed.')
      })
      await expect(failing).rejects.toThrow('The work failed.')
      await world.enqueue('committed')
      expect(await world.jobs()).toMatchObject([{ name: 'relay-link', state: 'created' }])
      const { work, done } = notingWork()
      await world.queue.work(work)
      await world.idle()
      expect(done).toEqual(['committed'])
    })

    it('hands each job to its own use case, with what it is about', async () => {
      const relayed: RelayJob[] = []
      const { work, done } = notingWork({ 'relay-link': async (jobs) => void relayed.push(...jobs) })
      await world.store.transaction(async (tx) => {
        await tx.enqueueRelay(relayJob('a'))
        await tx.enqueueMark(markJob('a'))
      })
      await world.queue.pullDelta('mailbox-ellen' as MailboxId)
      await world.queue.keepSubscriptions()
      await world.queue.refreshRepresentatives()
      await world.queue.completeIntents()
      await world.queue.work(work)
      await world.idle()
      expect([relayed, done.toSorted()]).toEqual([
        [relayJob('a')],
        ['complete-intents', 'keep-subscriptions', 'mark a', 'pull mailbox-ellen', 'refresh-representatives'],
      ])
    })

    it('lets repeats of one key collapse into the job that waits', async () => {
      await world.enqueue('a', 'a', 'b')
      await world.enqueue('a')
      for (let round = 0; round < 3; round++) {
        await world.queue.pullDelta('mailbox-ellen' as MailboxId)
        await world.queue.completeIntents()
      }
      const { work, done } = notingWork()
      await world.queue.work(work)
      await world.idle()
      expect(done.flatMap((text) => text.split(/ (?=[ab]$)/)).toSorted()).toEqual([
        'a',
        'b',
        'complete-intents',
        'pull mailbox-ellen',
      ])
    })

    it('gives what is noticed while a job runs one run of its own', async () => {
      const gate = Promise.withResolvers<void>()
      const runs: string[] = []
      const relay = async (jobs: readonly RelayJob[]): Promise<void> => {
        runs.push(...jobs.map((job) => job.linkId))
        await gate.promise
      }
      await world.queue.work(notingWork({ 'relay-link': relay }).work)
      await world.enqueue('a')
      await until(() => runs.length === 1)
      await world.enqueue('a', 'a')
      await world.enqueue('a')
      expect((await world.jobs('a')).map(({ state }) => state)).toEqual(['active', 'created'])
      gate.resolve()
      await world.idle()
      expect(runs).toEqual(['a', 'a'])
    })

    it('lets delayed jobs wait until they are due', async () => {
      const startedAt = Date.now()
      let ranAt = 0
      const relay = async (jobs: readonly RelayJob[]): Promise<void> => {
        if (jobs.some((job) => job.linkId === 'soon')) ranAt = Date.now()
      }
      await world.queue.work(notingWork({ 'relay-link': relay }).work)
      await world.store.transaction(async (tx) => {
        await tx.enqueueRelay(relayJob('later'), 3_600_000)
        await tx.enqueueRelay(relayJob('soon'), 300)
      })
      await until(() => ranAt > 0)
      expect(ranAt - startedAt).toBeGreaterThanOrEqual(300)
      expect(await world.jobs('later')).toEqual([
        { name: 'relay-link', state: 'created', waitsMs: expect.closeTo(3_600_000, -5) },
      ])
    })

    it('[S47] runs a job that waits for a retry as soon as something new is noticed, with what it was about', async () => {
      const relayed: RelayJob[] = []
      await world.store.transaction((tx) => tx.enqueueRelay({ ...relayJob('parked'), attempt: 4 }, 3_600_000))
      await world.queue.work(notingWork({ 'relay-link': async (jobs) => void relayed.push(...jobs) }).work)
      await world.enqueue('parked')
      await until(() => relayed.length > 0)
      await world.idle()
      expect(relayed).toEqual([{ ...relayJob('parked'), attempt: 4 }])
      await expect(
        world.store.transaction(async (tx) => {
          await tx.enqueueRelay(relayJob('rolled back'), 3_600_000)
          await tx.enqueueRelay(relayJob('rolled back'))
          throw new Error('The work failed.')
        }),
      ).rejects.toThrow('The work failed.')
      expect(await world.jobs('rolled back')).toEqual([])
    })

    it('gives relay jobs out in batches of at most 20, each once', async () => {
      const links = Array.from({ length: 45 }, (_, index) => `link-${index}`)
      await world.enqueue(...links)
      const { work, done } = notingWork()
      await world.queue.work(work)
      await world.idle()
      const batches = done.map((text) => text.split(' '))
      expect(batches.flat().toSorted()).toEqual(links.toSorted())
      expect(Math.max(...batches.map((batch) => batch.length))).toBe(20)
    })

    it('gives a job again whose work was thrown off, and says so', async () => {
      let runs = 0
      const mark = (): Promise<void> => (++runs === 1 ? Promise.reject(new Error('Thrown off.')) : Promise.resolve())
      await world.store.transaction((tx) => tx.enqueueMark(markJob('a')))
      await world.queue.work(notingWork({ 'mark-link': mark }).work)
      await until(async () => (await world.jobs('a')).some(({ state }) => state === 'completed'))
      expect([runs, world.complaints.splice(0)]).toEqual([2, ['A job failed and will be run again.']])
    })

    it('lets the running job finish when it stops, and leaves what waits in the database', async () => {
      const gate = Promise.withResolvers<void>()
      const begun: string[] = []
      let finished = false
      const pull = async (mailboxId: MailboxId): Promise<void> => {
        begun.push(mailboxId)
        await gate.promise
        finished = true
      }
      await world.queue.work(notingWork({ 'pull-delta': pull }).work)
      await world.queue.pullDelta('running' as MailboxId)
      await until(() => begun.length === 1)
      const stopped = world.queue.stop()
      // Due once everything has stopped: what is due before that may still be taken by a worker that was just looking.
      await world.store.transaction((tx) => tx.enqueueRelay(relayJob('waiting'), 4_000))
      gate.resolve()
      await stopped
      expect({ finished, begun, running: await world.jobs('running'), waiting: await world.jobs('waiting') }).toMatchObject({
        finished: true,
        begun: ['running'],
        running: [{ state: 'completed' }],
        waiting: [{ state: 'created' }],
      })
      world = await openQueueWorld(database, databaseUrl)
      const { work, done } = notingWork()
      await world.queue.work(work)
      await until(() => done.length > 0)
      expect(done).toEqual(['waiting'])
    })
  })
}
