import type { LinkFreshness } from '../../../api/freshness.ts'

/** Why a link may not be current though nothing is wrong with itself; null while there is no doubt. That sync is off is said beside it. */
export function doubtOf({ code, isStale }: LinkFreshness): 'mailboxPaused' | 'mailboxTrouble' | 'mailboxStale' | null {
  if (code === 'paused') return 'mailboxPaused'
  if (code === 'trouble') return 'mailboxTrouble'
  return isStale ? 'mailboxStale' : null
}
