import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Instant } from '../domain/time-span.ts'
import { currentAlerts, readHealth } from './administration/read-health.ts'
import { dropOldRows, watchOver } from './administration/watch-over.ts'
import type { AdminPorts } from './http/admin-ports.ts'
import type { AppPorts } from './http/app-ports.ts'
import { deliverAlerts } from './operations/alert-delivery.ts'
import type { OperationsMeter } from './operations/meter.ts'
import type { Log } from './ports/service.ts'

const minuteMs = 60_000
const hourMs = 3_600_000
/** The shortest wait before a second try. */
const firstWaitMs = 15_000

/** What goes on beside the work, by the clock: alerts, figures, and old rows that go. */
export function beginOperations(admin: Pick<AdminPorts, 'watch' | 'configuration'>, log: Log): { end(): Promise<void> } {
  const delivery = deliverAlerts(admin.watch)
  let running: Promise<void> = Promise.resolve()
  const every = (ms: number, work: () => Promise<void>): NodeJS.Timeout =>
    setInterval(() => {
      // One after the other: on a busy database nothing piles up.
      running = running.then(work).catch((error: unknown) => {
        log.error(
          { reason: error instanceof Error ? error.message : String(error) },
          'What watches over the service failed; it goes on.',
        )
      })
    }, ms)
  const timers = [
    every(minuteMs, async () => {
      await watchOver(admin.watch)
      // A receiver that takes its time holds nothing up.
      void delivery.deliverDue()
    }),
    setInterval(() => void delivery.deliverDue(), firstWaitMs),
    every(hourMs, async () => {
      const gone = await dropOldRows(admin.watch, admin.configuration.settings.current().logRetentionDays)
      if (gone > 0) log.info({ rows: gone }, 'Rows of the log that were kept long enough are gone.')
    }),
  ]
  return {
    async end() {
      for (const timer of timers) clearInterval(timer)
      await running
      await delivery.end()
    },
  }
}

export const metricsOf = (
  admin: Pick<AdminPorts, 'watch'>,
  meter: OperationsMeter,
  token: string | undefined,
): AppPorts['metrics'] => ({
  token: token ?? null,
  async render() {
    const { watch } = admin
    const [health, alerts] = await Promise.all([readHealth(watch), currentAlerts(watch)])
    return meter.render({
      queues: health.queues,
      representatives: { active: health.current.active, current: health.current.current },
      setAside: health.waiting.setAside,
      subscriptions: health.notifications.subscribed,
      alerts: alerts.length,
      isRunning: health.isRunning,
    })
  },
})

/** Of a certificate file; null where it can not be read. */
export function certificateEnd(path: string): Instant | null {
  try {
    const ends = new X509Certificate(readFileSync(path)).validToDate
    return ends.toISOString().replace(/\.\d+Z$/, 'Z') as Instant
  } catch {
    return null
  }
}
