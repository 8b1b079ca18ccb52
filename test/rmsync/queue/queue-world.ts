import { sql } from 'kysely'
import { setTimeout as wait } from 'node:timers/promises'
import type { EventId, LinkId, MailboxId, ActivityNo } from '../../../src/domain/ids.ts'
import type { Instant } from '../../../src/domain/time-span.ts'
import type { MarkJob, RelayJob } from '../../../src/rmsync/ports/jobs.ts'
import type { Log } from '../../../src/rmsync/ports/service.ts'
import type { Store } from '../../../src/rmsync/ports/store.ts'
import { startQueue, type QueueWork, type WorkQueue } from '../../../src/rmsync/queue/start-queue.ts'
import type { Database } from '../../../src/rmsync/store/database.ts'
import { createStore } from '../../../src/rmsync/store/store.ts'

export interface QueueWorld {
  readonly queue: WorkQueue
  readonly store: Store
  /** What the queue complained of. */
  readonly complaints: string[]
  /** Jobs by queue and state, of one key or of all. */
  jobs(key?: string): Promise<readonly { name: string; state: string; waitsMs: number }[]>
  enqueue(...linkIds: readonly string[]): Promise<void>
  /** Resolves when nothing waits that is due and nothing runs. */
  idle(): Promise<void>
}

/** A queue as rmsync starts it, on a database that is there already. */
export async function openQueueWorld(database: Database, databaseUrl?: string): Promise<QueueWorld> {
  const complaints: string[] = []
  const complain = (_facts: object, message: string) => void complaints.push(message)
  const log: Log = { debug: () => undefined, info: () => undefined, warn: complain, error: complain }
  const where = database.pglite === null ? { databaseUrl: databaseUrl ?? '' } : { pglite: database.pglite }
  const queue = await startQueue(where, log)
  const store = createStore(database.db, queue.writer)
  const jobs = async (key?: string) => {
    const rows = await sql<{ name: string; state: string; key: string; waits_ms: number }>`
      select name, state::text as state, singleton_key as key,
        greatest(0, extract(epoch from start_after - now()) * 1000)::float8 as waits_ms
      from queue.job where name not like '\\_\\_%' order by created_on`.execute(database.db)
    return rows.rows
      .filter((row) => key === undefined || row.key === key)
      .map(({ name, state, waits_ms }) => ({ name, state, waitsMs: waits_ms }))
  }
  return {
    queue,
    store,
    complaints,
    jobs,
    enqueue: (...linkIds) =>
      store.transaction(async (tx) => {
        for (const linkId of linkIds) await tx.enqueueRelay(relayJob(linkId))
      }),
    idle: () => until(async () => (await jobs()).every(({ state, waitsMs }) => state === 'completed' || waitsMs > 0)),
  }
}

export async function clearJobs({ db }: Database): Promise<void> {
  await sql`delete from queue.job`.execute(db)
}

export const relayJob = (linkId: string, mailboxId = 'mailbox-ellen'): RelayJob => ({
  linkId: linkId as LinkId,
  mailboxId: mailboxId as MailboxId,
  noticedAt: '2026-11-23T08:00:00Z' as Instant,
  noticedBy: 'notification',
  correlationId: 'correlation-1',
  attempt: 1,
})

export const markJob = (linkId: string): MarkJob => ({
  linkId: linkId as LinkId,
  mailboxId: 'mailbox-ellen' as MailboxId,
  eventId: 'event-1' as EventId,
  activityNo: '1001' as ActivityNo,
  category: 'IFS CRM',
  attempt: 1,
})

/** Work that only notes what it was given, with what a test wants to be different. */
export function notingWork(changes: Partial<QueueWork> = {}): { work: QueueWork; done: string[] } {
  const done: string[] = []
  const note = (text: string) => Promise.resolve(void done.push(text))
  const work: QueueWork = {
    'relay-link': (jobs) => note(jobs.map((job) => job.linkId).join(' ')),
    'relay-series': (job) => note(`series ${job.seriesLinkId}`),
    'mark-link': (job) => note(`mark ${job.linkId}`),
    'pull-delta': (mailboxId) => note(`pull ${mailboxId}`),
    'keep-subscriptions': () => note('keep-subscriptions'),
    'keep-subscription': (mailboxId) => note(`keep ${mailboxId}`),
    'reconcile-links': (runId) => note(`reconcile ${runId}`),
    'rebuild-links': (mailboxId) => note(`rebuild ${mailboxId}`),
    'initial-sync': (mailboxId) => note(`rebuild ${mailboxId}`),
    'refresh-representatives': () => note('refresh-representatives'),
    'complete-intents': () => note('complete-intents'),
    ...changes,
  }
  return { work, done }
}

export async function until(condition: () => Promise<boolean> | boolean, deadlineMs = 20_000): Promise<void> {
  const deadline = Date.now() + deadlineMs
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`It did not come true within ${deadlineMs} ms: ${condition.toString()}`)
    await wait(20)
  }
}
