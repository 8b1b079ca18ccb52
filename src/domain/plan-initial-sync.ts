import type { Activity } from './activity.ts'
import { reconcileActivity } from './activity-patch.ts'
import { takeOverChanges, toFieldChanges } from './field-changes.ts'
import type { InitialSyncAction } from './initial-sync.ts'
import type { Link } from './link.ts'
import type { FieldChange } from './log-row.ts'
import { planReconciliation } from './plan-reconciliation.ts'
import { type CurrentAppointment, planRelay } from './plan-relay.ts'
import type { RelayPolicy } from './policy.ts'
import type { Instant } from './time-span.ts'

export interface InitialSyncPlan {
  readonly action: InitialSyncAction
  readonly why: string
  readonly changes: readonly FieldChange[]
  /** What it was decided from, as text: only while it is the same does the plan stand. */
  readonly fingerprint: string
  /** The link as the relay has to find it, where IFS was changed by hand. */
  readonly prepared: Link | null
}

/**
 * What an Initial Sync does about one link: the same decision as the relay makes, and beside it a look at what IFS says now (S139).
 * `activity` null: IFS no longer has it.
 */
export function planInitialSync(
  link: Link,
  current: CurrentAppointment,
  activity: Activity | null,
  policy: RelayPolicy,
  now: Instant,
): InitialSyncPlan {
  if (activity === null) return plan('problem', `Activity ${link.activityNo} no longer exists in IFS.`, 'activity-gone')
  const action = planRelay(link, current, policy, now)
  switch (action.kind) {
    case 'delete-activity':
      return plan('delete', action.reason, `delete ${current.kind}`)
    case 'mark-cancelled':
      return plan('update', action.reason, `cancelled ${current.kind}`)
    case 'pause':
    case 'other-organizer':
      return plan('problem', action.reason, action.kind)
    case 'patch':
      return {
        ...plan('update', 'Outlook differs from IFS.', written(link, activity, action.wanted)),
        changes: toFieldChanges(action.diff),
      }
    case 'nothing': {
      const reconciled = planReconciliation(link, current, activity, policy, now)
      if (reconciled.kind !== 'drift' || current.kind === 'gone') return plan('nothing', action.reason, 'nothing')
      return {
        ...plan('update', 'IFS was changed by hand.', written(link, activity, current.wanted)),
        changes: takeOverChanges(activity, current.wanted),
        prepared: reconciled.link,
      }
    }
  }
}

const plan = (action: InitialSyncAction, why: string, fingerprint: string): InitialSyncPlan => ({
  action,
  why,
  changes: [],
  fingerprint,
  prepared: null,
})

/** What Outlook says, and what of it IFS lacks. */
const written = (link: Link, activity: Activity, wanted: Link['snapshot']): string =>
  JSON.stringify([wanted, reconcileActivity(activity, link.snapshot, wanted)])
