import { AsyncLocalStorage } from 'node:async_hooks'
import type { Kysely } from 'kysely'
import { type JobWriter, keyOfMark } from '../../src/rmsync/ports/jobs.ts'
import type { CareStore } from '../../src/rmsync/ports/care.ts'
import type { Store } from '../../src/rmsync/ports/store.ts'
import { createCareStore } from '../../src/rmsync/store/care-store.ts'
import { createStore } from '../../src/rmsync/store/store.ts'
import type { Tables } from '../../src/rmsync/store/tables.ts'
import type { HistoryClock } from './clock.ts'
import type { Job, JobList } from './job-list.ts'
import { type Life, mortal } from './life.ts'

const statementMs = 10

type Written = { readonly job: Job; readonly dueAt: number }[]

/** The real stores of one process. Jobs written inside a transaction come into the list when it commits, and not otherwise. */
export function mortalStores(
  db: Kysely<Tables>,
  jobs: JobList,
  clock: HistoryClock,
  life: Life,
): { store: Store; care: CareStore } {
  const inTransaction = new AsyncLocalStorage<Written>()
  const write = (job: Job, delayMs: number): Promise<void> => {
    inTransaction.getStore()?.push({ job, dueAt: clock.ms() + delayMs })
    return Promise.resolve()
  }
  const writer: JobWriter = {
    relay: (work, delayMs) => write({ name: 'relay-link', key: work.linkId, work }, delayMs),
    series: (work, delayMs) => write({ name: 'relay-series', key: work.seriesLinkId, work }, delayMs),
    mark: (work, delayMs) => write({ name: 'mark-link', key: keyOfMark(work), work }, delayMs),
  }
  const committing = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const written: Written = []
    const result = await inTransaction.run(written, work)
    for (const { job, dueAt } of written) jobs.add(job, dueAt)
    return result
  }
  const store = createStore(db, writer)
  const care = createCareStore(db, writer)
  const inOneTransaction: CareStore['advance'] = (...given) => committing(() => care.advance(...given))
  return {
    store: {
      ...mortal(store, life, statementMs),
      transaction: (work) =>
        life.call(
          () => committing(() => store.transaction((tx) => work(mortal(tx, life, statementMs)).finally(() => life.point()))),
          statementMs,
        ),
    },
    care: mortal({ ...care, advance: inOneTransaction }, life, statementMs),
  }
}
