import type { Activity } from './activity.ts'
import { diffSnapshots, type SnapshotDiff } from './diff-snapshots.ts'
import type { RelayedPerson, Snapshot } from './link.ts'
import type { FieldChange } from './log-row.ts'
import { startOf, type TimeSpan } from './time-span.ts'

/** What the log shows of a difference: before, in IFS → after, from Outlook. Instants stay instants; pages show them in local time. */
export function toFieldChanges(diff: SnapshotDiff): readonly FieldChange[] {
  const changes: FieldChange[] = []
  if (diff.description !== undefined) changes.push({ field: 'description', ...diff.description })
  if (diff.when !== undefined) {
    const { before, after } = diff.when
    if (startOf(before) !== startOf(after)) changes.push({ field: 'start', before: startOf(before), after: startOf(after) })
    if (lastOf(before) !== lastOf(after)) changes.push({ field: 'end', before: lastOf(before), after: lastOf(after) })
  }
  changes.push(...peopleChange('contacts', 'contact', diff), ...peopleChange('representatives', 'representative', diff))
  return changes
}

/** The end as a person says it: of days, the last one. */
const lastOf = (when: TimeSpan): string =>
  when.kind === 'timed' ? when.endAt : new Date(Date.parse(when.endOn) - dayMs).toISOString().slice(0, 10)
const dayMs = 86_400_000

function peopleChange(
  field: 'contacts' | 'representatives',
  kind: RelayedPerson['kind'],
  diff: SnapshotDiff,
): readonly FieldChange[] {
  const names = (people: readonly RelayedPerson[]): string =>
    people.flatMap((person) => (person.kind === kind && person.kind !== 'unresolved' ? [person.name] : [])).join(', ')
  const before = names(diff.removed)
  const after = names(diff.added)
  return before === '' && after === '' ? [] : [{ field, before, after }]
}

/** What linking an existing activity changes: the activity as it was → what Outlook says (S3). */
export function takeOverChanges(activity: Activity, wanted: Snapshot): readonly FieldChange[] {
  const before: Snapshot = {
    description: activity.description,
    when: activity.when ?? wanted.when,
    people: Object.fromEntries([
      ...activity.contacts.map((line) => [
        `contact ${line.personId}`,
        { kind: 'contact', personId: line.personId, name: line.name },
      ]),
      ...activity.representatives.map((line) => [
        `representative ${line.representativeId}`,
        { kind: 'representative', representativeId: line.representativeId, name: line.name },
      ]),
    ]) as Snapshot['people'],
  }
  const diff = diffSnapshots(before, wanted)
  // Lines that IFS has and Outlook does not were added by hand and stay: they are no change.
  return diff === null ? [] : toFieldChanges({ ...diff, removed: [] })
}
