import { type Alert, alertKey, alertsOf } from '../../domain/alerts.ts'
import { type Freshness, staleAfterMs } from '../../domain/freshness.ts'
import { errorKinds, type Expiry, type HealthFacts, type WaitsFor } from '../../domain/health.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { QueueDepth, SettingsStore } from '../ports/administration.ts'
import type { AlertOutbox } from '../ports/alert-outbox.ts'
import type { CareStore } from '../ports/care.ts'
import type { HealthStore } from '../ports/health.ts'
import type { Pause } from '../ports/safety.ts'
import type { Clock } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'
import type { ConfigurationPorts } from './save-configuration.ts'
import { describeConfiguration } from './save-configuration.ts'

export interface HealthPorts {
  readonly configuration: Pick<ConfigurationPorts, 'settings' | 'clock'>
  readonly settingsStore: Pick<SettingsStore, 'pulse'>
  readonly store: Pick<Store, 'representatives' | 'subscriptions'>
  readonly care: Pick<CareStore, 'setAsideCounts' | 'reconciliations'>
  readonly health: HealthStore
  readonly outbox: AlertOutbox
  readonly clock: Clock
  readonly pauses: () => Promise<readonly Pause[]>
  readonly freshness: () => Promise<readonly Freshness[]>
  readonly queueDepths: () => Promise<readonly QueueDepth[]>
  readonly waitsFor: () => WaitsFor | null
  /** When the certificate of the address ends; null where it can not be read. */
  readonly certificateEndsAt: () => Instant | null
  readonly notificationsOn: () => boolean
}

const dayMs = 86_400_000
const mostUndelivered = 50
const changeQueues = new Set(['relay-link', 'relay-series'])

export async function readHealth(ports: HealthPorts) {
  const now = ports.clock.now()
  const dayAgo = before(now, dayMs)
  const { facts, freshness, subscriptions, depths, reconciliation, settings } = await gather(ports)
  const [delayP95Ms, delays, samples, counts, lastNoticeAt, since, undelivered] = await Promise.all([
    ports.health.delayP95Ms(dayAgo),
    ports.health.delaysSince(dayAgo, 15),
    ports.health.samples(dayAgo),
    ports.health.counts(before(now, 6 * dayMs).slice(0, 10)),
    ports.health.lastNoticeAt(),
    ports.health.alertsSince(),
    ports.outbox.undelivered(mostUndelivered),
  ])
  const active = freshness.filter((one) => one.state.code !== 'inactive')
  const count = (day: string, kind: string): number => counts.find((row) => row.day === day && row.kind === kind)?.count ?? 0
  const today = now.slice(0, 10)
  return {
    asOf: now,
    alerts: alertsOf(facts).map((alert) => ({ ...alert, since: since.get(alertKey(alert)) ?? now })),
    current: {
      current: active.filter((one) => !one.isStale && one.state.code !== 'trouble' && one.state.code !== 'paused').length,
      active: active.length,
      withinMinutes: Math.round(staleAfterMs(settings.syncCycleMinutes * 60_000) / 60_000),
    },
    delayP95Ms: delayP95Ms === null ? null : Math.round(delayP95Ms),
    delayAlarmMs: settings.delayAlarmSeconds * 1000,
    waiting: { changes: facts.waiting, oldestSeconds: facts.oldestWaitingSeconds, setAside: facts.setAside },
    notifications: {
      isOn: ports.notificationsOn(),
      subscribed: subscriptions.length,
      active: active.length,
      nextRenewalAt: subscriptions.map((one) => one.expiresAt).toSorted()[0] ?? null,
      lastNoticeAt,
    },
    throttling: { lastDay: count(today, 'throttled'), waitedMs: count(today, 'throttled-ms') },
    delay: quarters(now).map((at) => ({ at, p95Ms: rounded(delays.find((one) => one.at === at)?.p95Ms) })),
    queue: samples,
    errors: week(now).map((on) => {
      const [ifsBusy = 0, outlookBusy = 0, refusedByIfs = 0, other = 0] = errorKinds.map((kind) => count(on, kind))
      return { on, ifsBusy, outlookBusy, refusedByIfs, other }
    }),
    expiries: facts.expiries,
    drift: {
      lastRunAt: reconciliation?.finishedAt ?? reconciliation?.startedAt ?? null,
      links: reconciliation?.compared ?? 0,
      differed: reconciliation?.drift ?? 0,
      repaired: reconciliation?.repaired ?? 0,
      setAside: reconciliation?.setAside ?? 0,
    },
    undelivered,
    queues: depths,
    isRunning: facts.service.state === 'running',
  }
}

/** What stands in the way of anybody now. */
export const currentAlerts = async (ports: HealthPorts): Promise<readonly Alert[]> => alertsOf((await gather(ports)).facts)

async function gather(ports: HealthPorts) {
  const [{ service }, freshness, pauses, depths, setAside, [reconciliation], allSubscriptions, representatives, undelivered] =
    await Promise.all([
      ports.settingsStore.pulse(),
      ports.freshness(),
      ports.pauses(),
      ports.queueDepths(),
      ports.care.setAsideCounts(),
      ports.care.reconciliations(1),
      ports.store.subscriptions(),
      ports.store.representatives(),
      ports.outbox.failing(before(ports.clock.now(), dayMs)),
    ])
  const now = ports.clock.now()
  const active = new Set(representatives.filter((row) => row.syncActive).map((row) => row.mailboxId))
  const subscriptions = allSubscriptions.filter((one) => active.has(one.mailboxId) && one.expiresAt > now)
  const changes = depths.filter((queue) => changeQueues.has(queue.name))
  const oldest = changes.flatMap((queue) => (queue.oldestWaitingSeconds === null ? [] : [queue.oldestWaitingSeconds]))
  const facts: HealthFacts = {
    service,
    waitsFor: service.state === 'running' ? ports.waitsFor() : null,
    expiries: expiriesOf(ports, subscriptions),
    late: freshness
      .filter((one) => one.isStale)
      .map((one) => ({ name: one.name, why: `${one.state.says} ${one.state.fix}`.trim() })),
    paused: new Set(pauses.map((pause) => pause.mailboxId)).size,
    subscriptionsMissing: ports.notificationsOn() ? freshness.filter((one) => one.notifications === 'missing').length : 0,
    waiting: changes.reduce((sum, queue) => sum + queue.waiting + queue.later + queue.running, 0),
    oldestWaitingSeconds: oldest.length === 0 ? null : Math.max(...oldest),
    setAside: [...setAside.values()].reduce((sum, links) => sum + links, 0),
    driftSetAside: reconciliation?.setAside ?? 0,
    undelivered,
  }
  return { facts, freshness, subscriptions, depths, reconciliation, settings: ports.configuration.settings.current() }
}

function expiriesOf(ports: HealthPorts, subscriptions: readonly { readonly expiresAt: Instant }[]): readonly Expiry[] {
  const now = ports.clock.now()
  const { settings } = ports.configuration
  const { secrets, values } = describeConfiguration(ports.configuration)
  const endOf = (name: string): string | null => secrets.find((secret) => secret.name === name && secret.isSet)?.expiresAt ?? null
  const expiry = (what: Expiry['what'], title: string, expiresAt: string | null, byItself = false): Expiry => ({
    what,
    title,
    expiresAt,
    daysLeft: expiresAt === null ? null : Math.floor((Date.parse(expiresAt) - Date.parse(now)) / dayMs),
    byItself,
  })
  const ifsEnd = values.ifsSecretExpiresOn
  return [
    settings.current().credential === 'certificate'
      ? expiry('client-certificate', 'The client certificate', endOf('clientCertificate'))
      : expiry('client-secret', 'The client secret', endOf('clientSecret')),
    expiry('server-certificate', 'The server certificate', ports.certificateEndsAt()),
    expiry('ifs-secret', 'The IFS client secret', ifsEnd === null ? null : `${ifsEnd}T00:00:00Z`),
    expiry('subscriptions', 'The next subscription', subscriptions.map((one) => one.expiresAt).toSorted()[0] ?? null, true),
  ]
}

const before = (now: Instant, ms: number): Instant => instant(Date.parse(now) - ms)
const instant = (ms: number): Instant => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z') as Instant
const rounded = (ms: number | undefined): number | null => (ms === undefined ? null : Math.round(ms))

const quarterMs = 900_000
function quarters(now: Instant): readonly Instant[] {
  const last = Math.floor(Date.parse(now) / quarterMs) * quarterMs
  return Array.from({ length: 96 }, (_, index) => instant(last - (95 - index) * quarterMs))
}
const week = (now: Instant): readonly string[] =>
  Array.from({ length: 7 }, (_, index) => instant(Date.parse(now) - (6 - index) * dayMs).slice(0, 10))
