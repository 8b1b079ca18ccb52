import type { SecretName, Settings } from '../../domain/settings.ts'
import type { ServiceState } from '../../domain/service-state.ts'
import type { Instant } from '../../domain/time-span.ts'

export interface StoredConfiguration {
  /** Goes up with each change. */
  readonly version: number
  readonly values: Partial<Settings>
  readonly changedAt: Instant | null
  readonly changedBy: string | null
  readonly secrets: readonly StoredSecret[]
}
export interface StoredSecret extends SecretFacts {
  readonly name: SecretName
  readonly changedAt: Instant
  readonly changedBy: string
}
/** What may be shown of a secret. */
export interface SecretFacts {
  readonly expiresAt: Instant | null
  readonly thumbprint: string | null
}

/** Reads what is public in a certificate with its key. Throws with a sentence for the person where they do not fit. */
export type DescribeCertificate = (pem: string) => SecretFacts

export interface ConfigurationChange {
  /** The version it was made from. */
  readonly version: number
  readonly values: Partial<Settings>
  readonly secrets: readonly { readonly name: SecretName; readonly value: string | null; readonly facts: SecretFacts }[]
  readonly by: string
  readonly at: Instant
}

/** Settings and secrets; secrets are sealed before they are written. */
export interface SettingsStore {
  readConfiguration(): Promise<StoredConfiguration>
  /** All or nothing. False when another change came first. */
  saveConfiguration(change: ConfigurationChange): Promise<boolean>
  /** Null where there is none. Throws when it was sealed with another key. */
  openSecret(name: SecretName): Promise<string | null>
  /** What each process looks at every few seconds: one cheap query. */
  pulse(): Promise<{ readonly version: number; readonly service: ServiceState }>
}
