import { afterRefusedAlert, isTooOld } from '../../domain/alert-delivery.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { AlertOutbox, WaitingNotice } from '../ports/alert-outbox.ts'
import type { AlertHook } from '../ports/health.ts'
import type { Clock, Log } from '../ports/service.ts'

export interface DeliveryPorts {
  readonly hooks: readonly AlertHook[]
  readonly outbox: AlertOutbox
  readonly clock: Clock
  readonly log: Log
}
export interface AlertDelivery {
  /** Tells what is due, by each way; whoever calls while it does so waits for the same. */
  deliverDue(): Promise<void>
  /** Begins nothing more; what is not delivered is kept for the next start. */
  end(): Promise<void>
}

/** Longer than any receiver may take: whoever told it and then died before saying so is followed by the next process. */
const claimMs = 120_000

/**
 * Tells of each alert by each way, one after the other, so that what is over never comes before what began. One way that is
 * down holds no other up.
 */
export function deliverAlerts(ports: DeliveryPorts): AlertDelivery {
  let isEnding = false
  const ways = ports.hooks.map((hook) => ({ hook, working: null as Promise<void> | null }))
  const work = async (hook: AlertHook): Promise<void> => {
    while (!isEnding) {
      const now = ports.clock.now()
      const waiting = await ports.outbox.claim(hook.hook, now, later(now, claimMs))
      if (waiting === null) return
      await deliver(ports, hook, waiting)
    }
  }
  const inTurn = (way: (typeof ways)[number]): Promise<void> =>
    (way.working ??= work(way.hook)
      .catch((error: unknown) => {
        ports.log.error({ hook: way.hook.hook, reason: reasonOf(error) }, 'Alerts could not be read or kept; it is tried again.')
      })
      .finally(() => {
        way.working = null
      }))
  return {
    async deliverDue() {
      await Promise.all(ways.map(inTurn))
    },
    async end() {
      isEnding = true
      await Promise.all(ways.flatMap(({ working }) => (working === null ? [] : [working])))
    },
  }
}

async function deliver({ outbox, clock, log }: DeliveryPorts, { hook, tell }: AlertHook, waiting: WaitingNotice): Promise<void> {
  const { noticeId, notice, tries } = waiting
  const facts = { hook, kind: notice.kind, at: notice.at }
  const giveUp = async (reason: string): Promise<void> => {
    await outbox.refused(noticeId, { kind: 'given-up', reason }, clock.now())
    log.error({ ...facts, reason }, 'An alert could not be delivered and is given up.')
  }
  if (isTooOld(notice.at, clock.now()))
    return giveUp(waiting.reason === '' ? 'It waited for a day behind others, or rmsync did not run.' : waiting.reason)
  try {
    await tell(notice)
  } catch (error) {
    const step = afterRefusedAlert(notice.at, tries + 1, clock.now(), reasonOf(error))
    if (step.kind === 'given-up') return giveUp(step.reason)
    await outbox.refused(noticeId, step, clock.now())
    log.warn({ ...facts, reason: step.reason, nextTryAt: step.at }, 'An alert could not be delivered; it is tried again.')
    return
  }
  await outbox.delivered(noticeId)
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
const later = (now: Instant, ms: number): Instant =>
  new Date(Date.parse(now) + ms).toISOString().replace(/\.\d+Z$/, 'Z') as Instant
