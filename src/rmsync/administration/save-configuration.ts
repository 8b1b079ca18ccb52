import { checkSettings, type SettingFault } from '../../domain/check-settings.ts'
import { Refusal } from '../../domain/refusal.ts'
import {
  secretNames,
  type SecretChanges,
  type SecretName,
  type SettingName,
  type Settings,
  toRelayPolicy,
} from '../../domain/settings.ts'
import type { DescribeCertificate, LinksElsewhere, SecretFacts, SettingsStore } from '../ports/administration.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { Clock } from '../ports/service.ts'
import type { CurrentSettings } from './settings.ts'

export interface ConfigurationPorts {
  readonly settings: CurrentSettings
  readonly settingsStore: SettingsStore
  readonly store: { linksOutside(calendarName: string | null, now: Instant): Promise<LinksElsewhere> }
  readonly describeCertificate: DescribeCertificate
  readonly clock: Clock
}
export interface ConfigurationRequest {
  readonly version: number
  readonly values: Partial<Settings>
  readonly secrets: SecretChanges
  readonly confirmed: boolean
}
export interface Consequence {
  readonly field: SettingName
  readonly message: string
  readonly concerned: readonly { readonly name: string; readonly detail: string }[]
  readonly total: number
}

/** What would be wrong with it and what it would do; changes nothing. */
export async function checkConfiguration(
  ports: ConfigurationPorts,
  request: Pick<ConfigurationRequest, 'values' | 'secrets'>,
): Promise<{ faults: readonly SettingFault[]; consequences: readonly Consequence[] }> {
  const { values, changed } = changesOf(ports, request.values)
  const next = { ...ports.settings.current(), ...values }
  const faults = [...checkSettings(next, changed, request.secrets), ...certificateFaults(ports, request.secrets)]
  const locked = ports.settings.given().variables
  for (const field of [...changed, ...(Object.keys(request.secrets) as SecretName[])]) {
    const variable = locked[field]
    if (variable === undefined) continue
    const fix = `Change ${variable} in the environment of rmsync, or take it out there, and start rmsync again.`
    faults.push({ field, message: `It is fixed by ${variable} in the environment of rmsync.`, fix })
  }
  return { faults, consequences: await consequencesOf(ports, changed, next) }
}

/** Saves all of it or nothing; every process has it within seconds, without a restart. */
export async function saveConfiguration(ports: ConfigurationPorts, request: ConfigurationRequest, by: string): Promise<void> {
  const { faults, consequences } = await checkConfiguration(ports, request)
  const [fault] = faults
  if (fault !== undefined)
    throw new Refusal('invalid-settings', `${fault.field}: ${fault.message}`, fault.fix, undefined, fault.field)
  const [consequence] = consequences
  if (consequence !== undefined && !request.confirmed)
    throw new Refusal('confirm-consequences', consequence.message, 'Look at what is concerned, then save again and confirm.')
  const secrets = (Object.entries(request.secrets) as [SecretName, string | null][]).map(([name, value]) => ({
    name,
    value,
    facts: factsOf(ports, name, value, request.values),
  }))
  const saved = await ports.settingsStore.saveConfiguration({
    version: request.version,
    values: changesOf(ports, request.values).values,
    secrets,
    by,
    at: ports.clock.now(),
  })
  if (!saved)
    throw new Refusal(
      'changed-meanwhile',
      'Somebody else changed the configuration meanwhile.',
      'Load it again; what they did not change stays as you entered it. Then save once more.',
    )
  await ports.settings.refresh()
}

function changesOf(ports: ConfigurationPorts, values: Partial<Settings>): { values: Partial<Settings>; changed: SettingName[] } {
  const current = ports.settings.current()
  // Ids are compared letter by letter with those in tokens, which are in lower case.
  const tidy = {
    ...values,
    ...(values.applicationId === undefined ? {} : { applicationId: values.applicationId.trim().toLowerCase() }),
  }
  const changed = (Object.keys(tidy) as SettingName[]).filter((name) => tidy[name] !== current[name])
  return { values: Object.fromEntries(changed.map((name) => [name, tidy[name]])), changed }
}

function certificateFaults(ports: ConfigurationPorts, secrets: SecretChanges): SettingFault[] {
  const pem = secrets.clientCertificate
  if (pem === undefined || pem === null || !pem.includes('-----BEGIN CERTIFICATE-----')) return []
  try {
    const { expiresAt } = ports.describeCertificate(pem)
    if (expiresAt === null || expiresAt > ports.clock.now()) return []
    const message = `The certificate ended on ${expiresAt.slice(0, 10)}.`
    return [{ field: 'clientCertificate', message, fix: 'Enter one that is still valid.' }]
  } catch (error) {
    const fix = 'Enter the certificate of the app registration and the private key that belongs to it, both as PEM text.'
    return [{ field: 'clientCertificate', message: error instanceof Error ? error.message : String(error), fix }]
  }
}

async function consequencesOf(
  { store, settings, clock }: ConfigurationPorts,
  changed: readonly SettingName[],
  next: Settings,
): Promise<readonly Consequence[]> {
  const now = settings.current()
  const consequences: Consequence[] = []
  const moves = changed.includes('calendar') || (changed.includes('calendarName') && now.calendar === 'dedicated')
  if (moves) {
    const { calendarName: name } = toRelayPolicy(next)
    const { total, links } = await store.linksOutside(name, clock.now())
    const message = `${whatCalendarDoes(name)} ${whatStaysElsewhere(total, name)}`
    consequences.push({ field: changed.includes('calendar') ? 'calendar' : 'calendarName', message, concerned: links, total })
  }
  if (changed.includes('deleteWhenCancelled') && next.deleteWhenCancelled) {
    const message =
      'Activities in IFS are deleted from now on when their appointment is deleted or cancelled. Past and completed ones always stay; a deletion can be undone for 30 days.'
    consequences.push({ field: 'deleteWhenCancelled', message, concerned: [], total: 0 })
  }
  if (changed.includes('privatePolicy') && next.privatePolicy === 'relay') {
    const message =
      'Private, personal and confidential appointments become linkable, and their text is written to IFS and to the log.'
    consequences.push({ field: 'privatePolicy', message, concerned: [], total: 0 })
  }
  if (changed.includes('logRetentionDays') && next.logRetentionDays < now.logRetentionDays) {
    const message = `Rows of the log older than ${next.logRetentionDays} days are deleted for good within a day.`
    consequences.push({ field: 'logRetentionDays', message, concerned: [], total: 0 })
  }
  return consequences
}

const whatCalendarDoes = (name: string | null): string =>
  name === null
    ? 'From the next Sync Cycle on, appointments added from IFS are made in the main calendar of each representative, and changes in it are followed. Calendars that were made before stay.'
    : `From the next Sync Cycle on, appointments added from IFS are made in a calendar “${name}”, which each representative is given, and changes in it are followed.`

/** What is linked is followed wherever it lies; nobody should wonder afterwards. */
function whatStaysElsewhere(total: number, name: string | null): string {
  const there = name === null ? 'the main calendar' : `“${name}”`
  if (total === 0) return 'No coming appointment that is linked lies elsewhere.'
  return total === 1
    ? `1 linked appointment lies in another calendar: it stays there and goes on being relayed; moved into ${there}, it goes on there.`
    : `${total.toLocaleString('en')} linked appointments lie in other calendars: they stay there and go on being relayed; moved into ${there}, they go on there.`
}

const unknown: SecretFacts = { expiresAt: null, thumbprint: null }
const factsOf = (ports: ConfigurationPorts, name: SecretName, value: string | null, values: Partial<Settings>): SecretFacts => {
  if (name === 'clientCertificate' && value !== null) return ports.describeCertificate(value)
  const day = name === 'clientSecret' ? (values.clientSecretExpiresOn ?? null) : null
  return day === null ? unknown : { expiresAt: `${day}T00:00:00Z` as SecretFacts['expiresAt'], thumbprint: null }
}

export interface DescribedConfiguration {
  readonly version: number
  readonly values: Settings
  readonly locked: readonly { readonly field: SettingName | SecretName; readonly variable: string }[]
  readonly secrets: readonly (SecretFacts & {
    readonly name: SecretName
    readonly isSet: boolean
    readonly changedAt: string | null
    readonly changedBy: string | null
    readonly daysLeft: number | null
  })[]
  readonly changedAt: string | null
  readonly changedBy: string | null
}

export function describeConfiguration({
  settings,
  clock,
}: Pick<ConfigurationPorts, 'settings' | 'clock'>): DescribedConfiguration {
  const { version, changedAt, changedBy, secrets } = settings.stored()
  const values = settings.current()
  return {
    version,
    values,
    changedAt,
    changedBy,
    locked: Object.entries(settings.given().variables).map(([field, variable]) => ({ field: field as SettingName, variable })),
    secrets: secretNames.map((name) => {
      const row = secrets.find((secret) => secret.name === name)
      const expiresOn = name === 'clientSecret' ? values.clientSecretExpiresOn : null
      const expiresAt = expiresOn === null ? (row?.expiresAt ?? null) : (`${expiresOn}T00:00:00Z` as SecretFacts['expiresAt'])
      return {
        name,
        isSet: settings.secret(name) !== null,
        changedAt: row?.changedAt ?? null,
        changedBy: row?.changedBy ?? null,
        expiresAt,
        daysLeft: expiresAt === null ? null : daysBetween(clock.now(), expiresAt),
        thumbprint: row?.thumbprint ?? null,
      }
    }),
  }
}

const daysBetween = (from: string, to: string): number => Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000)
