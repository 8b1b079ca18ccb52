import { startQueue } from '../../../src/rmsync/queue/start-queue.ts'
import { openDatabase } from '../../../src/rmsync/store/database.ts'
import { createStore } from '../../../src/rmsync/store/store.ts'
import { notingWork, relayJob } from './queue-world.ts'

/** A worker that takes a job, says so, and never ends: for a test to kill. Its argument is where the database is. */
const where = JSON.parse(process.argv[2] ?? '') as { databaseUrl: string } | { folder: string }
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const database = await openDatabase(where)
const queue = await startQueue(database.pglite === null ? (where as { databaseUrl: string }) : { pglite: database.pglite }, quiet)
await createStore(database.db, queue.writer).transaction((tx) => tx.enqueueRelay(relayJob('a')))
const taken = (): Promise<void> => {
  process.stdout.write('taken\n')
  return new Promise(() => undefined)
}
await queue.work(notingWork({ 'relay-link': taken }).work)
