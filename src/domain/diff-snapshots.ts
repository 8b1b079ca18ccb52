import type { EmailAddress } from './ids.ts'
import type { RelayedPerson, Snapshot } from './link.ts'
import { sameTimeSpan, type TimeSpan } from './time-span.ts'

export interface SnapshotDiff {
  readonly description?: { readonly before: string; readonly after: string }
  /** Start and end always travel together (S41). */
  readonly when?: { readonly before: TimeSpan; readonly after: TimeSpan }
  readonly added: readonly RelayedPerson[]
  readonly removed: readonly RelayedPerson[]
}

/** What changed from what IFS was last told to what Outlook says now. Null when nothing did; neither argument is touched. */
export function diffSnapshots(relayed: Snapshot, wanted: Snapshot): SnapshotDiff | null {
  const before = linesOf(relayed)
  const after = linesOf(wanted)
  const added = [...after].filter(([line]) => !before.has(line)).map(([, person]) => person)
  const removed = [...before].filter(([line]) => !after.has(line)).map(([, person]) => person)
  const description = relayed.description !== wanted.description
  const when = !sameTimeSpan(relayed.when, wanted.when)
  if (!description && !when && added.length === 0 && removed.length === 0) return null
  return {
    ...(description ? { description: { before: relayed.description, after: wanted.description } } : {}),
    ...(when ? { when: { before: relayed.when, after: wanted.when } } : {}),
    added,
    removed,
  }
}

/** Lines of the activity, not addresses: two addresses of one contact are one line. */
function linesOf(snapshot: Snapshot): Map<string, RelayedPerson> {
  const lines = new Map<string, RelayedPerson>()
  for (const email of (Object.keys(snapshot.people) as EmailAddress[]).sort()) {
    const person = snapshot.people[email]
    if (person === undefined || person.kind === 'unresolved') continue
    lines.set(person.kind === 'contact' ? `contact ${person.personId}` : `representative ${person.representativeId}`, person)
  }
  return lines
}
