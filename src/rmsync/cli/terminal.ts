import type { ServiceClient } from './service-client.ts'

export interface Terminal {
  readonly print: (text: string) => void
  readonly service: () => Promise<ServiceClient>
  /** Ends the process with this status once the command is done. */
  readonly fail: (status: number) => void
}
