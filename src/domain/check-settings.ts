import type { SecretChanges, SecretName, SettingName, Settings } from './settings.ts'

/** Why a value can not be kept, and what would do. */
export interface SettingFault {
  readonly field: SettingName | SecretName
  readonly message: string
  readonly fix: string
}
type Verdict = Omit<SettingFault, 'field'> | null
type Check = (value: unknown) => Verdict

const no = (message: string, fix: string): Verdict => ({ message, fix })

const whole =
  (least: number, most: number, unit: string): Check =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? null
      : no(
          typeof value === 'number' && Number.isFinite(value)
            ? `${value.toLocaleString('en')} is ${Number.isInteger(value) ? (value < least ? 'too little' : 'too much') : 'not a whole number'}.`
            : 'This is not a number.',
          `Enter ${least.toLocaleString('en')} to ${most.toLocaleString('en')}${unit === '' ? '' : ` ${unit}`}.`,
        )
const flag: Check = (value) => (typeof value === 'boolean' ? null : no('This is neither on nor off.', 'Switch it on or off.'))
const oneOf =
  (...choices: readonly string[]): Check =>
  (value) =>
    choices.includes(value as string) ? null : no('This is none of the choices.', `Choose ${choices.join(' or ')}.`)

const guid: Check = (value) =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
    ? null
    : no(
        'This is not an id of Microsoft Entra.',
        'Copy the GUID from the overview of the app registration, such as 6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00.',
      )

const earliest = '2000-01-01'
const latest = '2100-01-01'
/** Why a text is no day that an admin may mean; null when it is one. */
export const dateFault = (value: string): Verdict => dateOrNone(value)

const dateOrNone: Check = (value) => {
  if (value === null) return null
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value) || !isDay(value))
    return no('There is no such date.', 'Enter a date such as 2026-09-01, or leave it empty.')
  return value >= earliest && value < latest ? null : no('That date is too far away.', `Enter a date from ${earliest} on.`)
}
const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** Outlook takes 255 characters for the name of a folder, and none that ends a line. */
const calendarName: Check = (value) => {
  if (typeof value !== 'string' || value.trim() === '')
    return no('A dedicated calendar needs a name.', 'Enter a name such as IFS.')
  if (value.length > 255) return no(`The name has ${value.length} characters.`, 'Enter at most 255 characters.')
  return /\p{Cc}/u.test(value) ? no('The name has a character that ends a line.', 'Remove line breaks and tabs.') : null
}

const httpsOrEmpty: Check = (value) => {
  if (value === '') return null
  if (typeof value !== 'string' || !URL.canParse(value))
    return no('This is no address.', 'Enter an address that begins with https://, or leave it empty.')
  const url = new URL(value)
  if (url.protocol !== 'https:')
    return no('Alerts name people and must not travel in the clear.', 'Enter an address that begins with https://.')
  return url.username + url.password === ''
    ? null
    : no('The address holds a password that everybody who opens this page would see.', 'Use an address without a password.')
}

const address = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/
const addresses: Check = (value) => {
  if (value === '') return null
  const wrong =
    typeof value === 'string'
      ? value
          .split(',')
          .map((part) => part.trim())
          .find((part) => !address.test(part))
      : ''
  return wrong === undefined
    ? null
    : no(
        wrong === '' ? 'An address is missing.' : `${wrong} is no e-mail address.`,
        'Enter addresses with commas between them, or leave it empty.',
      )
}
const oneAddress: Check = (value) =>
  value === '' || (typeof value === 'string' && address.test(value))
    ? null
    : no('This is no e-mail address.', 'Enter one address, or leave it empty.')

const checks: Readonly<Record<SettingName, Check>> = {
  tenantId: guid,
  applicationId: guid,
  credential: oneOf('secret', 'certificate'),
  clientSecretExpiresOn: dateOrNone,
  ifsSecretExpiresOn: dateOrNone,
  syncCycleMinutes: whole(1, 1440, 'minutes'),
  initialSyncFrom: dateOrNone,
  calendar: oneOf('main', 'dedicated'),
  calendarName,
  deleteWhenCancelled: flag,
  privatePolicy: oneOf('mask', 'stop', 'relay'),
  brakeDeletions: whole(1, 10_000, 'deletions'),
  brakePercent: whole(1, 100, '%'),
  brakePercentFrom: whole(1, 10_000, 'deletions'),
  brakeWithinMinutes: whole(1, 1440, 'minutes'),
  horizonDays: whole(7, 730, 'days'),
  createCategories: flag,
  logDebug: flag,
  logRetentionDays: whole(30, 3650, 'days'),
  textLogDays: whole(1, 365, 'days'),
  textLogMegabytes: whole(1, 1000, 'MB'),
  delayAlarmSeconds: whole(5, 86_400, 'seconds'),
  alertWebhookUrl: httpsOrEmpty,
  alertEmailTo: addresses,
  alertEmailFrom: oneAddress,
}

const secretChecks: Readonly<Record<SecretName, (value: string) => Verdict>> = {
  clientSecret: (value) => {
    if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value))
      return no(
        'This is the id of a secret, not the secret.',
        'Copy the column Value of the client secret; it is shown once, when it is made.',
      )
    if (/\s/.test(value))
      return no('The secret has a space or a line break in it.', 'Copy it again, from the first to the last character.')
    return value.length <= 512 ? null : no('This is too long for a client secret.', 'Copy the column Value of the client secret.')
  },
  clientCertificate: (value) => {
    if (!value.includes('-----BEGIN CERTIFICATE-----'))
      return no('There is no certificate in it.', 'Enter the certificate and its private key, both as PEM text.')
    if (!/-----BEGIN (RSA |EC )?PRIVATE KEY-----/.test(value))
      return no(
        'The private key is missing, or it has a password.',
        'Add the private key without a password, as PEM text, below the certificate.',
      )
    return value.length <= 32_768
      ? null
      : no('This is too long for one certificate.', 'Enter the certificate of the app registration and its key only.')
  },
  alertWebhookSecret: (value) =>
    value.length >= 16 && value.length <= 512
      ? null
      : no(`The secret has ${value.length} characters.`, 'Enter 16 to 512 characters.'),
  smtpUrl: (value) => {
    if (!URL.canParse(value) || !['smtp:', 'smtps:'].includes(new URL(value).protocol) || new URL(value).hostname === '')
      return no(
        'This is no address of a mail server.',
        'Enter smtps://user:password@mail.company.example, or smtp:// where the server upgrades the connection.',
      )
    return value.length <= 1000 ? null : no('This is too long for an address.', 'Enter at most 1,000 characters.')
  },
}

/** Every fault of what somebody wants to save. `settings` is how they would be then; only what changes is judged by itself. */
export function checkSettings(
  settings: Settings,
  changed: readonly SettingName[],
  secrets: SecretChanges,
): readonly SettingFault[] {
  const faults: SettingFault[] = changed.flatMap((field) => {
    const verdict = checks[field](settings[field])
    return verdict === null ? [] : [{ field, ...verdict }]
  })
  for (const [field, value] of Object.entries(secrets) as [SecretName, string | null][]) {
    if (value === null) continue
    const verdict = value === '' ? no('Nothing was entered.', 'Enter the new value.') : secretChecks[field](value)
    if (verdict !== null) faults.push({ field, ...verdict })
  }
  return [...faults, ...togetherFaults(settings, changed, faults)]
}

/** What is right by itself and wrong beside another value. */
function togetherFaults(
  settings: Settings,
  changed: readonly SettingName[],
  known: readonly SettingFault[],
): readonly SettingFault[] {
  const free = (field: SettingName): boolean => !known.some((fault) => fault.field === field)
  const touched = (...fields: readonly SettingName[]): boolean =>
    fields.some((field) => changed.includes(field)) && fields.every(free)
  const faults: SettingFault[] = []
  if (touched('brakeDeletions', 'brakePercentFrom') && settings.brakePercentFrom > settings.brakeDeletions)
    faults.push({
      field: 'brakePercentFrom',
      message: 'The share would never count: the number pauses first.',
      fix: `Enter at most ${settings.brakeDeletions}.`,
    })
  if (touched('alertEmailTo', 'alertEmailFrom') && settings.alertEmailTo !== '' && settings.alertEmailFrom === '')
    faults.push({
      field: 'alertEmailFrom',
      message: 'Alerts by e-mail need a sender.',
      fix: 'Enter the address that alerts come from.',
    })
  return faults
}
