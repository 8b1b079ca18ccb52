import type { Appointment } from './appointment.ts'
import { diffSnapshots, type SnapshotDiff } from './diff-snapshots.ts'
import type { Snapshot, Link } from './link.ts'
import type { RelayPolicy } from './policy.ts'
import { endOf, isPast, type Instant } from './time-span.ts'

export type RelayAction =
  /** `linkedAgain`: what kept the link from being current is over, such as a deletion that was undone (S73). */
  | { readonly kind: 'nothing'; readonly reason: string; readonly linkedAgain: boolean }
  | { readonly kind: 'patch'; readonly wanted: Snapshot; readonly diff: SnapshotDiff }
  | { readonly kind: 'delete-activity'; readonly reason: string }
  | { readonly kind: 'mark-cancelled'; readonly reason: string }
  | { readonly kind: 'set-aside'; readonly reason: string }

/** The appointment as proved by a read of its id, never as inferred from silence (product decision 6). */
export type CurrentAppointment =
  { readonly kind: 'present'; readonly appointment: Appointment; readonly wanted: Snapshot } | { readonly kind: 'gone' }

/**
 * The whole relay policy on one screen: what IFS was last told + what Outlook says now → one action (product decision 4).
 * Pure: running it again on the same facts gives the same action, so lost, late and repeated notices do no harm.
 */
export function planRelay(link: Link, current: CurrentAppointment, policy: RelayPolicy, now: Instant): RelayAction {
  if (link.state.kind === 'activity-missing')
    return { kind: 'nothing', reason: `Activity ${link.activityNo} no longer exists in IFS.`, linkedAgain: false }
  if (current.kind === 'gone' || current.appointment.isCancelled) return planCancellation(link, current.kind, policy, now)
  if (!current.appointment.isOrganizer)
    return { kind: 'set-aside', reason: 'The appointment has another organizer now. Link it from the organizer’s mailbox.' }
  const diff = diffSnapshots(link.snapshot, current.wanted)
  if (diff === null) return { kind: 'nothing', reason: 'Already the same.', linkedAgain: link.state.kind !== 'linked' }
  return { kind: 'patch', wanted: current.wanted, diff }
}

/** Past appointments and completed activities are never deleted (product decision 6). */
function planCancellation(link: Link, how: CurrentAppointment['kind'], policy: RelayPolicy, now: Instant): RelayAction {
  if (link.state.kind === 'appointment-cancelled')
    return { kind: 'nothing', reason: 'The appointment was already known to be cancelled.', linkedAgain: false }
  const happened = how === 'gone' ? 'The appointment was deleted in Outlook.' : 'The appointment was cancelled in Outlook.'
  if (!policy.deleteWhenCancelled) return { kind: 'mark-cancelled', reason: `${happened} The activity stays.` }
  if (link.activityState === 'completed')
    return { kind: 'mark-cancelled', reason: `${happened} A completed activity is never deleted.` }
  if (isPast(link.snapshot.when, now)) {
    return {
      kind: 'mark-cancelled',
      reason: `${happened} It ended ${endOf(link.snapshot.when)}; activities of past appointments are never deleted.`,
    }
  }
  return { kind: 'delete-activity', reason: happened }
}
