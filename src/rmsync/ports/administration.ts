import type { EmailAddress, MailboxId, RepresentativeId } from '../../domain/ids.ts'
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

/** Links whose coming appointments lie in another calendar than the one that would be synced. */
export interface LinksElsewhere {
  readonly total: number
  /** At most 50. */
  readonly links: readonly { readonly name: string; readonly detail: string }[]
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

/** A representative as IFS names them, whether they can sync or not. */
export interface RosterRow {
  readonly representativeId: RepresentativeId
  readonly name: string
  readonly email: EmailAddress
  readonly isBlocked: boolean
  readonly maySync: boolean
}
export interface RosterStore {
  roster(): Promise<{ readonly rows: readonly RosterRow[]; readonly asOf: Instant | null }>
  /** Takes the place of the earlier one. */
  saveRoster(rows: readonly RosterRow[], at: Instant): Promise<void>
  /** Sync Active as an admin set it; who is not in it follows the default. */
  switches(): Promise<ReadonlyMap<RepresentativeId, boolean>>
  /** Kept, and known to the relay at once. */
  saveSwitches(ids: readonly RepresentativeId[], syncActive: boolean, by: string, at: Instant): Promise<void>
  linkCounts(): Promise<ReadonlyMap<MailboxId, number>>
  heldCounts(): Promise<ReadonlyMap<MailboxId, number>>
}

export interface ServiceStore {
  /** Answers the state as it is then. With `restart` every process begins again. */
  changeService(change: Omit<ServiceState, 'generation'> & { readonly restart: boolean }): Promise<ServiceState>
  /** Newest first. */
  serviceHistory(limit: number): Promise<readonly { state: ServiceState['state']; reason: string; at: Instant; by: string }[]>
  /** Says that this process is there. */
  beat(process: ProcessBeat): Promise<void>
  /** Those seen within the last hour. */
  processes(now: Instant): Promise<readonly ProcessBeat[]>
  forgetProcess(processId: string): Promise<void>
}
export interface ProcessBeat {
  readonly processId: string
  readonly host: string
  readonly version: string
  readonly startedAt: Instant
  readonly seenAt: Instant
  readonly state: 'working' | 'paused' | 'restarting'
}
/** What waits in one queue. */
export interface QueueDepth {
  readonly name: string
  readonly waiting: number
  /** Waits for its time, such as a retry. */
  readonly later: number
  readonly running: number
  readonly oldestWaitingSeconds: number | null
}
