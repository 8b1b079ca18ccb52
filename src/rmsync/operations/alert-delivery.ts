import { setTimeout as pause } from 'node:timers/promises'
import type { AlertHook, AlertNotice } from '../ports/health.ts'
import type { Log } from '../ports/service.ts'

export interface AlertDelivery {
  /** Nobody waits for it: it is told in its turn, by each way. */
  tell(notice: AlertNotice): void
  /** Stops trying; what was not delivered stands in the text log. */
  end(): Promise<void>
}

const second = 1_000
const minute = 60 * second
/** A receiver may be down for a night: some 24 hours in all. */
const dayOfWaits = [15 * second, minute, 5 * minute, 15 * minute, ...Array.from({ length: 24 }, () => 60 * minute)]
const mostWaiting = 500

/**
 * Tells of each alert by each way, one after the other, so that what is over never comes before what began. What can not be
 * delivered is tried again, each time after a longer wait; one way that is down holds no other up.
 */
export function deliverAlerts(hooks: readonly AlertHook[], log: Log, waitsMs: readonly number[] = dayOfWaits): AlertDelivery {
  const stopping = new AbortController()
  const ways = hooks.map((hook) => ({ hook, waiting: [] as AlertNotice[], working: null as Promise<void> | null }))

  const deliver = async (hook: AlertHook, notice: AlertNotice): Promise<boolean> => {
    for (let tries = 0; ; tries++) {
      try {
        await hook.tell(notice)
        return true
      } catch (error) {
        const facts = { hook: hook.hook, kind: notice.kind, reason: error instanceof Error ? error.message : String(error) }
        const waitMs = waitsMs[tries]
        if (waitMs === undefined) {
          log.error({ ...facts, tries: tries + 1 }, 'An alert could not be delivered and is given up.')
          return true
        }
        log.warn(
          { ...facts, nextTryInSeconds: Math.round(waitMs / second) },
          'An alert could not be delivered; it is tried again.',
        )
        await pause(waitMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
        if (stopping.signal.aborted) return false
      }
    }
  }
  const work = async (way: (typeof ways)[number]): Promise<void> => {
    for (let notice = way.waiting[0]; notice !== undefined; notice = way.waiting[0]) {
      if (stopping.signal.aborted || !(await deliver(way.hook, notice))) return
      way.waiting.shift()
    }
  }
  return {
    tell(notice) {
      for (const way of ways) {
        way.waiting.push(notice)
        if (way.waiting.length > mostWaiting) way.waiting.splice(1, 1)
        way.working ??= work(way).finally(() => {
          way.working = null
        })
      }
    },
    async end() {
      stopping.abort()
      await Promise.all(ways.flatMap(({ working }) => (working === null ? [] : [working])))
      for (const { hook, waiting } of ways)
        for (const { kind, severity, at } of waiting)
          log.error({ hook: hook.hook, kind, severity, at }, 'An alert was not delivered before rmsync ended.')
    },
  }
}
