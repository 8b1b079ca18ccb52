import { reconcileActivity, toActivityPatch, touchesLines } from '../../domain/activity-patch.ts'
import type { SnapshotDiff } from '../../domain/diff-snapshots.ts'
import { PreconditionFailed, Refused } from '../../domain/errors.ts'
import type { Link, Snapshot } from '../../domain/link.ts'
import type { Crm } from '../ports/crm.ts'

export interface Written {
  readonly etag: string
  readonly state: string
}

/**
 * Brings the activity to what Outlook says in one write. Subject and time go straight out with the ETag we know. Lines, and a moved
 * ETag, need a look first: only what is still missing is then written, so a write whose answer was lost is not made twice (S69) and
 * lines added by hand stay (S53).
 */
export async function writeActivity(crm: Crm, link: Link, wanted: Snapshot, diff: SnapshotDiff): Promise<Written> {
  const patch = toActivityPatch(diff)
  // One that was completed when last seen may have been reopened since: look first.
  if (!touchesLines(patch) && link.activityState !== 'completed') {
    try {
      return await crm.patchActivity(link.activityNo, patch, link.etag)
    } catch (error) {
      if (!(error instanceof PreconditionFailed)) throw error
    }
  }
  const activity = await crm.readActivity(link.activityNo)
  const missing = reconcileActivity(activity, link.snapshot, wanted)
  if (missing === null) return activity
  if (activity.state === 'completed') {
    const reason = `Activity ${link.activityNo} is completed. Completed activities are not changed. Reopen it in IFS, then try again.`
    throw new Refused('IFS', reason, 'completed')
  }
  return crm.patchActivity(link.activityNo, missing, activity.etag)
}

/** Deletes the activity. False when it was completed meanwhile: completed activities are never deleted (product decision 6). */
export async function deleteActivity(crm: Crm, link: Link): Promise<boolean> {
  try {
    await crm.deleteActivity(link.activityNo, link.etag)
    return true
  } catch (error) {
    if (!(error instanceof PreconditionFailed)) throw error
    const activity = await crm.readActivity(link.activityNo)
    if (activity.state === 'completed') return false
    await crm.deleteActivity(link.activityNo, activity.etag)
    return true
  }
}
