import type { Freshness } from '../domain/freshness.ts'
import type { MailboxId } from '../domain/ids.ts'
import type { RelayPolicy } from '../domain/policy.ts'
import type { Calendar } from './ports/calendar.ts'
import type { CareStore } from './ports/care.ts'
import type { Crm } from './ports/crm.ts'
import type { Clock, Ids, Log } from './ports/service.ts'
import type { Store } from './ports/store.ts'
import type { QueueWork, WorkQueue } from './queue/start-queue.ts'
import { pullDelta } from './relay/pull-delta.ts'
import { rebuildLinks } from './relay/rebuild-links.ts'
import { beginReconciliation, reconcileDaily, reconcilePart } from './relay/reconcile.ts'
import { keepSubscription, type SubscriptionPorts, trySubscription } from './subscriptions/keep-subscription.ts'
import { keepSubscriptions, receiveLifecycle } from './subscriptions/keep-subscriptions.ts'
import { readFreshness } from './subscriptions/read-freshness.ts'
import { beginDueRounds, runRound } from './subscriptions/run-round.ts'

export interface CarePorts {
  readonly calendar: Calendar
  readonly crm: Crm
  readonly store: Store
  readonly care: CareStore
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly urls: SubscriptionPorts['urls']
  readonly syncCycleMs: () => number
  readonly policy: () => RelayPolicy
  readonly createCategories: () => boolean
}

/** What is done for links by the clock, joined for `main.ts`: its jobs, its beginnings, and what it tells. */
export function joinCare(ports: CarePorts, queue: WorkQueue) {
  const subscriptions = { ...ports, queueRound: queue.pullDelta, queueSubscription: queue.keepSubscription }
  const rounds = { ...ports, queueRound: queue.pullDelta, waiting: queue.waiting }
  const reconciliation = { ...ports, waiting: queue.waiting, queuePart: queue.reconcileLinks }
  const care = rememberingDelays(ports)
  const work = {
    'pull-delta': (mailboxId: MailboxId) =>
      runRound(
        {
          ...rounds,
          async pullDelta(id) {
            const outcome = await pullDelta(ports, id)
            if (outcome.kind === 'done' && outcome.calendarIsNew === true) await queue.keepSubscription(id)
            return outcome
          },
        },
        mailboxId,
      ),
    'keep-subscriptions': () => keepSubscriptions(subscriptions),
    'keep-subscription': (mailboxId: MailboxId) => keepSubscription(subscriptions, mailboxId),
    'reconcile-links': (runId: string) => reconcilePart(reconciliation, runId),
    'rebuild-links': async (mailboxId: MailboxId) => {
      await rebuildLinks(ports, mailboxId)
    },
  } satisfies Partial<QueueWork>
  return {
    work,
    trySubscription: (mailboxId: MailboxId) => trySubscription(subscriptions, mailboxId),
    onLifecycle: (...event: LifecycleArguments) => receiveLifecycle(subscriptions, ...event),
    /** A start after any downtime: every mailbox is looked at. */
    begin: () => ports.care.makeRoundsDue(ports.clock.now()),
    /** Asked every few seconds. */
    beginDueRounds: () => beginDueRounds(rounds),
    /** Who syncs is known anew. */
    async representativesChanged(): Promise<void> {
      await queue.keepSubscriptions()
      await beginDueRounds(rounds)
      await rebuildWhenLost(ports, queue)
    },
    reconcileDaily: () => reconcileDaily(reconciliation),
    /** Asked for by a person. */
    reconcileNow: (by: string) => beginReconciliation(reconciliation, by),
    rebuildLinks: () => rebuildAll(ports, queue),
    freshness: (only?: MailboxId): Promise<readonly Freshness[]> =>
      readFreshness({ ...ports, care, waiting: queue.waiting, notificationsOn: () => ports.urls() !== null }, only),
  }
}
type LifecycleArguments = [subscriptionId: string, event: Parameters<typeof receiveLifecycle>[2]]

const rebuiltNote = 'links were looked for by their marks'

/** A database that knows nothing is new, or was lost: the marks in the mailboxes tell which. Looked for once. */
async function rebuildWhenLost(ports: CarePorts, queue: WorkQueue): Promise<void> {
  const { care, clock } = ports
  if (!(await care.isBlank(rebuiltNote))) return
  if ((await rebuildAll(ports, queue)) > 0) await care.note(rebuiltNote, clock.now())
}

async function rebuildAll({ store }: CarePorts, queue: WorkQueue): Promise<number> {
  const representatives = await store.representatives()
  for (const { mailboxId } of representatives) await queue.rebuildLinks(mailboxId)
  return representatives.length
}

const rememberedMs = 60_000

/** A week of everybody's changes is counted at most once a minute, however many admin pages and alerts ask for it. */
function rememberingDelays({ care, clock }: CarePorts): CareStore {
  let remembered: { readonly at: number; readonly delays: ReturnType<CareStore['delaysSince']> } | null = null
  return {
    ...care,
    delaysSince(since, mailboxId) {
      if (mailboxId !== undefined) return care.delaysSince(since, mailboxId)
      const now = Date.parse(clock.now())
      if (remembered !== null && now - remembered.at < rememberedMs) return remembered.delays
      const delays = care.delaysSince(since)
      remembered = { at: now, delays }
      // What failed is not remembered.
      delays.catch(() => (remembered = null))
      return delays
    },
  }
}
