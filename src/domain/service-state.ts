/** Paused: changes are accepted and kept, none is relayed. Stopped: nothing is written to IFS or Outlook for anybody. */
export const serviceStates = ['running', 'paused', 'stopped'] as const
export interface ServiceState {
  readonly state: (typeof serviceStates)[number]
  readonly reason: string
  readonly since: string
  readonly by: string
  /** Goes up with each restart; a process that began under another one begins again. */
  readonly generation: number
}
