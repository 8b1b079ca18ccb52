import { defaultSettings } from '../../domain/settings.ts'
import type { ServicePorts } from './service.ts'
import { readService } from './service.ts'
import { type ConfigurationPorts, describeConfiguration } from './save-configuration.ts'
import { type HealthPorts, readHealth } from './read-health.ts'
import type { Store, StoredLogRow } from '../ports/store.ts'
import type { DoctorStore } from '../ports/doctor.ts'
import type { BackupStore } from '../ports/backup.ts'

export interface DiagnosticsPorts {
  readonly configuration: ConfigurationPorts
  readonly watch: HealthPorts
  readonly service: ServicePorts
  readonly store: Pick<Store, 'readLog'>
  readonly reports: DoctorStore
  readonly backups: Pick<BackupStore, 'migrations'>
  readonly versions: Readonly<Record<string, string>>
  /** One way, the same text giving the same: rows about one appointment can be told, what it is about can not. */
  readonly hash: (text: string) => string
}

const mostRows = 500
/** Texts that name people or places of the company. */
const ownTexts = ['alertWebhookUrl', 'alertEmailTo', 'alertEmailFrom'] as const

/** What somebody who helps needs to see, and nothing that only the company may: no secret, no subject, no name. */
export async function diagnostics(ports: DiagnosticsPorts) {
  const { configuration, hash } = ports
  const described = describeConfiguration(configuration)
  const values = {
    ...described.values,
    ...Object.fromEntries(ownTexts.map((name) => [name, described.values[name] === defaultSettings[name] ? '' : 'set'])),
  }
  const [health, service, report, migrations, rows] = await Promise.all([
    readHealth(ports.watch),
    readService(ports.service),
    ports.reports.lastReport(),
    ports.backups.migrations(),
    ports.store.readLog({ limit: mostRows }),
  ])
  return {
    format: 'rm-panel-diagnostics',
    madeAt: configuration.clock.now(),
    versions: ports.versions,
    migrations,
    configuration: {
      version: described.version,
      values,
      locked: described.locked,
      secrets: described.secrets.map(({ name, isSet, daysLeft }) => ({ name, isSet, daysLeft })),
    },
    service: {
      state: service.state,
      since: service.since,
      waitsFor: service.waitsFor?.system ?? null,
      processes: service.processes.map((one) => ({ ...one, host: hash(one.host) })),
      queues: service.queues,
    },
    health: {
      ...health,
      alerts: health.alerts.map(({ kind, severity, since }) => ({ kind, severity, since })),
      undelivered: health.undelivered.map(({ hook, state, kind, at, tries }) => ({ hook, state, kind, at, tries })),
    },
    doctor:
      report === null
        ? null
        : { ...report, by: hash(report.by), checks: report.checks.map((check) => withoutAddresses(check, hash)) },
    log: rows.map((row) => withoutText(row, hash)),
  }
}

/** What the doctor found may name a mailbox, such as the one that must be refused. */
function withoutAddresses<Check extends { readonly found: string; readonly fix: string; readonly command: string | null }>(
  check: Check,
  hash: (text: string) => string,
): Check {
  const clean = (text: string): string =>
    text.replaceAll(/[^\s<>"'(),;:=]+@[^\s<>"'(),;:=]+/g, (address) => `mailbox ${hash(address)}`)
  const { found, fix, command } = check
  return { ...check, found: clean(found), fix: clean(fix), command: command === null ? null : clean(command) }
}

const withoutText = (row: StoredLogRow, hash: (text: string) => string) => ({
  rowId: row.rowId,
  seenAt: row.seenAt,
  appliedAt: row.appliedAt,
  who: hash(row.who),
  mailbox: hash(row.mailboxId),
  linkId: row.linkId,
  activity: row.activityNo === null ? null : hash(row.activityNo),
  appointment: hash(row.appointment),
  changes: row.changes.map(({ field }) => field),
  outcome: row.outcome,
  // Reasons of IFS may quote what was written: their first words tell enough.
  reason: row.outcome === 'set-aside' || row.outcome === 'retry' ? hash(row.reason) : '',
  tookMs: row.tookMs,
  noticedBy: row.noticedBy,
  correlationId: row.correlationId,
})
