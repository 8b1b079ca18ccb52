import type { Activity, ActivityPatch } from '../../domain/activity.ts'
import { reconcileActivity, toActivityPatch, touchesLines } from '../../domain/activity-patch.ts'
import type { SnapshotDiff } from '../../domain/diff-snapshots.ts'
import { PreconditionFailed, Refused } from '../../domain/errors.ts'
import type { Link, RelayedPerson, Snapshot } from '../../domain/link.ts'
import type { Crm } from '../ports/crm.ts'

export interface Written {
  readonly etag: string
  readonly state: string
  /** What IFS had → what it has: of a write whose answer was lost, as far as it was known. */
  readonly change: SnapshotDiff
}

/**
 * Brings the activity to what Outlook says in one write. Subject and time go straight out with the ETag we know. Lines, and a moved
 * ETag, need a look first: only what is still missing is then written, so a write whose answer was lost is not made twice (S69) and
 * lines added by hand stay (S53).
 */
export async function writeActivity(crm: Crm, link: Link, wanted: Snapshot, diff: SnapshotDiff): Promise<Written> {
  const patch = toActivityPatch(diff)
  // One that was completed when last seen may have been reopened since; of a paused one the snapshot may be masked: look first.
  if (!touchesLines(patch) && link.activityState !== 'completed' && link.state.kind !== 'paused') {
    try {
      return { ...(await crm.patchActivity(link.activityNo, patch, link.etag)), change: diff }
    } catch (error) {
      if (!(error instanceof PreconditionFailed)) throw error
    }
  }
  const activity = await crm.readActivity(link.activityNo)
  const missing = reconcileActivity(activity, link.snapshot, wanted)
  if (missing === null) return { ...activity, change: diff }
  if (activity.state === 'completed') {
    const reason = `Activity ${link.activityNo} is completed. Completed activities are not changed. Reopen it in IFS, then try again.`
    throw new Refused('IFS', reason, 'completed')
  }
  const written = await crm.patchActivity(link.activityNo, missing, activity.etag)
  return { ...written, change: changeOf(activity, missing, wanted) }
}

/** The write in the words of the log: what the activity had, not what it was last told (S139). */
function changeOf(activity: Activity, patch: ActivityPatch, wanted: Snapshot): SnapshotDiff {
  const people = Object.values(wanted.people)
  const isContact = (id: string) => (person: RelayedPerson) => person.kind === 'contact' && person.personId === id
  const isRepresentative = (id: string) => (person: RelayedPerson) =>
    person.kind === 'representative' && person.representativeId === id
  return {
    ...(patch.description === undefined ? {} : { description: { before: activity.description, after: patch.description } }),
    ...(patch.when === undefined || activity.when === null ? {} : { when: { before: activity.when, after: patch.when } }),
    added: [
      ...patch.addContacts.flatMap((id) => people.find(isContact(id)) ?? []),
      ...patch.addRepresentatives.flatMap((id) => people.find(isRepresentative(id)) ?? []),
    ],
    removed: [
      ...activity.contacts
        .filter(({ personId }) => patch.removeContacts.includes(personId))
        .map((line) => ({ kind: 'contact' as const, ...line })),
      ...activity.representatives
        .filter(({ representativeId }) => patch.removeRepresentatives.includes(representativeId))
        .map((line) => ({ kind: 'representative' as const, ...line })),
    ],
  }
}
