import { Refusal } from '../../domain/refusal.ts'
import type { WaitsFor } from '../../domain/health.ts'
import type { ServiceState } from '../../domain/service-state.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { ProcessBeat, QueueDepth, ServiceStore, SettingsStore } from '../ports/administration.ts'
import type { Clock, Log } from '../ports/service.ts'

export interface ServicePorts {
  readonly serviceStore: ServiceStore
  readonly settingsStore: Pick<SettingsStore, 'pulse'>
  readonly clock: Clock
  readonly log: Log
  readonly queueDepths: () => Promise<readonly QueueDepth[]>
  /** What outside keeps a running service from working now. */
  readonly waitsFor: () => WaitsFor | null
  /** This process follows at once, the others within seconds. */
  readonly follow: () => Promise<void>
}
export type ServiceChange = 'start' | 'pause' | 'stop' | 'restart'

/** A process beats every few seconds; one that did not for so long is gone or hangs. */
const silentAfterMs = 30_000

const titles: Readonly<Record<string, string>> = {
  'relay-link': 'Changes to relay',
  'relay-series': 'Series to relay',
  'mark-link': 'Marks and categories to write',
  'pull-delta': 'Mailboxes to look through',
  'keep-subscriptions': 'Subscriptions to look through',
  'keep-subscription': 'Subscriptions to renew',
  'reconcile-links': 'Links to compare with both sides',
  'rebuild-links': 'Mailboxes to search for marks of links',
  'initial-sync': 'Initial Sync',
  'refresh-representatives': 'Representatives to read from IFS',
  'complete-intents': 'Half-done requests to finish',
}

export async function readService(ports: ServicePorts) {
  const now = ports.clock.now()
  const [{ service }, queues, processes, history] = await Promise.all([
    ports.settingsStore.pulse(),
    ports.queueDepths(),
    ports.serviceStore.processes(now),
    ports.serviceStore.serviceHistory(20),
  ])
  return {
    state: service.state,
    reason: service.reason,
    since: service.since,
    by: service.by,
    waitsFor: service.state === 'running' ? ports.waitsFor() : null,
    processes: processes.map((process) => ({ ...process, state: standing(process, now) })),
    queues: queues.map((queue) => ({ ...queue, title: titles[queue.name] ?? queue.name })),
    history,
  }
}

const standing = (process: ProcessBeat, now: Instant): ProcessBeat['state'] | 'silent' =>
  Date.parse(now) - Date.parse(process.seenAt) > silentAfterMs ? 'silent' : process.state

const stateAfter: Readonly<Record<ServiceChange, ServiceState['state']>> = {
  start: 'running',
  pause: 'paused',
  stop: 'stopped',
  restart: 'running',
}

/** Kept for every process, and over a restart of the machine: what was stopped stays stopped. */
export async function changeService(ports: ServicePorts, change: ServiceChange, reason: string, by: string): Promise<void> {
  const { service } = await ports.settingsStore.pulse()
  const state = stateAfter[change]
  if (change !== 'restart' && service.state === state)
    throw new Refusal(
      'wrong-state',
      `The service is ${state} already, since ${service.since}: ${service.reason}`,
      'Load the page again.',
    )
  await ports.serviceStore.changeService({ state, reason, since: ports.clock.now(), by, restart: change === 'restart' })
  ports.log.warn({ by, change, reason }, 'The state of the service was changed.')
  await ports.follow()
}
