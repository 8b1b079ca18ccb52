import type { Instant } from './time-span.ts'

/** Why nothing of a mailbox is relayed at the moment. Its changes wait; what is due then is relayed once it goes on. */
export type Standstill =
  | { readonly kind: 'deletions' | 'person'; readonly why: string; readonly since: Instant; readonly by: string }
  /** Sync Active is off for the representative. */
  | { readonly kind: 'inactive'; readonly name: string }
  /** IFS names no representative with this mailbox any more. */
  | { readonly kind: 'nobody' }

/** As it is told on a link, in the log and in the panel. */
export function standstillReason(standstill: Standstill): string {
  switch (standstill.kind) {
    case 'deletions':
      return `Paused: ${standstill.why} An administrator has to decide.`
    case 'person':
      return `Paused by ${standstill.by}: ${standstill.why}`
    case 'inactive':
      return `Sync is off for ${standstill.name}. Nothing is deleted; changes wait until it is switched on.`
    case 'nobody':
      return 'The representative of this mailbox does not sync any more. Nothing is deleted; changes wait.'
  }
}
