import { defaultSettings, secretNames, type SecretName, type SettingName, type Settings } from '../../domain/settings.ts'
import type { SettingsStore, StoredConfiguration } from '../ports/administration.ts'

/** What is given in the environment: it stands, whatever is stored. `variables` names where each comes from. */
export interface GivenSettings {
  readonly values: Partial<Settings>
  readonly secrets: Readonly<Partial<Record<SecretName, string>>>
  readonly variables: Readonly<Partial<Record<SettingName | SecretName, string>>>
}

/** The settings as they are now, in memory: whoever needs one asks each time. */
export interface CurrentSettings {
  current(): Settings
  secret(name: SecretName): string | null
  stored(): StoredConfiguration
  given(): GivenSettings
  /** Reads what changed since; true when something did. A secret that can not be opened counts as not set, and `problems` says why. */
  refresh(): Promise<boolean>
  problems(): readonly string[]
}

export async function keepSettings(store: SettingsStore, given: GivenSettings): Promise<CurrentSettings> {
  let configuration: StoredConfiguration | null = null
  let values: Settings = defaultSettings
  let secrets: ReadonlyMap<SecretName, string> = new Map()
  let problems: readonly string[] = []

  const read = async (): Promise<void> => {
    configuration = await store.readConfiguration()
    const opened = await Promise.all(secretNames.map((name) => openOne(store, given, name)))
    values = { ...defaultSettings, ...configuration.values, ...given.values }
    secrets = new Map(opened.flatMap(({ name, value }) => (value === null ? [] : [[name, value] as const])))
    problems = opened.flatMap(({ problem }) => (problem === null ? [] : [problem]))
  }
  const stored = (): StoredConfiguration => {
    if (configuration === null) throw new Error('The settings were not read yet.')
    return configuration
  }
  await read()
  return {
    current: () => values,
    secret: (name) => secrets.get(name) ?? null,
    stored,
    given: () => given,
    problems: () => problems,
    async refresh() {
      if ((await store.pulse()).version === stored().version) return false
      await read()
      return true
    },
  }
}

async function openOne(
  store: SettingsStore,
  given: GivenSettings,
  name: SecretName,
): Promise<{ name: SecretName; value: string | null; problem: string | null }> {
  const fixed = given.secrets[name]
  if (fixed !== undefined) return { name, value: fixed, problem: null }
  try {
    return { name, value: await store.openSecret(name), problem: null }
  } catch (error) {
    return { name, value: null, problem: error instanceof Error ? error.message : String(error) }
  }
}
