import { createHmac, randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import type { Kysely } from 'kysely'
import type { WaitsFor } from '../domain/health.ts'
import type { RepresentativeId } from '../domain/ids.ts'
import { toRelayPolicy } from '../domain/settings.ts'
import type { Instant } from '../domain/time-span.ts'
import { describeConfiguration } from './administration/save-configuration.ts'
import { keepSettings, type CurrentSettings, type GivenSettings } from './administration/settings.ts'
import { refreshRepresentatives } from './administration/refresh-representatives.ts'
import type { AdminPorts } from './http/admin-ports.ts'
import { panelOfBackup } from './http/panel-of-backup.ts'
import { describeCertificate } from './identity/client-certificate.ts'
import { parseCsv, toCsv } from './operations/csv.ts'
import { renderManifest } from './operations/render-manifest.ts'
import type { AlertOutbox } from './ports/alert-outbox.ts'
import type { QueueDepth, RosterStore, ServiceStore, SettingsStore } from './ports/administration.ts'
import type { BackupStore, PanelSetupStore } from './ports/backup.ts'
import type { Calendar } from './ports/calendar.ts'
import type { CareStore } from './ports/care.ts'
import type { Crm } from './ports/crm.ts'
import type { DoctorStore } from './ports/doctor.ts'
import type { AlertHook, HealthStore, Meter } from './ports/health.ts'
import type { InitialSyncStore } from './ports/initial-sync.ts'
import type { Clock, Log } from './ports/service.ts'
import type { Store } from './ports/store.ts'
import { createAlertOutbox } from './store/alert-store.ts'
import { createAdministrationQueries } from './store/administration-queries.ts'
import { createBackupStore } from './store/backup-store.ts'
import { createDoctorStore } from './store/doctor-store.ts'
import { createHealthStore } from './store/health-store.ts'
import { createInitialSyncStore } from './store/initial-sync-store.ts'
import { createRosterStore } from './store/roster-store.ts'
import type { SecretKey } from './store/secret-key.ts'
import { createServiceStore } from './store/service-store.ts'
import { createSettingsStore } from './store/settings-store.ts'
import type { Tables } from './store/tables.ts'

/** The stores of administration and the settings: what has to be there before anything else is made. */
export interface AdministrationBase {
  readonly db: Kysely<Tables>
  readonly settings: CurrentSettings
  readonly settingsStore: SettingsStore
  readonly rosterStore: RosterStore
  readonly serviceStore: ServiceStore
  readonly runs: InitialSyncStore
  readonly health: HealthStore
  readonly outbox: AlertOutbox
  readonly reports: DoctorStore
  readonly backups: BackupStore & PanelSetupStore
}

export async function openAdministration(db: Kysely<Tables>, key: SecretKey, given: GivenSettings): Promise<AdministrationBase> {
  const settingsStore = createSettingsStore(db, key)
  return {
    db,
    settingsStore,
    settings: await keepSettings(settingsStore, given),
    rosterStore: createRosterStore(db),
    serviceStore: createServiceStore(db),
    runs: createInitialSyncStore(db),
    health: createHealthStore(db),
    outbox: createAlertOutbox(db),
    reports: createDoctorStore(db),
    backups: createBackupStore(db),
  }
}

export interface AdministrationParts {
  readonly calendar: Calendar
  readonly crm: Crm
  readonly store: Store
  readonly care: Pick<CareStore, 'rounds' | 'setAsideCounts' | 'reconciliations'>
  readonly clock: Clock
  readonly log: Log
  readonly syncActive: 'all' | readonly string[]
  /** Activity types of the environment. */
  readonly standardTypes: AdminPorts['panel']['standardTypes']
  readonly freshness: AdminPorts['roster']['freshness']
  readonly waitsFor: () => WaitsFor | null
  readonly textLogs: AdminPorts['textLogs']
  readonly initialSync: AdminPorts['initialSync']
  readonly meter: Meter
  readonly hooks: readonly AlertHook[]
  readonly certificateEndsAt: () => Instant | null
  readonly notificationsOn: () => boolean
  readonly doctor: Pick<AdminPorts['doctor'], 'publicUrl' | 'graphUrl' | 'reach' | 'checkDatabase' | 'tryNotifications' | 'nowMs'>
  readonly tryCredentials: AdminPorts['tryCredentials']
  readonly version: string
  readonly follow: () => Promise<void>
  readonly queue: {
    depths(): Promise<readonly QueueDepth[]>
    refreshRepresentatives(): Promise<void>
    keepSubscriptions(): Promise<void>
    pullDelta(mailboxId: Parameters<Store['linksOfMailbox']>[0]): Promise<void>
  }
}

/** Joins use cases, stores and adapters of administration. */
export function createAdministration(base: AdministrationBase, parts: AdministrationParts): AdminPorts {
  const { settings, settingsStore, rosterStore, serviceStore } = base
  const { store, clock, log, queue } = parts
  const { linksOutside } = createAdministrationQueries(base.db)
  const configuration = { settings, settingsStore, store: { linksOutside }, describeCertificate, clock }
  const watch = {
    configuration,
    settingsStore,
    store,
    clock,
    log,
    care: parts.care,
    health: base.health,
    outbox: base.outbox,
    pauses: () => store.pauses(),
    freshness: parts.freshness,
    queueDepths: () => queue.depths(),
    waitsFor: parts.waitsFor,
    certificateEndsAt: parts.certificateEndsAt,
    notificationsOn: parts.notificationsOn,
    hooks: parts.hooks,
    meter: parts.meter,
  }
  const service = {
    serviceStore,
    settingsStore,
    clock,
    log,
    queueDepths: () => queue.depths(),
    waitsFor: parts.waitsFor,
    follow: parts.follow,
  }
  const panel = { setups: base.backups, crm: parts.crm, clock, standardTypes: parts.standardTypes }
  return {
    configuration,
    watch,
    service,
    panel,
    backup: {
      backups: base.backups,
      setups: base.backups,
      readPanel: panelOfBackup(parts.standardTypes),
      configuration,
      version: parts.version,
    },
    diagnostics: {
      configuration,
      watch,
      service,
      store,
      reports: base.reports,
      backups: base.backups,
      versions: { rmPanel: parts.version, node: process.version, platform: `${process.platform} ${process.arch}` },
      hash: hashed,
    },
    renderManifest,
    doctor: {
      ...parts.doctor,
      calendar: parts.calendar,
      crm: parts.crm,
      panel,
      store,
      clock,
      reports: base.reports,
      notificationsOn: parts.notificationsOn,
      clientSecretExpiresAt: () => proofEndsAt(configuration),
      calendarName: () => toRelayPolicy(settings.current()).calendarName,
    },
    tryCredentials: parts.tryCredentials,
    roster: {
      store,
      rosterStore,
      clock,
      log,
      pauses: () => store.pauses(),
      rounds: () => parts.care.rounds(),
      freshness: parts.freshness,
      isActiveByDefault: activeByDefault(parts.syncActive),
      parseCsv,
      async afterSwitch(turnedOn) {
        await queue.keepSubscriptions()
        for (const mailboxId of turnedOn) await queue.pullDelta(mailboxId)
      },
    },
    initialSync: parts.initialSync,
    refreshRepresentatives: () => queue.refreshRepresentatives(),
    textLogs: parts.textLogs,
    toCsv,
  }
}

/** Salted anew at each start: what two bundles have in common can be told only where they are of one run. */
const salt = randomBytes(16)
const hashed = (text: string): string => createHmac('sha256', salt).update(text).digest('hex').slice(0, 12)

function proofEndsAt(configuration: AdminPorts['configuration']): string | null {
  const name = configuration.settings.current().credential === 'certificate' ? 'clientCertificate' : 'clientSecret'
  return describeConfiguration(configuration).secrets.find((secret) => secret.name === name)?.expiresAt ?? null
}

const activeByDefault =
  (syncActive: 'all' | readonly string[]) =>
  (id: RepresentativeId): boolean =>
    syncActive === 'all' || syncActive.includes(id)

/** Who is in IFS, kept whole for the list; of them those that can sync, with Sync Active as it is switched at that moment. */
export async function refreshRoster(
  { rosterStore }: Pick<AdministrationBase, 'rosterStore'>,
  {
    calendar,
    crm,
    store,
    clock,
    log,
    syncActive,
    care,
  }: Pick<AdministrationParts, 'calendar' | 'crm' | 'store' | 'clock' | 'log' | 'syncActive' | 'care'>,
): Promise<void> {
  const everybody = await crm.listRepresentatives()
  if (everybody.length > 0 || (await rosterStore.roster()).rows.length === 0) await rosterStore.saveRoster(everybody, clock.now())
  const isActive = activeByDefault(syncActive)
  await refreshRepresentatives({
    calendar,
    log,
    syncActive: 'all',
    gone: new Set((await care.rounds()).flatMap((round) => (round.trouble?.kind === 'gone' ? [round.mailboxId] : []))),
    crm: { listRepresentatives: () => Promise.resolve(everybody) },
    store: {
      representatives: () => store.representatives(),
      async saveRepresentatives(rows) {
        const switches = await rosterStore.switches()
        await store.saveRepresentatives(
          rows.map((row) => ({ ...row, syncActive: switches.get(row.representativeId) ?? isActive(row.representativeId) })),
        )
      },
    },
  })
}

export const thisProcess = (processId: string, version: string, clock: Clock) => ({
  processId,
  host: `${hostname()} (${process.pid})`,
  version,
  startedAt: clock.now(),
})
