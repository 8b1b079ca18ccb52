import { type DoctorCheck, type DoctorCheckId, doctorChecks, type DoctorReport } from '../../domain/doctor.ts'
import { calendarChecks } from './check-calendar.ts'
import { ifsChecks } from './check-ifs.ts'
import { microsoftChecks } from './check-microsoft.ts'
import { panelChecks } from './check-panel.ts'
import { ownChecks } from './check-own.ts'
import { type Checks, type DoctorPorts, type DoctorRequest, skipped, type Walk } from './doctor-walk.ts'

const titles: Readonly<Record<DoctorCheckId, string>> = {
  addresses: 'Addresses',
  certificate: 'Certificate',
  'app-registration': 'App registration',
  'permission-users': 'Read users',
  'permission-calendars': 'Calendar permission',
  'permission-categories': 'Categories',
  'synced-calendar': 'Synced calendar',
  'mailbox-scope': 'Mailbox scope',
  notifications: 'Notifications',
  'ifs-sign-in': 'IFS sign-in',
  'ifs-projections': 'IFS projections',
  'ifs-mapping': 'IFS mapping',
  'ifs-service-user': 'SYNC_MASTER',
  'ifs-permission-sets': 'EXCHANGE_SYNC_USER',
  clock: 'Clock',
  database: 'Database',
  representatives: 'Representatives',
  'panel-fields': 'Fields of the panel',
}

/** Walks the installation in the order in which it is built; each check is told in words, and none stops the others. */
export async function runDoctor(ports: DoctorPorts, request: DoctorRequest, by: string): Promise<DoctorReport> {
  const startedMs = ports.nowMs()
  const checks: DoctorCheck[] = []
  const representatives = await ports.store.representatives().catch(() => [])
  const mailbox = representatives.find((row) => row.syncActive) ?? representatives[0] ?? null
  const walk: Walk = {
    request,
    mailbox,
    permissions: once(() => (mailbox === null ? Promise.resolve([]) : ports.calendar.checkPermissions(mailbox.mailboxId))),
    ifs: once(() => ports.crm.probe()),
    publicAddress: once(() => ports.reach(`${ports.publicUrl}/health/live`)),
    failed: (id) => checks.some((check) => check.id === id && check.outcome === 'needs-fix'),
  }
  const all: Checks = {
    ...ownChecks(ports),
    ...microsoftChecks(ports),
    ...calendarChecks(ports),
    ...ifsChecks,
    ...panelChecks(ports.panel),
  }
  for (const id of doctorChecks.filter((name) => request.only?.includes(name) ?? true)) {
    const beganMs = ports.nowMs()
    const finding = await (all[id]?.(walk) ?? Promise.resolve(skipped('Nothing is known of this check.', '')))
    checks.push({ id, title: titles[id], ...finding, tookMs: ports.nowMs() - beganMs })
  }
  const report = { ranAt: ports.clock.now(), tookMs: ports.nowMs() - startedMs, by, checks }
  if (request.only === null) await ports.reports.saveReport(report).catch(() => undefined)
  return report
}

function once<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let asked: Promise<Value> | null = null
  return () => (asked ??= ask())
}
