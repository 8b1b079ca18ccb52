import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { ServiceState } from '../../src/domain/service-state.ts'
import type { Instant } from '../../src/domain/time-span.ts'
import type { GivenSettings } from '../../src/rmsync/administration/settings.ts'
import {
  type AdministrationBase,
  createAdministration,
  openAdministration,
  refreshRoster,
} from '../../src/rmsync/administration-wiring.ts'
import { joinInitialSync } from '../../src/rmsync/initial-sync-wiring.ts'
import type { AdminPorts } from '../../src/rmsync/http/admin-ports.ts'
import type { AlertNotice } from '../../src/rmsync/ports/health.ts'
import type { Log } from '../../src/rmsync/ports/service.ts'
import { createCareStore } from '../../src/rmsync/store/care-store.ts'
import { createSecretKey } from '../../src/rmsync/store/secret-key.ts'
import { clearTables } from './clear-tables.ts'
import type { World } from './world.ts'

/** Administration over the same SQL as the world; queues and text logs are lists. */
export interface AdminWorld {
  readonly base: AdministrationBase
  readonly ports: AdminPorts
  readonly serviceState: () => ServiceState
  /** What was asked of the queue. */
  readonly asked: string[]
  readonly textLogs: Map<string, string>
  /** Alerts that were delivered. */
  readonly notices: AlertNotice[]
  refreshRoster(): Promise<void>
}

const tables = (
  'secrets service_history processes sync_switches roster initial_sync_items initial_syncs health_samples health_counters alerts ' +
  'alert_notices doctor_reports'
).split(' ')
const given: GivenSettings = {
  values: { tenantId: '6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00' },
  secrets: {},
  variables: { tenantId: 'TENANT_ID' },
}

export async function openAdminWorld(world: World, log: Log): Promise<AdminWorld> {
  const { db } = world.database
  await clearTables(world.database, tables)
  await sql`update configuration set version = 0, settings = '{}', changed_at = null, changed_by = null`.execute(db)
  await sql`update panel_setup set version = 0, fields = '[]', settings = '{"activityTypes":[],"defaultActivityType":"","helpUrl":""}'`.execute(
    db,
  )
  await sql`update service_state set state = 'running', reason = 'Installed.', since = ${world.ports.clock.now()}, by = 'rmsync', generation = 1`.execute(
    db,
  )
  const base = await openAdministration(db, createSecretKey(Buffer.alloc(32, 7)), given)
  let { service } = await base.settingsStore.pulse()
  const asked: string[] = []
  const textLogs = new Map<string, string>()
  const notices: AlertNotice[] = []
  const note = (what: string) => async (): Promise<void> => Promise.resolve(void asked.push(what))
  const ports = createAdministration(base, {
    ...world.ports,
    log,
    care: createCareStore(db, { relay: nothing, series: nothing, mark: nothing }),
    syncActive: 'all',
    standardTypes: [{ type: 'Meeting', subTypes: ['Customer visit'] }],
    freshness: () => Promise.resolve([]),
    waitsFor: () => null,
    version: '0.1.0',
    meter: { takeCounts: () => new Map() },
    hooks: [
      { hook: 'webhook', tell: (notice) => Promise.resolve(notices.push(notice) > 0) },
      { hook: 'e-mail', tell: () => Promise.resolve(false) },
    ],
    certificateEndsAt: () => '2027-03-08T00:00:00Z' as Instant,
    notificationsOn: () => true,
    tryCredentials: (_credentials, work) => work(world.calendar),
    doctor: {
      publicUrl: 'https://rmsync.halden.example',
      graphUrl: 'https://graph.example',
      nowMs: () => Date.parse(world.ports.clock.now()),
      reach: () =>
        Promise.resolve({
          status: 200,
          tookMs: 1,
          theirTime: world.ports.clock.now(),
          certificateEndsAt: '2027-03-08T00:00:00Z' as Instant,
        }),
      checkDatabase: nothing,
      tryNotifications: nothing,
    },
    initialSync: joinInitialSync(world.ports, base.runs, (runId) => note(`initial-sync ${runId}`)()),
    textLogs: {
      list: () =>
        Promise.resolve(
          [...textLogs].map(([name, text]) => ({ name, bytes: text.length, changedAt: '2026-11-23T08:00:00.000Z' })),
        ),
      read: (name) => {
        const text = textLogs.get(name)
        return Promise.resolve(text === undefined ? null : Readable.from([text]))
      },
    },
    follow: async () => {
      ;({ service } = await base.settingsStore.pulse())
    },
    queue: {
      depths: () => Promise.resolve([{ name: 'relay-link', waiting: 2, later: 1, running: 0, oldestWaitingSeconds: 3 }]),
      refreshRepresentatives: note('refresh-representatives'),
      keepSubscriptions: note('keep-subscriptions'),
      pullDelta: (mailboxId) => note(`pull-delta ${mailboxId}`)(),
    },
  })
  return {
    base,
    ports,
    asked,
    textLogs,
    notices,
    serviceState: () => service,
    refreshRoster: () => refreshRoster(base, { ...world.ports, syncActive: 'all' }),
  }
}

const nothing = (): Promise<void> => Promise.resolve()
