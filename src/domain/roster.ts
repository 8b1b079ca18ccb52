import type { Freshness } from './freshness.ts'

/** Where a representative of IFS stands, worst first: the first that holds is shown. */
export const representativeStates = [
  'blocked',
  'no-address',
  'no-permission-set',
  'no-mailbox',
  'out-of-scope',
  'off',
  'paused',
  'late',
  'active',
] as const
export type RepresentativeState = (typeof representativeStates)[number]

/** What is known of one representative of IFS. */
export interface RosterFacts {
  readonly email: string
  readonly isBlocked: boolean
  /** Has EXCHANGE_SYNC_USER. */
  readonly maySync: boolean
  readonly hasMailbox: boolean
  readonly syncActive: boolean
  /** Why nothing of the mailbox is relayed until a person says so. */
  readonly pausedWhy: string | null
  readonly heldDeletions: number
  readonly freshness: Pick<Freshness, 'isStale' | 'state'> | null
  /** Why the mailbox can not be looked at. */
  readonly trouble: {
    readonly kind: 'out-of-scope' | 'gone' | 'out-of-order'
    readonly reason: string
    readonly fix: string
  } | null
}
export interface RosterState {
  readonly state: RepresentativeState
  readonly why: string
  readonly fix: string
  readonly needsALook: boolean
}

/**
 * Where a representative stands, in words. Somebody who never was to sync (no permission set, sync off) is no problem: only what keeps
 * somebody from syncing who is meant to asks for a look.
 */
export function describeStanding(facts: RosterFacts): RosterState {
  const { syncActive, trouble, freshness } = facts
  const stop = (state: RepresentativeState, why: string, fix: string): RosterState => ({
    state,
    why,
    fix,
    needsALook: syncActive,
  })
  if (facts.isBlocked)
    return {
      ...stop('blocked', 'The representative is blocked in IFS.', 'Unblock the representative in IFS, or turn sync off.'),
      needsALook: false,
    }
  if (!facts.maySync)
    return {
      ...stop('no-permission-set', 'EXCHANGE_SYNC_USER is missing in IFS.', 'Grant the permission set to the user in IFS.'),
      needsALook: facts.hasMailbox && syncActive,
    }
  if (facts.email === '')
    return stop('no-address', 'The user has no e-mail address in IFS.', 'Enter the address of the mailbox in IFS.')
  if (trouble?.kind === 'out-of-scope') return stop('out-of-scope', trouble.reason, trouble.fix)
  if (!facts.hasMailbox || trouble?.kind === 'gone')
    return stop(
      'no-mailbox',
      'Microsoft 365 has no mailbox with the address that IFS has.',
      'Correct the address in IFS, or give the person a mailbox.',
    )
  if (!syncActive) return { state: 'off', why: 'Links stay, changes are not relayed.', fix: '', needsALook: false }
  if (facts.heldDeletions > 0) {
    const why = `${facts.heldDeletions} ${facts.heldDeletions === 1 ? 'deletion waits' : 'deletions wait'} for your approval.`
    return stop('paused', why, 'Look at the deletions and decide.')
  }
  if (facts.pausedWhy !== null)
    return stop('paused', facts.pausedWhy, 'Resume when it is settled; changes made meanwhile follow.')
  if (trouble !== null) return stop('late', trouble.reason, trouble.fix)
  if (freshness?.isStale === true) return stop('late', freshness.state.says, freshness.state.fix)
  return { state: 'active', why: '', fix: '', needsALook: false }
}
