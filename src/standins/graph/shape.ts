import type { Preferences } from './odata-query.ts'
import type { GraphSettings } from './settings.ts'

/** What a request asks of the form of each event. */
export interface Shape {
  readonly prefer: Preferences
  readonly select?: ReadonlySet<string> | undefined
  readonly expand?: ReadonlyMap<string, string>
  readonly origin: string
  readonly settings: GraphSettings
  /** one event is asked for, not a list of them */
  readonly single?: boolean
}
