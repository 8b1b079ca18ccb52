import type { Activity, ActivityPatch } from './activity.ts'
import { isEmptyPatch } from './activity-patch.ts'
import type { SnapshotDiff } from './diff-snapshots.ts'
import type { Link, RelayedPerson, Snapshot } from './link.ts'
import type { FieldChange } from './log-row.ts'
import { privateSubject } from './private-policy.ts'
import { sameTimeSpan } from './time-span.ts'
import type { ActivityNo } from './ids.ts'

/** What it takes to undo one relayed change; kept beside its row, with ids, for 30 days (product decision 15). */
export type Undo =
  | { readonly kind: 'update'; readonly activityNo: ActivityNo; readonly change: SnapshotDiff }
  /** Link and activity as they were before the activity was deleted. */
  | { readonly kind: 'deletion'; readonly link: Link; readonly activity: Activity }

export const undoDays = 30

export interface UndoPlan {
  /** The one write; null when IFS has the earlier values already. */
  readonly patch: ActivityPatch | null
  /** What is taken back: as IFS has it now → as it was. */
  readonly takenBack: SnapshotDiff
  /** Fields that somebody changed since: they are left alone, and it is said. */
  readonly left: readonly FieldChange['field'][]
}

/** Takes back what one change wrote, as far as IFS still has what it wrote. Run again after it was done, it writes nothing. */
export function planUndo(activity: Activity, change: SnapshotDiff): UndoPlan {
  const left: FieldChange['field'][] = []
  const description = takeBack(change.description, activity.description, (a, b) => a === b)
  const when = takeBack(change.when, activity.when, (a, b) => a !== null && sameTimeSpan(a, b))
  if (description === 'left') left.push('description')
  if (when === 'left') left.push('start', 'end')
  const gone = change.added.filter((person) => hasLine(activity, person) && !isMain(activity, person))
  const back = change.removed.filter((person) => !hasLine(activity, person))
  const patch: ActivityPatch = {
    ...(isChange(description) ? { description: description.after } : {}),
    ...(isChange(when) ? { when: when.after } : {}),
    addContacts: contactIds(back),
    removeContacts: contactIds(gone),
    addRepresentatives: representativeIds(back),
    removeRepresentatives: representativeIds(gone),
  }
  return {
    patch: isEmptyPatch(patch) ? null : patch,
    takenBack: {
      ...(isChange(description) ? { description } : {}),
      ...(isChange(when) ? { when } : {}),
      added: back,
      removed: gone,
    },
    left,
  }
}

/** IFS holds the new value: back to the earlier one. It holds the earlier one: nothing. It holds another: left alone. */
function takeBack<Value>(
  change: { readonly before: Value; readonly after: Value } | undefined,
  now: Value | null,
  same: (now: Value | null, other: Value) => boolean,
): { before: Value; after: Value } | 'left' | null {
  if (change === undefined || same(now, change.before)) return null
  return same(now, change.after) ? { before: change.after, after: change.before } : 'left'
}
const isChange = <Change>(taken: Change | 'left' | null): taken is Change => taken !== null && taken !== 'left'

const hasLine = (activity: Activity, person: RelayedPerson): boolean =>
  person.kind === 'contact'
    ? activity.contacts.some((line) => line.personId === person.personId)
    : person.kind === 'representative' &&
      activity.representatives.some((line) => line.representativeId === person.representativeId)
/** The main representative's line is IFS's own and stays. */
const isMain = (activity: Activity, person: RelayedPerson): boolean =>
  person.kind === 'representative' && person.representativeId === activity.mainRepresentativeId
const contactIds = (people: readonly RelayedPerson[]) =>
  people.flatMap((person) => (person.kind === 'contact' ? [person.personId] : []))
const representativeIds = (people: readonly RelayedPerson[]) =>
  people.flatMap((person) => (person.kind === 'representative' ? [person.representativeId] : []))

/** What IFS was last told, once a change was taken back. */
export function snapshotAfterUndo(told: Snapshot, { description, when, added, removed }: SnapshotDiff): Snapshot {
  const gone = new Set(removed.map(lineOf))
  const kept = Object.entries(told.people).filter(([, person]) => !gone.has(lineOf(person)))
  const known = new Set(kept.map(([, person]) => lineOf(person)))
  // Whose address a restored line had is not kept; while the link is paused only the line matters.
  const back = added.filter((person) => !known.has(lineOf(person))).map((person) => [lineOf(person), person])
  return {
    description: description?.after ?? told.description,
    when: when?.after ?? told.when,
    people: Object.fromEntries([...kept, ...back]) as Snapshot['people'],
  }
}
const lineOf = (person: RelayedPerson): string =>
  person.kind === 'contact'
    ? `contact ${person.personId}`
    : person.kind === 'representative'
      ? `representative ${person.representativeId}`
      : 'nobody'

/** The text of an appointment that became private is told by nothing any more; null when nothing else is left of it. */
export function withoutText(undo: Undo): Undo | null {
  if (undo.kind === 'deletion') {
    const { link, activity } = undo
    return {
      kind: 'deletion',
      link: { ...link, snapshot: { ...link.snapshot, description: privateSubject } },
      activity: { ...activity, description: privateSubject },
    }
  }
  const { description: _description, ...change } = undo.change
  const isEmpty = change.when === undefined && change.added.length === 0 && change.removed.length === 0
  return isEmpty ? null : { ...undo, change }
}
