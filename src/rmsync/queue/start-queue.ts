import type { PGlite } from '@electric-sql/pglite'
import { fromPglite, PgBoss, type SendOptions, type WorkOptions } from 'pg-boss'
import type { MailboxId } from '../../domain/ids.ts'
import type { WaitingChanges } from '../ports/care.ts'
import { type JobWriter, keyOfMark, type MarkJob, type RelayJob, type SeriesJob } from '../ports/jobs.ts'
import type { Log } from '../ports/service.ts'
import type { QueueDepth } from '../ports/administration.ts'
import { claimInTurn } from './claim-in-turn.ts'
import { queueDepths } from './queue-depths.ts'
import { queueNames, queueOptions, type QueueName } from './queues.ts'
import { createTurns } from './turns.ts'
import { waitingChanges } from './waiting-changes.ts'

/** One line per queue: which use case does its jobs. */
export interface QueueWork {
  readonly 'relay-link': (jobs: readonly RelayJob[]) => Promise<void>
  readonly 'relay-series': (job: SeriesJob) => Promise<void>
  readonly 'mark-link': (job: MarkJob) => Promise<void>
  readonly 'pull-delta': (mailboxId: MailboxId) => Promise<void>
  readonly 'keep-subscriptions': () => Promise<void>
  readonly 'keep-subscription': (mailboxId: MailboxId) => Promise<void>
  readonly 'reconcile-links': (runId: string) => Promise<void>
  readonly 'rebuild-links': (mailboxId: MailboxId) => Promise<void>
  readonly 'initial-sync': (runId: string) => Promise<void>
  readonly 'refresh-representatives': () => Promise<void>
  readonly 'complete-intents': () => Promise<void>
}

export interface WorkQueue {
  readonly writer: JobWriter
  pullDelta(mailboxId: MailboxId): Promise<void>
  keepSubscriptions(delayMs?: number): Promise<void>
  keepSubscription(mailboxId: MailboxId, delayMs?: number): Promise<void>
  /** The next part of a reconciliation. */
  reconcileLinks(runId: string, delayMs?: number): Promise<void>
  rebuildLinks(mailboxId: MailboxId): Promise<void>
  /** The next part of an Initial Sync. */
  initialSync(runId: string): Promise<void>
  /** Changes that were noticed and are not relayed, of each mailbox that has any, or of one. */
  waiting(mailboxId?: MailboxId): Promise<ReadonlyMap<MailboxId, WaitingChanges>>
  refreshRepresentatives(delayMs?: number): Promise<void>
  completeIntents(delayMs?: number): Promise<void>
  depths(): Promise<readonly QueueDepth[]>
  /** Begins to take jobs. */
  work(work: QueueWork): Promise<void>
  /** Takes no more jobs until `work` is called again; running ones finish. What waits stays, what comes is kept. */
  rest(): Promise<void>
  /** Lets running jobs finish; what waits stays in the database. */
  stop(): Promise<void>
}

const mostOfOneMailbox = 20

/** pg-boss on the embedded database, or on PostgreSQL with a pool of its own. */
export async function startQueue(where: { pglite: PGlite } | { databaseUrl: string }, log: Log): Promise<WorkQueue> {
  const embedded = 'pglite' in where
  const boss = new PgBoss({
    ...(embedded ? { db: fromPglite(where.pglite), backend: 'pglite' as const } : { connectionString: where.databaseUrl }),
    schema: 'queue',
    useListenNotify: true,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  })
  boss.on('error', (error) => {
    log.error({ error: error.message }, 'The queue reported an error.')
  })
  boss.on('warning', (warning) => {
    log.warn({ warning: warning.message }, 'The queue reported a warning.')
  })
  if (!embedded) claimInTurn(boss)
  await boss.start()
  for (const name of queueNames) {
    await boss.createQueue(name, queueOptions[name])
  }
  // The embedded database has no second process: whatever is active was left by one that was killed.
  if (embedded) for (const name of queueNames) await releaseAbandoned(boss, name)

  const send = async (
    name: QueueName,
    key: string,
    data: object,
    delayMs = 0,
    more: Pick<SendOptions, 'db' | 'group' | 'priority'> = {},
  ): Promise<void> => {
    const jobId = await boss.send(name, data, {
      singletonKey: key,
      ...(delayMs > 0 ? { startAfter: new Date(Date.now() + delayMs) } : {}),
      ...more,
    })
    // It collapsed into one that waits already, maybe for a retry hours from now: what is noticed now is looked at now.
    if (jobId === null && delayMs === 0) {
      await boss.update(name, undefined, { singletonKey: key, startAfter: 0, ...(more.db === undefined ? {} : { db: more.db }) })
    }
  }
  const turnOf = createTurns()
  const ofMailbox = (mailboxId: MailboxId, db: NonNullable<SendOptions['db']>) => ({ db, group: { id: mailboxId } })

  return {
    writer: {
      relay: (job, delayMs, inside) =>
        send('relay-link', job.linkId, job, delayMs, { ...ofMailbox(job.mailboxId, inside), priority: turnOf(job.mailboxId) }),
      series: (job, delayMs, inside) => send('relay-series', job.seriesLinkId, job, delayMs, ofMailbox(job.mailboxId, inside)),
      mark: (job, delayMs, inside) => send('mark-link', keyOfMark(job), job, delayMs, ofMailbox(job.mailboxId, inside)),
    },
    pullDelta: (mailboxId) => send('pull-delta', mailboxId, { mailboxId }),
    keepSubscriptions: (delayMs) => send('keep-subscriptions', 'all', {}, delayMs),
    keepSubscription: (mailboxId, delayMs) => send('keep-subscription', mailboxId, { mailboxId }, delayMs),
    reconcileLinks: (runId, delayMs) => send('reconcile-links', runId, { runId }, delayMs),
    rebuildLinks: (mailboxId) => send('rebuild-links', mailboxId, { mailboxId }),
    initialSync: (runId) => send('initial-sync', runId, { runId }),
    waiting: (mailboxId) => waitingChanges(boss.getDb(), mailboxId),
    refreshRepresentatives: (delayMs) => send('refresh-representatives', 'all', {}, delayMs),
    completeIntents: (delayMs) => send('complete-intents', 'all', {}, delayMs),
    async work(work) {
      // A notice of the database wakes workers for what is due now; what falls due later (a retry) they find by looking.
      const polling = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 2 }
      const alone = <Data extends object>(name: QueueName, run: (data: Data) => Promise<void>, options: WorkOptions = {}) =>
        boss.work<Data>(name, { ...polling, burstWhenReadyExceeds: 1, ...options }, async ([job]) => {
          if (job !== undefined) await told(log, name, run(job.data))
        })
      // 20 is the most that one Graph batch takes. One mailbox holds one worker at a time, on all processes together.
      const batches = { batchSize: mostOfOneMailbox, localConcurrency: 4, groupConcurrency: mostOfOneMailbox }
      await boss.work<RelayJob>('relay-link', { ...polling, ...batches, burstWhenBatchFull: true }, (jobs) =>
        told(log, 'relay-link', work['relay-link'](jobs.map((job) => job.data))),
      )
      const oneOfEach = { localConcurrency: 4, groupConcurrency: 1 }
      await alone<SeriesJob>('relay-series', work['relay-series'], oneOfEach)
      await alone<MarkJob>('mark-link', work['mark-link'], oneOfEach)
      type OfMailbox = { readonly mailboxId: MailboxId }
      await alone<OfMailbox>('pull-delta', ({ mailboxId }) => work['pull-delta'](mailboxId), { localConcurrency: 4 })
      await alone('keep-subscriptions', work['keep-subscriptions'])
      await alone<OfMailbox>('keep-subscription', ({ mailboxId }) => work['keep-subscription'](mailboxId), {
        localConcurrency: 2,
      })
      await alone<{ runId: string }>('reconcile-links', ({ runId }) => work['reconcile-links'](runId))
      await alone<OfMailbox>('rebuild-links', ({ mailboxId }) => work['rebuild-links'](mailboxId))
      await alone<{ runId: string }>('initial-sync', ({ runId }) => work['initial-sync'](runId))
      await alone('refresh-representatives', work['refresh-representatives'])
      await alone('complete-intents', work['complete-intents'])
    },
    depths: () => queueDepths(boss.getDb()),
    rest: async () => {
      await Promise.all(queueNames.map((name) => boss.offWork(name, { wait: true })))
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

async function releaseAbandoned(boss: PgBoss, name: QueueName): Promise<void> {
  const active = (await boss.findJobs(name)).filter((job) => job.state === 'active').map((job) => job.id)
  if (active.length > 0) await boss.fail(name, active, { reason: 'The process that ran it was killed.' })
}

/** The queue runs a failed job again by itself; that it failed, and why, must not pass in silence. */
async function told(log: Log, queue: QueueName, run: Promise<void>): Promise<void> {
  try {
    await run
  } catch (error) {
    log.warn({ queue, reason: error instanceof Error ? error.message : String(error) }, 'A job failed and will be run again.')
    throw error
  }
}
