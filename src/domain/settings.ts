import { defaultRelayPolicy, type RelayPolicy } from './policy.ts'

/** What an admin decides while rmsync runs: kept in the database, changed without a restart. Secrets are kept apart. */
export interface Settings {
  readonly tenantId: string
  /** Application (client) id with which rmsync reads and writes calendars. Empty until somebody enters it. */
  readonly applicationId: string
  readonly credential: 'secret' | 'certificate'
  /** Microsoft does not tell when a secret ends; whoever enters it knows. `YYYY-MM-DD`. */
  readonly clientSecretExpiresOn: string | null
  readonly ifsSecretExpiresOn: string | null
  readonly syncCycleMinutes: number
  /** Null: from the day an Initial Sync is planned. */
  readonly initialSyncFrom: string | null
  readonly calendar: 'main' | 'dedicated'
  /** Name of the dedicated calendar that is made for each representative. */
  readonly calendarName: string
  readonly deleteWhenCancelled: boolean
  readonly privatePolicy: RelayPolicy['privatePolicy']
  readonly brakeDeletions: number
  readonly brakePercent: number
  readonly brakePercentFrom: number
  readonly brakeWithinMinutes: number
  readonly horizonDays: number
  /** Gives each mailbox the categories with their colours, where Microsoft 365 permits it. */
  readonly createCategories: boolean
  readonly logDebug: boolean
  readonly logRetentionDays: number
  readonly textLogDays: number
  readonly textLogMegabytes: number
  /** From saved in Outlook to written in IFS; above it Health raises an alarm. */
  readonly delayAlarmSeconds: number
  /** Empty: nobody is told this way. */
  readonly alertWebhookUrl: string
  readonly alertEmailTo: string
  readonly alertEmailFrom: string
}
export type SettingName = keyof Settings

export const defaultSettings: Settings = {
  tenantId: '',
  applicationId: '',
  credential: 'secret',
  clientSecretExpiresOn: null,
  ifsSecretExpiresOn: null,
  syncCycleMinutes: 5,
  initialSyncFrom: null,
  calendar: 'main',
  calendarName: 'IFS',
  deleteWhenCancelled: defaultRelayPolicy.deleteWhenCancelled,
  privatePolicy: defaultRelayPolicy.privatePolicy,
  brakeDeletions: defaultRelayPolicy.brake.deletions,
  brakePercent: defaultRelayPolicy.brake.percent,
  brakePercentFrom: defaultRelayPolicy.brake.percentFrom,
  brakeWithinMinutes: defaultRelayPolicy.brake.withinMinutes,
  horizonDays: defaultRelayPolicy.horizonDays,
  createCategories: true,
  logDebug: false,
  logRetentionDays: 180,
  textLogDays: 14,
  textLogMegabytes: 50,
  delayAlarmSeconds: 60,
  alertWebhookUrl: '',
  alertEmailTo: '',
  alertEmailFrom: '',
}

/** Write-only: shown as set or not, never as they are. */
export const secretNames = ['clientSecret', 'clientCertificate', 'alertWebhookSecret', 'smtpUrl'] as const
export type SecretName = (typeof secretNames)[number]
export type SecretChanges = Readonly<Partial<Record<SecretName, string | null>>>

export const toRelayPolicy = (settings: Settings): RelayPolicy => ({
  deleteWhenCancelled: settings.deleteWhenCancelled,
  privatePolicy: settings.privatePolicy,
  brake: {
    deletions: settings.brakeDeletions,
    percent: settings.brakePercent,
    percentFrom: settings.brakePercentFrom,
    withinMinutes: settings.brakeWithinMinutes,
  },
  horizonDays: settings.horizonDays,
  calendarName: settings.calendar === 'dedicated' ? settings.calendarName.trim() : null,
})
