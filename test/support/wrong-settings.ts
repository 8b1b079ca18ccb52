import type { SecretName, SettingName } from '../../src/domain/settings.ts'

/** What each setting must refuse. A new setting does not compile before it stands here. */
export const wrongSettings: Readonly<Record<SettingName, readonly unknown[]>> = {
  tenantId: ['', 'halden', 'halden.onmicrosoft.com', '6f0f9a52-3c1d-4a7e-9b61'],
  applicationId: ['', 'rmsync', '{6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00}'],
  credential: ['', 'password', null],
  clientSecretExpiresOn: ['', '4 Dec 2026', '2026-13-01', '2026-02-30', '1999-12-31', '2100-01-01', 5],
  ifsSecretExpiresOn: ['tomorrow', '2100-01-01'],
  syncCycleMinutes: [0, 1441, 2.5, -5, Number.NaN, Number.POSITIVE_INFINITY, '5', null],
  initialSyncFrom: ['2026-9-1', '01.09.2026', '2026-02-29', '1999-12-31'],
  calendar: ['both', ''],
  calendarName: ['', '   ', 'x'.repeat(256), 'two\nlines', 'tab\there', 7],
  deleteWhenCancelled: ['true', 1, null],
  privatePolicy: ['hide', ''],
  brakeDeletions: [0, 10_001, 1.5],
  brakePercent: [0, 101],
  brakePercentFrom: [0, 10_001, 11],
  brakeWithinMinutes: [0, 1441],
  horizonDays: [6, 731],
  createCategories: ['yes'],
  logDebug: ['on'],
  logRetentionDays: [29, 3651],
  textLogDays: [0, 366],
  textLogMegabytes: [0, 1001],
  delayAlarmSeconds: [4, 86_401],
  alertWebhookUrl: ['http://hooks.example/x', 'hooks.example', 'https://user:pw@hooks.example', 'javascript:alert(1)'],
  alertEmailTo: ['karin', 'karin@halden.example;', 'a@b.example,,c@d.example', 'Karin <karin@halden.example>'],
  alertEmailFrom: ['karin', 'a@b.example,c@d.example'],
}

export const wrongSecrets: Readonly<Record<SecretName, readonly string[]>> = {
  clientSecret: ['', '6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00', 'two words', 'x'.repeat(513)],
  clientCertificate: ['', 'PEM', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
  alertWebhookSecret: ['', 'short'],
  smtpUrl: ['', 'mail.halden.example', 'https://mail.halden.example'],
}
