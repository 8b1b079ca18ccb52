import type { Appointment } from './appointment.ts'
import { diffSnapshots } from './diff-snapshots.ts'
import { toFieldChanges } from './field-changes.ts'
import type { EmailAddress } from './ids.ts'
import type { Link, RelayedPerson } from './link.ts'
import type { FieldChange } from './log-row.ts'
import type { RelayPolicy } from './policy.ts'
import { isHidden } from './private-policy.ts'
import { maskedSnapshot, snapshotOf, unknownAddresses } from './snapshot-of.ts'

/** What IFS was last told → what Outlook says now: what has not arrived. Of newcomers nobody was looked up; they go by their own names. */
export function pendingChanges(
  link: Link,
  appointment: Appointment,
  { privatePolicy }: Pick<RelayPolicy, 'privatePolicy'>,
  longest: number,
): readonly FieldChange[] {
  if (link.state.kind === 'appointment-cancelled' || link.state.kind === 'activity-missing') return []
  const hidden = isHidden(appointment.sensitivity, privatePolicy)
  if (hidden && privatePolicy === 'stop') return []
  const known = new Map(Object.entries(link.snapshot.people) as [EmailAddress, RelayedPerson][])
  const wanted = hidden ? maskedSnapshot(appointment, link.snapshot) : snapshotOf(appointment, known, longest)
  const diff = diffSnapshots(link.snapshot, wanted)
  const changes = diff === null ? [] : toFieldChanges(diff)
  const newcomers = hidden ? '' : namesOf(appointment, unknownAddresses(appointment, link.snapshot))
  if (newcomers === '') return changes
  const before = changes.find(({ field }) => field === 'contacts')?.before ?? ''
  return [...changes.filter(({ field }) => field !== 'contacts'), { field: 'contacts', before, after: newcomers }]
}

const namesOf = ({ attendees }: Appointment, emails: readonly EmailAddress[]): string =>
  emails.map((email) => attendees.find((attendee) => attendee.email === email)?.name || email).join(', ')
