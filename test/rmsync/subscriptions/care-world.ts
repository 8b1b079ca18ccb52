import type { MailboxId } from '../../../src/domain/ids.ts'
import type { WaitingChanges } from '../../../src/rmsync/ports/care.ts'
import type { SyncedRepresentative } from '../../../src/rmsync/ports/store.ts'
import { pullDelta } from '../../../src/rmsync/relay/pull-delta.ts'
import { keepSubscription } from '../../../src/rmsync/subscriptions/keep-subscription.ts'
import { keepSubscriptions, receiveLifecycle } from '../../../src/rmsync/subscriptions/keep-subscriptions.ts'
import { readFreshness } from '../../../src/rmsync/subscriptions/read-freshness.ts'
import { beginDueRounds, runRound } from '../../../src/rmsync/subscriptions/run-round.ts'
import { ellen, openWorld, type World } from '../../support/world.ts'

export const minuteMs = 60_000
export const cycleMs = 5 * minuteMs

/** The world with what is done by the clock; its queue of rounds and subscriptions is a list that `run` works off. */
export async function openCareWorld() {
  const world = await openWorld()
  let now = Date.parse('2026-11-23T08:00:00Z')
  const due: MailboxId[] = []
  const told: string[] = []
  const tell = (_facts: object, message: string) => void told.push(message)
  const setting = {
    urls: { notification: 'https://rm/n', lifecycle: 'https://rm/l' } as { notification: string; lifecycle: string } | null,
  }
  const waiting = (): Promise<ReadonlyMap<MailboxId, WaitingChanges>> => Promise.resolve(waitingIn(world))
  const ports = {
    ...world.ports,
    log: { debug: () => undefined, info: () => undefined, warn: tell, error: tell },
    waiting,
    syncCycleMs: () => cycleMs,
    notificationsOn: () => setting.urls !== null,
    urls: () => setting.urls,
    queueRound: (mailboxId: MailboxId) => Promise.resolve(void due.push(mailboxId)),
    queueSubscription: (mailboxId: MailboxId): Promise<void> => keepSubscription(ports, mailboxId),
  }
  const runRounds = async (): Promise<readonly MailboxId[]> => {
    const ran = [...new Set(due.splice(0))]
    for (const mailboxId of ran) await runRound({ ...ports, pullDelta: (id) => pullDelta(ports, id) }, mailboxId)
    return ran
  }
  return {
    world,
    ports,
    told,
    due,
    setting,
    /** Lets time pass, in steps as the service looks: what falls due is done. Answers how many rounds began in each minute. */
    async pass(ms: number, stepMs = 5_000): Promise<readonly number[]> {
      const perMinute: number[] = []
      for (let passed = 0; passed < ms; passed += stepMs) {
        now += stepMs
        world.moveClock(new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'))
        await beginDueRounds(ports)
        const minute = Math.floor(passed / minuteMs)
        perMinute[minute] = (perMinute[minute] ?? 0) + (await runRounds()).length
      }
      return perMinute
    },
    beginDueRounds: () => beginDueRounds(ports),
    runRounds,
    keepSubscriptions: () => keepSubscriptions(ports),
    lifecycle: (id: string, event: Parameters<typeof receiveLifecycle>[2]) => receiveLifecycle(ports, id, event),
    freshness: async (mailboxId = ellen.mailboxId) => (await readFreshness(ports, mailboxId))[0],
    async representatives(count: number): Promise<readonly SyncedRepresentative[]> {
      const many = Array.from({ length: count }, (_, number) => representative(number))
      await world.store.saveRepresentatives(many)
      return many
    },
  }
}
export type CareWorld = Awaited<ReturnType<typeof openCareWorld>>

export const representative = (number: number): SyncedRepresentative => ({
  representativeId: `R${number}` as SyncedRepresentative['representativeId'],
  name: `Representative ${String(number).padStart(3, '0')}`,
  email: `r${number}@halden.example` as SyncedRepresentative['email'],
  mailboxId: `20000000-0000-4000-8000-${String(number).padStart(12, '0')}` as MailboxId,
  syncActive: true,
})

export function waitingIn(world: World): ReadonlyMap<MailboxId, WaitingChanges> {
  const jobs = [...world.waiting.relay, ...world.waiting.series]
  return new Map(
    [...Map.groupBy(jobs, (job) => job.mailboxId)].map(([mailboxId, some]) => [
      mailboxId,
      { changes: some.length, since: some.map((job) => job.noticedAt).sort()[0]! },
    ]),
  )
}
