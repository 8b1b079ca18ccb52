import { z } from 'zod'
import { secretNames } from '../domain/settings.ts'

/** Calendar Sync Configuration. Every `/api/admin/…` call needs the application role `RmSync.Admin`. */

const DayOrNoneSchema = z.string().max(10).nullable()
/** Values of `Settings` in `src/domain/settings.ts`; `checkSettings` there says what each must be, on the page as it is typed and in rmsync. */
const SettingValuesSchema = z.object({
  tenantId: z.string().max(100),
  applicationId: z.string().max(100),
  credential: z.enum(['secret', 'certificate']),
  clientSecretExpiresOn: DayOrNoneSchema,
  ifsSecretExpiresOn: DayOrNoneSchema,
  syncCycleMinutes: z.number(),
  initialSyncFrom: DayOrNoneSchema,
  calendar: z.enum(['main', 'dedicated']),
  calendarName: z.string().max(2000),
  deleteWhenCancelled: z.boolean(),
  privatePolicy: z.enum(['mask', 'stop', 'relay']),
  brakeDeletions: z.number(),
  brakePercent: z.number(),
  brakePercentFrom: z.number(),
  brakeWithinMinutes: z.number(),
  horizonDays: z.number(),
  createCategories: z.boolean(),
  logDebug: z.boolean(),
  logRetentionDays: z.number(),
  textLogDays: z.number(),
  textLogMegabytes: z.number(),
  delayAlarmSeconds: z.number(),
  alertWebhookUrl: z.string().max(2000),
  alertEmailTo: z.string().max(2000),
  alertEmailFrom: z.string().max(2000),
})

const SettingFieldSchema = z.enum([...SettingValuesSchema.keyof().options, ...secretNames])
const SettingFaultSchema = z.object({ field: SettingFieldSchema, message: z.string(), fix: z.string() })

/** `GET /api/admin/configuration`. */
export const ConfigurationSchema = z.object({
  /** Goes up with each change; given back when saving, so that nobody overwrites what another admin changed meanwhile. */
  version: z.number(),
  values: SettingValuesSchema,
  /** What is given in the environment of rmsync stands: `variable` names it. It can not be changed here. */
  locked: z.array(z.object({ field: SettingFieldSchema, variable: z.string() })),
  /** Write-only. `expiresAt`: of a certificate from itself, of a secret as entered. */
  secrets: z.array(
    z.object({
      name: z.enum(secretNames),
      isSet: z.boolean(),
      changedAt: z.string().nullable(),
      changedBy: z.string().nullable(),
      expiresAt: z.string().nullable(),
      daysLeft: z.number().nullable(),
      /** SHA-1 thumbprint of a certificate, as Entra shows it. */
      thumbprint: z.string().nullable(),
    }),
  ),
  changedAt: z.string().nullable(),
  changedBy: z.string().nullable(),
})
export type ConfigurationView = z.infer<typeof ConfigurationSchema>

const SecretChangeSchema = z.string().max(65_536).nullable()
/**
 * `POST /api/admin/configuration/check` and `PUT /api/admin/configuration`: only what changes. A secret of `null` is forgotten.
 * Saving with faults answers 422 `invalid-settings` with the first fault as `field`; with an old version 409 `changed-meanwhile`.
 */
export const SaveConfigurationRequestSchema = z.object({
  version: z.number(),
  values: SettingValuesSchema.partial(),
  secrets: z
    .object({
      clientSecret: SecretChangeSchema,
      clientCertificate: SecretChangeSchema,
      alertWebhookSecret: SecretChangeSchema,
      smtpUrl: SecretChangeSchema,
    })
    .partial(),
  /** What `check` warned of was read: without it a save with consequences answers 409 `confirm-consequences`. */
  confirmed: z.boolean(),
})
export type SaveConfigurationRequest = z.infer<typeof SaveConfigurationRequestSchema>

export const CheckConfigurationResponseSchema = z.object({
  faults: z.array(SettingFaultSchema),
  /** What saving would do that somebody might not expect. */
  consequences: z.array(
    z.object({
      field: SettingFieldSchema,
      message: z.string(),
      /** Up to 50 of what is concerned, such as links left behind in the other calendar. */
      concerned: z.array(z.object({ name: z.string(), detail: z.string() })),
      total: z.number(),
    }),
  ),
})
export type CheckConfigurationResponse = z.infer<typeof CheckConfigurationResponseSchema>
