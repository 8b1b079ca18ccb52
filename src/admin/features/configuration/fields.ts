import type { SecretName, SettingName, Settings } from '../../../domain/settings.ts'

type Shown =
  | { readonly kind: 'text'; readonly hint?: string }
  | { readonly kind: 'day'; readonly hint?: string }
  | { readonly kind: 'number'; readonly unit: string; readonly hint?: string }
  | { readonly kind: 'switch'; readonly hint?: string }
  | { readonly kind: 'choice'; readonly choices: readonly (readonly [string, string])[]; readonly hint?: string }

export type SettingField = { readonly name: SettingName; readonly label: string } & Shown
export interface SecretField {
  readonly secret: SecretName
  readonly label: string
  readonly hint: string
  /** Text of many lines, such as a certificate. */
  readonly isLong: boolean
}
export type ConfigurationField = SettingField | SecretField

interface Section {
  readonly title: string
  readonly second: string
  readonly fields: readonly ConfigurationField[]
}

/** As they stand on the page. What each may be is said by `checkSettings` of the domain, here and in the service. */
export function sectionsFor({ credential, calendar }: Pick<Settings, 'credential' | 'calendar'>): readonly Section[] {
  const certificate = credential === 'certificate'
  return [
    {
      title: 'Microsoft 365',
      second: 'The app registration',
      fields: [
        { name: 'tenantId', label: 'Tenant ID', kind: 'text' },
        { name: 'applicationId', label: 'Application ID', kind: 'text' },
        {
          name: 'credential',
          label: 'Signs in with',
          kind: 'choice',
          choices: [
            ['secret', 'Client secret'],
            ['certificate', 'Certificate'],
          ],
        },
        ...(certificate
          ? [
              {
                secret: 'clientCertificate',
                label: 'Certificate and private key',
                hint: 'Both as PEM text. Upload the certificate to the app registration too.',
                isLong: true,
              } as const,
            ]
          : [
              {
                secret: 'clientSecret',
                label: 'Client secret',
                hint: 'The column Value, shown once when it is made.',
                isLong: false,
              } as const,
              {
                name: 'clientSecretExpiresOn',
                label: 'Client secret expires on',
                kind: 'day',
                hint: 'Microsoft does not tell rmsync. With it, you are warned in time.',
              } as const,
            ]),
      ],
    },
    {
      title: 'Sync',
      second: 'What is read, and how often',
      fields: [
        { name: 'syncCycleMinutes', label: 'Sync Cycle', kind: 'number', unit: 'minutes' },
        { name: 'initialSyncFrom', label: 'Initial Sync From', kind: 'day', hint: 'Empty: from the day it is planned.' },
        {
          name: 'calendar',
          label: 'Calendar',
          kind: 'choice',
          choices: [
            ['main', 'Main calendar'],
            ['dedicated', 'Dedicated calendar for each person'],
          ],
          hint: 'Appointments added from IFS are made in it. What is linked elsewhere is followed where it lies; a change shows what it concerns before it is saved.',
        },
        ...(calendar === 'dedicated'
          ? [{ name: 'calendarName', label: 'Name of the calendar', kind: 'text', hint: 'Made for each person.' } as const]
          : []),
        {
          name: 'createCategories',
          label: 'Create the categories IFS CRM and IFS SRM in each mailbox',
          kind: 'switch',
          hint: 'Needs MailboxSettings.ReadWrite. Without it the log names the mailboxes in which people create them by hand, both teal.',
        },
      ],
    },
    {
      title: 'Safety',
      second: 'What must never surprise you',
      fields: [
        {
          name: 'privatePolicy',
          label: 'Private appointments',
          kind: 'choice',
          choices: [
            ['mask', 'Mask: keep the time, hide the text'],
            ['stop', 'Stop: relay nothing'],
            ['relay', 'Relay: like any other'],
          ],
        },
        { name: 'deleteWhenCancelled', label: 'Delete the activity when its appointment is cancelled', kind: 'switch' },
        { name: 'brakeDeletions', label: 'Pause a representative after', kind: 'number', unit: 'deletions' },
        { name: 'brakePercent', label: 'Or after this share of all links', kind: 'number', unit: '%' },
        { name: 'brakePercentFrom', label: 'The share counts from', kind: 'number', unit: 'deletions' },
        { name: 'brakeWithinMinutes', label: 'Counted together within', kind: 'number', unit: 'minutes' },
      ],
    },
    {
      title: 'Reach',
      second: 'How far, and how long',
      fields: [
        { name: 'horizonDays', label: 'Series, days ahead', kind: 'number', unit: 'days' },
        { name: 'logRetentionDays', label: 'Keep the log', kind: 'number', unit: 'days' },
        { name: 'textLogDays', label: 'Keep text log files', kind: 'number', unit: 'days' },
        { name: 'textLogMegabytes', label: 'A new file after', kind: 'number', unit: 'MB' },
        {
          name: 'logDebug',
          label: 'Log debug messages',
          kind: 'switch',
          hint: 'Subjects of appointments that are not private then stand in the text log files.',
        },
      ],
    },
    {
      title: 'Alerts',
      second: 'Who is told, and when',
      fields: [
        { name: 'delayAlarmSeconds', label: 'Alarm when changes take longer than', kind: 'number', unit: 'seconds' },
        { name: 'ifsSecretExpiresOn', label: 'Secret of IFS expires on', kind: 'day' },
        { name: 'alertWebhookUrl', label: 'Webhook', kind: 'text', hint: 'Such as a workflow of Teams. Empty: none.' },
        {
          secret: 'alertWebhookSecret',
          label: 'Secret of the webhook',
          hint: 'Signs each call, so that the receiver knows who calls.',
          isLong: false,
        },
        { name: 'alertEmailTo', label: 'E-mail to', kind: 'text', hint: 'Addresses with commas between them. Empty: none.' },
        { name: 'alertEmailFrom', label: 'E-mail from', kind: 'text' },
        { secret: 'smtpUrl', label: 'Mail server', hint: 'smtps://user:password@mail.company.example', isLong: false },
      ],
    },
  ]
}

/** As the page names a setting. */
export const labelOf = (name: SettingName): string =>
  (['secret', 'certificate'] as const)
    .flatMap((credential) => sectionsFor({ credential, calendar: 'dedicated' }))
    .flatMap(({ fields }) => fields)
    .flatMap((field) => ('name' in field && field.name === name ? [field.label] : []))[0] ?? name
