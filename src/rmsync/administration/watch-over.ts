import type { AlertKind } from '../../domain/alerts.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { AlertOutbox } from '../ports/alert-outbox.ts'
import type { AlertHook, AlertNotice, ExchangedAlerts, HealthStore, Meter } from '../ports/health.ts'
import type { Clock, Log } from '../ports/service.ts'
import { currentAlerts, type HealthPorts } from './read-health.ts'

export interface WatchPorts extends HealthPorts {
  readonly hooks: readonly AlertHook[]
  readonly meter: Meter
  readonly log: Log
}

/** Every minute: what was counted is kept, and whoever asked for it is told of what came and what went, once. */
export async function watchOver(ports: WatchPorts): Promise<void> {
  const now = ports.clock.now()
  await ports.health.addCounts(now.slice(0, 10), ports.meter.takeCounts())
  const depths = await ports.queueDepths()
  await ports.health.saveSample(
    now,
    depths.reduce((sum, queue) => sum + queue.waiting + queue.later, 0),
  )
  const notices = await ports.health.exchangeAlerts(await currentAlerts(ports), now, {
    hooks: ports.hooks.map(({ hook }) => hook),
    noticesOf: (exchanged) => noticesOf(exchanged, now),
  })
  for (const { kind, severity, message } of notices) ports.log.warn({ kind, severity }, message)
}

const noticesOf = ({ raised, ended }: ExchangedAlerts, at: Instant): readonly AlertNotice[] => [
  ...raised.map(({ kind, severity, message, fix }) => ({ kind, severity, message, fix, at })),
  ...ended.map((kind) => ({ kind, severity: 'over' as const, message: `Over: ${nameOf(kind)}.`, fix: '', at })),
]

const nameOf = (kind: AlertKind): string => kind.replaceAll('-', ' ')

export async function testAlerts({ hooks, clock }: Pick<WatchPorts, 'hooks' | 'clock'>, by: string) {
  const notice: AlertNotice = {
    kind: 'test',
    severity: 'warning',
    message: `${by} tries the alerts of RM Panel.`,
    fix: 'Nothing has to be done.',
    at: clock.now(),
  }
  return Promise.all(
    hooks.map(async ({ hook, tell }) => {
      try {
        const sent = await tell(notice)
        return { hook, outcome: sent ? ('sent' as const) : ('not-configured' as const), reason: '' }
      } catch (error) {
        return { hook, outcome: 'failed' as const, reason: error instanceof Error ? error.message : String(error) }
      }
    }),
  )
}

const dayMs = 86_400_000
const rowsAtOnce = 2_000

/** Old rows of the log go, in small parts that hold nobody up; so do Initial Syncs that are as old. */
export async function dropOldRows(
  { health, outbox, clock }: { health: HealthStore; outbox: AlertOutbox; clock: Clock },
  retentionDays: number,
): Promise<number> {
  const ago = (days: number): Instant =>
    new Date(Date.parse(clock.now()) - days * dayMs).toISOString().replace(/\.\d+Z$/, 'Z') as Instant
  let dropped = 0
  for (;;) {
    const gone = await health.dropLogRows(ago(retentionDays), rowsAtOnce)
    dropped += gone
    if (gone < rowsAtOnce) break
  }
  await health.dropRuns(ago(retentionDays))
  await health.dropSamples(ago(30))
  await outbox.dropGivenUp(ago(30))
  return dropped
}
