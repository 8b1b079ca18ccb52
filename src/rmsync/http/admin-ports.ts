import type { Readable } from 'node:stream'
import type { ImportPorts } from '../administration/import-switches.ts'
import type { RosterPorts } from '../administration/list-representatives.ts'
import type { ConfigurationPorts } from '../administration/save-configuration.ts'
import type { InitialSyncPorts } from '../initial-sync/plan-run.ts'
import type { ServicePorts } from '../administration/service.ts'

/** What the admin pages need of the service. */
export interface AdminPorts {
  readonly configuration: ConfigurationPorts
  readonly roster: RosterPorts & ImportPorts
  readonly service: ServicePorts
  readonly initialSync: InitialSyncPorts
  /** Asks IFS who there is, as soon as the queue gets to it. */
  readonly refreshRepresentatives: () => Promise<void>
  readonly textLogs: {
    list(): Promise<readonly { readonly name: string; readonly bytes: number; readonly changedAt: string }[]>
    read(name: string): Promise<Readable | null>
  }
  readonly toCsv: (rows: AsyncIterable<readonly string[]>) => Readable
}
