import type { Readable } from 'node:stream'
import type { Element } from '../../domain/manifest/element.ts'
import type { BackupPorts } from '../administration/backup.ts'
import type { DiagnosticsPorts } from '../administration/diagnostics.ts'
import type { PanelSetupPorts } from '../administration/panel-setup.ts'
import type { DoctorPorts } from '../administration/doctor-walk.ts'
import type { ImportPorts } from '../administration/import-switches.ts'
import type { RosterPorts } from '../administration/list-representatives.ts'
import type { ConfigurationPorts } from '../administration/save-configuration.ts'
import type { InitialSyncPorts } from '../initial-sync/plan-run.ts'
import type { ServicePorts } from '../administration/service.ts'
import type { WatchPorts } from '../administration/watch-over.ts'
import type { Calendar } from '../ports/calendar.ts'

/** What somebody entered and has not saved yet; absent: as it is stored. */
export interface Credentials {
  readonly tenantId?: string | undefined
  readonly applicationId?: string | undefined
  readonly credential?: 'secret' | 'certificate' | undefined
  readonly clientSecret?: string | undefined
  readonly clientCertificate?: string | undefined
}

/** What the admin pages need of the service. */
export interface AdminPorts {
  readonly configuration: ConfigurationPorts
  readonly roster: RosterPorts & ImportPorts
  readonly service: ServicePorts
  readonly initialSync: InitialSyncPorts
  readonly watch: WatchPorts
  readonly panel: PanelSetupPorts
  readonly backup: BackupPorts
  readonly diagnostics: DiagnosticsPorts
  /** The XML of a manifest. */
  readonly renderManifest: (manifest: Element) => string
  readonly doctor: DoctorPorts
  /** A calendar with these instead of the stored ones, for as long as the work takes. */
  readonly tryCredentials: <Answer>(credentials: Credentials, work: (calendar: Calendar) => Promise<Answer>) => Promise<Answer>
  /** Asks IFS who there is, as soon as the queue gets to it. */
  readonly refreshRepresentatives: () => Promise<void>
  readonly textLogs: {
    list(): Promise<readonly { readonly name: string; readonly bytes: number; readonly changedAt: string }[]>
    read(name: string): Promise<Readable | null>
  }
  readonly toCsv: (rows: AsyncIterable<readonly string[]>) => Readable
}
