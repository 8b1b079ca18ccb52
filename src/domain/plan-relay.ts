import type { Appointment } from './appointment.ts'
import type { CalendarId } from './ids.ts'
import { diffSnapshots, type SnapshotDiff } from './diff-snapshots.ts'
import type { Snapshot, Link } from './link.ts'
import type { RelayPolicy } from './policy.ts'
import { isPrivate } from './private-policy.ts'
import { endOf, isPast, type Instant } from './time-span.ts'

export type RelayAction =
  /** `linkedAgain`: what kept the link from being current is over, such as a deletion that was undone (S73). */
  | { readonly kind: 'nothing'; readonly reason: string; readonly linkedAgain: boolean }
  | { readonly kind: 'patch'; readonly wanted: Snapshot; readonly diff: SnapshotDiff }
  | { readonly kind: 'delete-activity'; readonly reason: string }
  | { readonly kind: 'mark-cancelled'; readonly reason: string }
  /** Nothing is relayed until what it is about is over; then it goes on by itself. */
  | { readonly kind: 'pause'; readonly because: 'private' | 'moved'; readonly reason: string }
  | { readonly kind: 'other-organizer'; readonly appointment: Appointment; readonly reason: string }

/** The appointment as proved by a read of its id, never as inferred from silence (product decision 6). */
export type CurrentAppointment =
  { readonly kind: 'present'; readonly appointment: Appointment; readonly wanted: Snapshot } | { readonly kind: 'gone' }

/**
 * The whole relay policy on one screen: what IFS was last told + what Outlook says now → one action (product decision 4).
 * Pure: running it again on the same facts gives the same action, so lost, late and repeated notices do no harm.
 */
export function planRelay(link: Link, current: CurrentAppointment, policy: RelayPolicy, now: Instant): RelayAction {
  if (link.state.kind === 'activity-missing') return nothing(`Activity ${link.activityNo} no longer exists in IFS.`)
  if (link.state.kind === 'paused' && link.state.because === 'undo') return nothing(link.state.why)
  if (current.kind === 'gone' || current.appointment.isCancelled) return planCancellation(link, current.kind, policy, now)
  const { appointment, wanted } = current
  if (!appointment.isOrganizer) {
    const { name, email } = appointment.organizer
    const reason = `${name || email} organizes this meeting now. The activity stays as it is. Unlink here, then link it in that mailbox.`
    return { kind: 'other-organizer', appointment, reason }
  }
  if (hasLeft(link, appointment)) {
    const reason = 'The appointment lies in another calendar now; its changes are not relayed. Move it back, resume or unlink.'
    return { kind: 'pause', because: 'moved', reason }
  }
  if (isPrivate(appointment.sensitivity) && policy.privatePolicy === 'stop') {
    const reason = 'The appointment is private; your company relays nothing of it. It goes on once it is public again.'
    return { kind: 'pause', because: 'private', reason }
  }
  const diff = diffSnapshots(link.snapshot, wanted)
  return diff === null
    ? { kind: 'nothing', reason: 'Already the same.', linkedAgain: link.state.kind !== 'linked' }
    : { kind: 'patch', wanted, diff }
}

const nothing = (reason: string): RelayAction => ({ kind: 'nothing', reason, linkedAgain: false })

/** A calendar can only be compared with an earlier reading of the same appointment. */
export const hasLeft = (link: Link, { calendarId }: Appointment): boolean =>
  link.calendarId !== null && calendarId !== null && calendarId !== link.calendarId

/** What lies in the calendar that is synced is followed there, wherever it was linked. @param synced null where it is not known */
export const atHome = (link: Link, appointment: Appointment, synced: CalendarId | null): Link =>
  appointment.calendarId === synced && hasLeft(link, appointment) ? { ...link, calendarId: synced } : link

/** Past appointments and completed activities are never deleted (product decision 6), nor what had left the calendar before (S37). */
function planCancellation(link: Link, how: CurrentAppointment['kind'], policy: RelayPolicy, now: Instant): RelayAction {
  if (link.state.kind === 'appointment-cancelled') return nothing('The appointment was already known to be cancelled.')
  const happened = how === 'gone' ? 'The appointment was deleted in Outlook.' : 'The appointment was cancelled in Outlook.'
  const stays = (why: string): RelayAction => ({ kind: 'mark-cancelled', reason: `${happened} ${why}` })
  if (!policy.deleteWhenCancelled) return stays('The activity stays.')
  if (link.activityState === 'completed') return stays('A completed activity is never deleted.')
  if (link.state.kind === 'paused') {
    const before = link.state.because === 'moved' ? 'It lay in another calendar before' : 'Nothing of a private one is relayed'
    return stays(`${before}, so the activity stays.`)
  }
  if (isPast(link.snapshot.when, now)) {
    return stays(`It ended ${endOf(link.snapshot.when)}; activities of past appointments are never deleted.`)
  }
  return { kind: 'delete-activity', reason: happened }
}
