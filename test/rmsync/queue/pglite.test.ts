import { expect, it } from '@jest/globals'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../../src/rmsync/store/database.ts'
import { openEmbedded } from '../../support/open-embedded.ts'
import { describeFairness } from './fairness-contract.ts'
import { killWorkerInTheMiddle } from './kill-worker.ts'
import { describeQueue } from './queue-contract.ts'
import { notingWork, openQueueWorld, until } from './queue-world.ts'

describeQueue('the embedded PGlite', async () => ({ database: await openEmbedded() }))
describeFairness('the embedded PGlite', async () => ({ database: await openEmbedded() }))

it('the job of a killed process is taken again at the next start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rm-panel-queue-'))
  await killWorkerInTheMiddle({ folder })
  const database = await openDatabase({ folder })
  const world = await openQueueWorld(database)
  const { work, done } = notingWork()
  await world.queue.work(work)
  await until(() => done.length > 0)
  await world.idle()
  expect([done, world.complaints]).toEqual([['a'], []])
  await world.queue.stop()
  await database.close()
  await rm(folder, { recursive: true })
})
