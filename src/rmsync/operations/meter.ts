import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { NotFound, OutsideError, PreconditionFailed, Refused, ServiceUserLocked, Unavailable } from '../../domain/errors.ts'
import type { CounterKind, WaitsFor } from '../../domain/health.ts'
import type { QueueDepth } from '../ports/administration.ts'
import type { Meter } from '../ports/health.ts'

type System = 'IFS' | 'Outlook'

export interface OperationsMeter extends Meter {
  /** Sees each call to a system begin and end. */
  watch(system: System): (call: string, answer: Promise<unknown>) => void
  waitsFor(): WaitsFor | null
  /** In the text format of Prometheus. */
  render(gauges: Gauges): Promise<string>
}
export interface Gauges {
  readonly queues: readonly QueueDepth[]
  readonly representatives: { readonly active: number; readonly current: number }
  readonly setAside: number
  readonly subscriptions: number
  readonly alerts: number
  readonly isRunning: boolean
}

export function createMeter(now: () => string): OperationsMeter {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'rmsync_' })
  const registers = [registry]
  const calls = new Counter({
    name: 'rmsync_outside_calls_total',
    help: 'Calls to Outlook and IFS by outcome.',
    labelNames: ['system', 'call', 'outcome'],
    registers,
  })
  const seconds = new Histogram({
    name: 'rmsync_outside_seconds',
    help: 'How long calls to Outlook and IFS take.',
    labelNames: ['system'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  })
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name: `rmsync_${name}`, help, labelNames, registers })
  const jobs = gauge('queue_jobs', 'Jobs in each queue.', 'queue', 'state')
  const oldest = gauge('queue_oldest_seconds', 'How long the oldest job waits.', 'queue')
  const representatives = gauge('representatives', 'Representatives that sync, and those that are current.', 'state')
  const setAside = gauge('set_aside', 'Links that wait for a person.')
  const subscriptions = gauge('subscriptions', 'Live subscriptions.')
  const alerts = gauge('alerts', 'Alerts that stand.')
  const running = gauge('running', '1 while the service runs, 0 while it is paused or stopped.')

  let counts = new Map<CounterKind, number>()
  const add = (kind: CounterKind, by = 1): void => void counts.set(kind, (counts.get(kind) ?? 0) + by)
  const down = new Map<System, WaitsFor>()

  const note = (system: System, call: string, error: unknown): void => {
    const isFine = error === null || error instanceof NotFound || error instanceof PreconditionFailed
    calls.inc({ system, call, outcome: error === null ? 'ok' : error instanceof Error ? error.name : 'error' })
    if (isFine) return void down.delete(system)
    if (error instanceof Unavailable) {
      add(system === 'IFS' ? 'ifs-busy' : 'outlook-busy')
      if (error.retryAfterMs !== null) {
        add('throttled')
        add('throttled-ms', error.retryAfterMs)
      }
    } else add(error instanceof Refused && error.system === 'IFS' ? 'refused-by-ifs' : 'other')
    const isLocked = error instanceof ServiceUserLocked
    const standsStill = isLocked || error instanceof Unavailable || (error instanceof OutsideError && error.system === 'sign-in')
    if (standsStill && !down.has(system)) down.set(system, { system, reason: error.message, since: now(), isLocked })
  }

  return {
    watch: (system) => (call, answer) => {
      const end = seconds.startTimer({ system })
      answer.then(
        () => {
          end()
          note(system, call, null)
        },
        (error: unknown) => {
          end()
          note(system, call, error)
        },
      )
    },
    waitsFor: () => down.get('IFS') ?? down.get('Outlook') ?? null,
    takeCounts() {
      const taken = counts
      counts = new Map()
      return taken
    },
    async render(facts) {
      for (const { name, waiting, later, running: active, oldestWaitingSeconds } of facts.queues) {
        for (const [state, count] of [
          ['waiting', waiting],
          ['later', later],
          ['running', active],
        ] as const)
          jobs.set({ queue: name, state }, count)
        oldest.set({ queue: name }, oldestWaitingSeconds ?? 0)
      }
      representatives.set({ state: 'active' }, facts.representatives.active)
      representatives.set({ state: 'current' }, facts.representatives.current)
      setAside.set(facts.setAside)
      subscriptions.set(facts.subscriptions)
      alerts.set(facts.alerts)
      running.set(facts.isRunning ? 1 : 0)
      return registry.metrics()
    },
  }
}
