import type { IfsConnection } from './ifs-connection.ts'
import type { IfsMapping } from './ifs-mapping.ts'
import type { IfsMetadata } from './ifs-metadata.ts'
import type { TimestampMeaning } from './timestamps.ts'

/** What every call to IFS needs. */
export interface IfsContext {
  readonly ifs: IfsConnection
  readonly mapping: IfsMapping
  readonly metadata: IfsMetadata
  readonly timestamps: TimestampMeaning
}
