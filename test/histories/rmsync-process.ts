import { setImmediate as turn } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { ActivityNo, CalendarId, MailboxId } from '../../src/domain/ids.ts'
import type { RelayPolicy } from '../../src/domain/policy.ts'
import { refreshRepresentatives } from '../../src/rmsync/administration/refresh-representatives.ts'
import { parseLifecycle, parseNotifications } from '../../src/rmsync/graph/parse-notifications.ts'
import { completeLinks } from '../../src/rmsync/linking/complete-links.ts'
import { createDate } from '../../src/rmsync/linking/create-date.ts'
import { markLink } from '../../src/rmsync/linking/mark-link.ts'
import { tellOwners } from '../../src/rmsync/linking/tell-owner.ts'
import type { Log } from '../../src/rmsync/ports/service.ts'
import { completeInvitations } from '../../src/rmsync/pushing/complete-invitations.ts'
import { completePushes } from '../../src/rmsync/pushing/complete-pushes.ts'
import type { QueueWork, WorkQueue } from '../../src/rmsync/queue/start-queue.ts'
import { receiveNotifications } from '../../src/rmsync/relay/receive-notifications.ts'
import { placeOf } from '../../src/rmsync/relay/synced-calendar.ts'
import { relayLinks } from '../../src/rmsync/relay/relay-link.ts'
import { type DateToCreate, relaySeries } from '../../src/rmsync/relay/relay-series.ts'
import { rollSeries } from '../../src/rmsync/relay/roll-series.ts'
import { completeUndos } from '../../src/rmsync/relay/undo-change.ts'
import { joinCare } from '../../src/rmsync/start-care.ts'
import { createStore } from '../../src/rmsync/store/store.ts'
import type { Tables } from '../../src/rmsync/store/tables.ts'
import type { HistoryClock } from './clock.ts'
import type { Job, JobList } from './job-list.ts'
import { Killed, Life, mortal } from './life.ts'
import type { LocalCloud } from './local-cloud.ts'
import { mortalStores } from './mortal-store.ts'

interface Surroundings {
  readonly cloud: LocalCloud
  readonly db: Kysely<Tables>
  readonly jobs: JobList
  readonly clock: HistoryClock
  readonly policy: () => RelayPolicy
  readonly adapters: ReturnType<LocalCloud['openAdapters']>
  readonly ids: { next(): string }
  /** Every line of the text log. */
  readonly told: string[]
  /** Asked the moment before an activity is deleted. */
  readonly onDelete: (activityNo: ActivityNo) => void
}

/** A request takes so long: IFS tells two changes apart by the second (contract §3.6). */
const requestMs = 1_100
const cycleMs = 15 * 60_000
const mostOfOneMailbox = 20
const queues: readonly Job['name'][] = [
  'refresh-representatives',
  'keep-subscriptions',
  'keep-subscription',
  'complete-intents',
  'rebuild-links',
  'pull-delta',
  'relay-link',
  'relay-series',
  'mark-link',
  'reconcile-links',
]

/** One start of rmsync: the real use cases on the real adapters and the real store, put together as `main.ts` does. */
export function startRmsync({ cloud, db, jobs, clock, policy, adapters, ids, told, onDelete }: Surroundings) {
  const life = new Life(clock)
  const tell = (facts: object, message: string): void => void told.push(`${message} ${JSON.stringify(facts)}`)
  const log: Log = { debug: tell, info: tell, warn: tell, error: tell }
  const crm = mortal(adapters.crm, life, requestMs)
  const { store, care: careStore } = mortalStores(db, jobs, clock, life)
  const syncedCalendar = (mailboxId: MailboxId, gone?: CalendarId): Promise<CalendarId> => placeOf(ports)(mailboxId, gone)
  const ports = {
    syncedCalendar,
    createCategories: () => true,
    calendar: mortal(adapters.calendar, life, requestMs),
    crm: {
      ...crm,
      deleteActivity: async (activityNo: ActivityNo, etag: string) => {
        // Graph's log names a request once its answer is out.
        await turn()
        onDelete(activityNo)
        return crm.deleteActivity(activityNo, etag)
      },
    },
    store,
    clock,
    ids,
    log,
    policy,
  }
  const queued = (job: Job, delayMs = 0): Promise<void> => life.call(async () => jobs.add(job, clock.ms() + delayMs), 10)
  const queue: Omit<WorkQueue, 'writer' | 'work' | 'rest' | 'stop' | 'depths' | 'initialSync'> = {
    pullDelta: (work: MailboxId) => queued({ name: 'pull-delta', key: work, work }),
    keepSubscriptions: (delayMs?: number) => queued({ name: 'keep-subscriptions', key: 'all' }, delayMs),
    keepSubscription: (work: MailboxId, delayMs?: number) => queued({ name: 'keep-subscription', key: work, work }, delayMs),
    reconcileLinks: (work: string, delayMs?: number) => queued({ name: 'reconcile-links', key: work, work }, delayMs),
    rebuildLinks: (work: MailboxId) => queued({ name: 'rebuild-links', key: work, work }),
    refreshRepresentatives: () => queued({ name: 'refresh-representatives', key: 'all' }),
    completeIntents: () => queued({ name: 'complete-intents', key: 'all' }),
    waiting: () => life.call(async () => jobs.waitingChanges(), 10),
  }
  const urls = { notification: cloud.notificationUrl, lifecycle: cloud.notificationUrl }
  const care = joinCare({ ...ports, care: careStore, urls: () => urls, syncCycleMs: () => cycleMs }, queue as WorkQueue)
  const series = { ...ports, createDate: (date: DateToCreate) => createDate(ports, date) }
  const work: Pick<QueueWork, Job['name']> = {
    'relay-link': (batch) => relayLinks(ports, batch),
    'relay-series': (job) => relaySeries(series, job),
    'mark-link': (job) => markLink(ports, job),
    ...care.work,
    'refresh-representatives': async () => {
      await refreshRepresentatives({ ...ports, syncActive: 'all' })
      await care.representativesChanged()
      await rollSeries(ports)
    },
    'complete-intents': async () => {
      await completeLinks(ports)
      await completePushes(ports)
      await completeInvitations(ports)
      await completeUndos(ports)
      await tellOwners(ports)
    },
  }
  const run = async (taken: readonly Job[]): Promise<void> => {
    const relays = taken.flatMap((job) => (job.name === 'relay-link' ? [job.work] : []))
    if (relays.length > 0) return work['relay-link'](relays)
    const [job] = taken
    if (job?.name === 'relay-series') return work[job.name](job.work)
    if (job?.name === 'mark-link') return work[job.name](job.work)
    if (job?.name === 'reconcile-links') return work[job.name](job.work)
    if (job?.name === 'pull-delta' || job?.name === 'keep-subscription' || job?.name === 'rebuild-links')
      return work[job.name](job.work)
    if (job !== undefined && job.name !== 'relay-link') return work[job.name]()
  }

  return {
    life,
    ports,
    queue,
    care,
    /** What `main.ts` asks for at a start. */
    begin: async (): Promise<void> => {
      await care.begin()
      await queue.refreshRepresentatives()
      await queue.completeIntents()
    },
    /** Everything that is due now. */
    work: async (): Promise<void> => {
      for (let did = true; did;) {
        did = false
        for (const name of queues) {
          const taken = jobs.take(name, clock.ms(), name === 'relay-link' ? mostOfOneMailbox : 1)
          if (taken.length === 0) continue
          did = true
          try {
            await run(taken)
            jobs.finish(taken)
          } catch (error) {
            if (error instanceof Killed || life.isOver) throw error
            // As the queue does it: told, and run again.
            tell({ reason: String(error) }, 'A job failed and will be run again.')
            jobs.release(clock.ms() + 1_000)
          }
        }
      }
    },
    /** A post of Graph. Returns once it may be answered with 202. */
    receive: async (entries: readonly object[]): Promise<void> => {
      const ids = entries.map((entry) => String((entry as { subscriptionId?: unknown }).subscriptionId))
      const ours = new Map((await ports.store.subscriptionsByIds(ids)).map((row) => [row.subscriptionId, row]))
      const stateOf = (id: string) => ours.get(id)?.clientState
      const changes = { value: entries.filter((entry) => !('lifecycleEvent' in entry)) }
      const notices = parseNotifications(changes, stateOf).accepted.flatMap(({ subscriptionId, eventId }) => {
        const row = ours.get(subscriptionId)
        return row === undefined ? [] : [{ mailboxId: row.mailboxId, eventId }]
      })
      await receiveNotifications(ports, notices)
      const lifecycle = { value: entries.filter((entry) => 'lifecycleEvent' in entry) }
      for (const { subscriptionId, event } of parseLifecycle(lifecycle, stateOf).accepted)
        await care.onLifecycle(subscriptionId, event)
    },
  }
}
export type RmsyncProcess = ReturnType<typeof startRmsync>

/** The store as a test looks into it, past any process. */
export const plainStore = (db: Kysely<Tables>) => createStore(db, { relay: nothing, series: nothing, mark: nothing })
const nothing = (): Promise<void> => Promise.resolve()
