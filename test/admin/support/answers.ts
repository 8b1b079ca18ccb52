import type { ConfigurationView } from '../../../src/api/admin-configuration.ts'
import type { DoctorReportView } from '../../../src/api/admin-doctor.ts'
import type { HealthView } from '../../../src/api/admin-health.ts'
import type { InitialSyncItemView, InitialSyncView } from '../../../src/api/admin-initial-sync.ts'
import type { PanelSetupView } from '../../../src/api/admin-panel.ts'
import type { AdminRepresentativeView } from '../../../src/api/admin-representatives.ts'
import type { ServiceView } from '../../../src/api/admin-service.ts'
import type { LogRowView } from '../../../src/api/schemas.ts'
import { defaultSettings } from '../../../src/domain/settings.ts'
import { logRows } from '../log-rows.ts'

/** What the service answers, as a believable Sunday before a week that is looked at by an admin. */

const asOf = '2026-11-22T10:44:00Z'
const minutesAgo = (minutes: number): string => new Date(Date.parse(asOf) - minutes * 60_000).toISOString()
const quarters = Array.from({ length: 96 }, (_nothing, at) => minutesAgo((95 - at) * 15))

const person = (at: number, changed: Partial<AdminRepresentativeView> = {}): AdminRepresentativeView => ({
  representativeId: `REP${at}`,
  name: `Representative ${at}`,
  email: `representative.${at}@halden.example`,
  syncActive: true,
  mailboxId: `mailbox-${at}`,
  hasPermissionSet: true,
  isBlocked: false,
  state: 'active',
  why: '',
  fix: '',
  needsALook: false,
  links: 12,
  heldDeletions: 0,
  pausedSince: null,
  pausedBy: null,
  currentAsOf: minutesAgo(2),
  delayP95Ms: 4_000,
  delayByDayMs: [4_000, 5_000, null, 6_000, 4_000, 5_000, 4_000],
  ...changed,
})
const seen: readonly AdminRepresentativeView[] = [
  person(1, {
    representativeId: 'JOEK',
    name: 'Jonas Ekström',
    email: 'jonas.ekstrom@halden.example',
    state: 'paused',
    why: '14 deletions wait for your approval.',
    fix: 'Look at the deletions and decide.',
    needsALook: true,
    heldDeletions: 14,
    pausedSince: minutesAgo(30),
    pausedBy: 'rmsync',
  }),
  person(2, {
    representativeId: 'AMHA',
    name: 'Amir Haddad, whose name goes on and on until the column has no room for it any more',
    email: 'amir.haddad.with.a.long.address@subsidiary.halden.example',
    hasPermissionSet: false,
    state: 'no-permission-set',
    why: 'EXCHANGE_SYNC_USER is missing in IFS.',
    fix: 'Grant the permission set to the user in IFS.',
    needsALook: true,
    delayP95Ms: 180_000,
  }),
  person(3, {
    representativeId: 'SONY',
    name: 'Sofia Nyberg',
    email: '',
    syncActive: false,
    state: 'off',
    why: 'Links stay, changes are not relayed.',
    currentAsOf: null,
    delayP95Ms: null,
    delayByDayMs: [],
  }),
]
export const representatives = (count: number): readonly AdminRepresentativeView[] =>
  Array.from({ length: count }, (_nothing, at) => seen[at] ?? person(at + 1))

export const health = (count: number): HealthView => ({
  asOf,
  undelivered: Array.from({ length: Math.min(count, 50) }, (_nothing, at) => ({
    hook: at % 2 === 0 ? ('webhook' as const) : ('e-mail' as const),
    state: at === 1 ? ('given-up' as const) : ('waiting' as const),
    kind: 'service-paused',
    message: 'The service is paused, by Karin Olsson: IFS is updated.',
    at: minutesAgo(30 + at),
    tries: at === 0 ? 3 : 0,
    reason: at < 2 ? 'The webhook answered 503.' : '',
    nextTryAt: at === 1 ? null : minutesAgo(-5),
  })),
  alerts:
    count === 0
      ? []
      : [
          {
            kind: 'secret-expires',
            severity: 'warning',
            message: 'The client secret expires in 11 days.',
            fix: 'On 3 Dec 2026 the sync stops for everyone.',
            since: minutesAgo(600),
            page: 'configuration',
          },
          {
            kind: 'representatives-late',
            severity: 'error',
            message: 'Changes of Amir Haddad are 49 minutes late.',
            fix: 'The permission set EXCHANGE_SYNC_USER is missing in IFS.',
            since: minutesAgo(49),
            page: 'representatives',
          },
        ],
  current: { current: Math.max(0, count - 1), active: count, withinMinutes: 5 },
  delayP95Ms: count === 0 ? null : 4_600,
  delayAlarmMs: 60_000,
  waiting: { changes: count === 0 ? 0 : 12, oldestSeconds: count === 0 ? null : 3, setAside: count === 0 ? 0 : 1 },
  notifications: {
    isOn: count > 0,
    subscribed: count,
    active: count,
    nextRenewalAt: count === 0 ? null : '2026-11-22T11:25:00Z',
    lastNoticeAt: null,
  },
  throttling: { lastDay: count, waitedMs: count * 40 },
  delay: quarters.map((at, index) => ({
    at,
    p95Ms: count === 0 || (index > 20 && index < 26) ? null : index > 60 && index < 75 ? 34_000 : 4_500 + (index % 5) * 300,
  })),
  queue: quarters.map((at, index) => ({ at, waiting: count === 0 ? 0 : index > 60 && index < 75 ? 200 : 10 + (index % 7) })),
  errors: Array.from({ length: 7 }, (_nothing, at) => ({
    on: `2026-11-${String(16 + at)}`,
    ifsBusy: count === 0 ? 0 : at * 2,
    outlookBusy: count === 0 ? 0 : at,
    refusedByIfs: count === 0 ? 0 : 1,
    other: 0,
  })),
  expiries: [
    { what: 'client-secret', title: 'Client secret', expiresAt: '2026-12-03T00:00:00Z', daysLeft: 11, byItself: false },
    {
      what: 'server-certificate',
      title: 'Server certificate',
      expiresAt: '2027-03-08T00:00:00Z',
      daysLeft: 105,
      byItself: false,
    },
    { what: 'ifs-secret', title: 'IFS client secret', expiresAt: null, daysLeft: null, byItself: false },
    { what: 'subscriptions', title: 'Subscriptions', expiresAt: '2026-11-22T11:25:00Z', daysLeft: null, byItself: true },
  ],
  drift: { lastRunAt: minutesAgo(300), links: count * 10, differed: 2, repaired: 2, setAside: 0 },
})

export const service: ServiceView = {
  state: 'running',
  reason: 'Update of IFS is done',
  since: minutesAgo(4_000),
  by: 'Karin Olsson',
  waitsFor: null,
  processes: [
    {
      processId: 'p1',
      host: 'rm-1.halden.example',
      version: '0.1.0',
      startedAt: minutesAgo(4_000),
      seenAt: asOf,
      state: 'working',
    },
  ],
  queues: [
    { name: 'relay-link', title: 'Changes to relay', waiting: 12, later: 1, running: 2, oldestWaitingSeconds: 3 },
    { name: 'pull-delta', title: 'Rounds through mailboxes', waiting: 0, later: 212, running: 0, oldestWaitingSeconds: null },
  ],
  history: [
    { state: 'running', reason: 'Update of IFS is done', at: minutesAgo(4_000), by: 'Karin Olsson' },
    { state: 'paused', reason: 'Update of IFS', at: minutesAgo(4_100), by: 'Karin Olsson' },
  ],
}

const secret = {
  isSet: false,
  changedAt: null,
  changedBy: null,
  expiresAt: null,
  daysLeft: null,
  thumbprint: null,
}
export const configuration: ConfigurationView = {
  version: 7,
  values: {
    ...defaultSettings,
    tenantId: '6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00',
    applicationId: 'a1f3c0de-0003-4c11-8a11-000000000003',
    clientSecretExpiresOn: '2026-12-03',
    initialSyncFrom: '2026-09-01',
  },
  locked: [{ field: 'tenantId', variable: 'TENANT_ID' }],
  secrets: [
    {
      ...secret,
      name: 'clientSecret',
      isSet: true,
      changedAt: minutesAgo(9_000),
      changedBy: 'Karin Olsson',
      expiresAt: '2026-12-03T00:00:00Z',
      daysLeft: 11,
    },
    { ...secret, name: 'clientCertificate' },
    { ...secret, name: 'alertWebhookSecret' },
    { ...secret, name: 'smtpUrl' },
  ],
  changedAt: minutesAgo(9_000),
  changedBy: 'Karin Olsson',
}

export const doctor: DoctorReportView = {
  ranAt: minutesAgo(4),
  tookMs: 8_000,
  by: 'Karin Olsson',
  checks: [
    { id: 'database', title: 'Database', outcome: 'fine', found: 'PGlite, schema 12', fix: '', command: null, tookMs: 40 },
    {
      id: 'app-registration',
      title: 'App registration',
      outcome: 'warning',
      found: 'The client secret expires in 11 days, on 3 Dec 2026.',
      fix: 'Enter a new one under Configuration.',
      command: null,
      tookMs: 400,
    },
    {
      id: 'ifs-service-user',
      title: 'SYNC_MASTER',
      outcome: 'needs-fix',
      found: 'The IFS service user is locked. Nothing can be relayed.',
      fix: 'Run this script in the IFS database, activate the user, then restart the service.',
      command: 'Rmpanl\\manualdeploy\\UpdateSyncMasterUser.sql',
      tookMs: 300,
    },
    {
      id: 'representatives',
      title: 'Representatives',
      outcome: 'skipped',
      found: 'SYNC_MASTER is locked.',
      fix: '',
      command: null,
      tookMs: 0,
    },
  ],
}

export const panelSetup: PanelSetupView = {
  version: 3,
  fields: [
    { owner: 'activity', name: 'Cf_Region', label: 'Region', editable: true, required: true, preset: 'North', panels: 'both' },
    { owner: 'activity', name: 'Cf_Level', label: 'Level', editable: true, required: false, preset: 'High', panels: 'both' },
    { owner: 'activity', name: 'Cf_Margin', label: 'Margin', editable: true, required: false, preset: 12.5, panels: 'srm' },
    { owner: 'activity', name: 'Priority', label: 'Priority', editable: false, required: false, preset: null, panels: 'crm' },
  ],
  settings: {
    activityTypes: [{ type: 'Meeting', subTypes: ['First', 'Follow-up'] }],
    defaultActivityType: 'Meeting',
    helpUrl: '',
  },
  standardTypes: [{ type: 'Meeting', subTypes: [] }],
  faults: [],
  changedAt: null,
  changedBy: null,
}
const inIfs = (name: string, type: string, changed: object = {}) => ({
  name,
  label: name.replace('Cf_', ''),
  type,
  maxLength: null,
  choices: [],
  isCustom: name.startsWith('Cf_'),
  ...changed,
})
export const fieldsOfIfs = [
  inIfs('Note', 'text', { maxLength: 2000 }),
  inIfs('Description', 'text', { maxLength: 200, isTaken: true }),
  inIfs('Cf_Region', 'text', { maxLength: 20 }),
  inIfs('Priority', 'text', { maxLength: 20 }),
  inIfs('Cf_Margin', 'number'),
  inIfs('Cf_Visitors', 'number', { isWhole: true }),
  inIfs('Cf_Level', 'choice', { choices: ['High', 'VeryHigh'] }),
  inIfs('Cf_FollowUpOn', 'date'),
  inIfs('Cf_IsOpen', 'yes-no'),
]

const actions = ['delete', 'relink', 'update'] as const
export const items = (count: number): readonly InitialSyncItemView[] =>
  Array.from({ length: count }, (_nothing, at) => {
    const action = actions[Math.min(at, 2)] ?? 'update'
    return {
      itemId: at + 1,
      action,
      representativeId: 'ELSA',
      representative: 'Ellen Sandberg',
      appointment: at === 0 ? 'Offer talk Halvard' : `Quarterly review ${at}`,
      start: '2026-12-03T09:00:00Z',
      activityNo: String(4_000 + at),
      activityUrl: `https://ifs.example/activity/${4_000 + at}`,
      linkId: `link-${at}`,
      why:
        action === 'delete'
          ? 'Cancelled by the organizer.'
          : action === 'relink'
            ? 'The appointment carries the marker.'
            : 'The time differs.',
      changes: action === 'update' ? [{ field: 'start', before: '2026-12-03T08:00:00Z', after: '2026-12-03T09:00:00Z' }] : [],
      result: 'open',
      resultReason: '',
    }
  })
export const run = (count: number, changed: Partial<InitialSyncView> = {}): InitialSyncView => ({
  runId: 'run-1',
  state: 'planned',
  reason: '',
  from: '2026-09-01',
  representatives: null,
  representativeCount: 12,
  plannedBy: 'Karin Olsson',
  startedAt: minutesAgo(6),
  plannedAt: minutesAgo(4),
  approvedBy: null,
  approvedAt: null,
  finishedAt: null,
  counts: {
    delete: Math.min(1, count),
    relink: Math.min(1, Math.max(0, count - 1)),
    update: Math.max(0, count - 2),
    nothing: 1_207,
    problem: 0,
  },
  progress: { done: 0, total: count, perMinute: null, secondsLeft: null },
  results: { applied: 0, skipped: 0, failed: 0 },
  ...changed,
})

/** `count` rows of the log, newest first. */
export const rowsOfLog = (count: number): readonly LogRowView[] =>
  Array.from({ length: count }, (_nothing, at) => ({
    ...(logRows[at % logRows.length] ?? logRows[0]!),
    rowId: count - at,
    correlationId: `7F3A-${count - at}`,
  }))
