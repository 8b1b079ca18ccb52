import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { openDatabase } from '../../../src/rmsync/store/database.ts'
import { startPostgres, type Postgres } from '../../support/start-postgres.ts'
import { describeFairness } from './fairness-contract.ts'
import { killWorkerInTheMiddle } from './kill-worker.ts'
import { describeQueue } from './queue-contract.ts'
import type { RelayJob } from '../../../src/rmsync/ports/jobs.ts'
import { notingWork, openQueueWorld, relayJob, until } from './queue-world.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.close())

const open = async () => {
  const databaseUrl = await postgres.createDatabase()
  return { database: await openDatabase({ databaseUrl }), databaseUrl }
}
describeQueue('PostgreSQL', open)
describeFairness('PostgreSQL', open)

it('the job of a killed worker is taken by another once its heartbeat is old, and not before', async () => {
  const databaseUrl = await postgres.createDatabase()
  await killWorkerInTheMiddle({ databaseUrl })
  const database = await openDatabase({ databaseUrl })
  const before = await openQueueWorld(database, databaseUrl)
  expect((await before.jobs('a')).map(({ state }) => state)).toEqual(['active'])
  await before.queue.stop()

  // The clock of the database can not be moved: the heartbeat is made older instead.
  await sql`update queue.job set heartbeat_on = now() - interval '11 seconds' where state = 'active'`.execute(database.db)
  const world = await openQueueWorld(database, databaseUrl)
  const { work, done } = notingWork()
  await world.queue.work(work)
  await until(() => done.length > 0)
  await world.idle()
  expect([done, world.complaints]).toEqual([['a'], []])
  await world.queue.stop()
  await database.close()
})

it('[S135] two services on one database do each job once, and no link at the same time', async () => {
  const databaseUrl = await postgres.createDatabase()
  const database = await openDatabase({ databaseUrl })
  const worlds = [await openQueueWorld(database, databaseUrl), await openQueueWorld(database, databaseUrl)]
  const running = new Map<string, number>()
  const ran: string[] = []
  let together = 0
  const relay = async (jobs: readonly RelayJob[]): Promise<void> => {
    for (const { linkId } of jobs) {
      running.set(linkId, (running.get(linkId) ?? 0) + 1)
      together = Math.max(together, running.get(linkId) ?? 0)
    }
    await new Promise((resolve) => setImmediate(resolve))
    for (const { linkId } of jobs) running.set(linkId, (running.get(linkId) ?? 1) - 1)
    ran.push(...jobs.map((job) => job.linkId))
  }
  const [first] = worlds
  await first!.store.transaction(async (tx) => {
    for (let number = 0; number < 200; number++) await tx.enqueueRelay(relayJob(`link-${number}`, `mailbox-${number % 7}`))
  })
  for (const world of worlds) await world.queue.work(notingWork({ 'relay-link': relay }).work)
  await first!.idle()
  expect([ran.length, new Set(ran).size, together, worlds.flatMap((world) => world.complaints)]).toEqual([200, 200, 1, []])
  for (const world of worlds) await world.queue.stop()
  await database.close()
})
