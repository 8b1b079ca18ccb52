import type { Activity } from './activity.ts'
import { reconcileActivity } from './activity-patch.ts'
import { diffSnapshots } from './diff-snapshots.ts'
import type { EmailAddress } from './ids.ts'
import type { Link, RelayedPerson, Snapshot } from './link.ts'
import { type CurrentAppointment, planRelay } from './plan-relay.ts'
import type { RelayPolicy } from './policy.ts'
import { noTime } from './rebuilt-snapshot.ts'
import { endOf, type Instant, sameTimeSpan, startOf, type TimeSpan } from './time-span.ts'

export type Reconciled =
  /** Both sides say the same; `link` knows how IFS stands now. */
  | { readonly kind: 'same'; readonly link: Link }
  /** Nothing is compared: it waits, rests, or is over, and that is said elsewhere. */
  | { readonly kind: 'left' }
  | { readonly kind: 'activity-missing'; readonly link: Link }
  /** IFS has it again, such as after the service user was kept from seeing it: to be relayed. */
  | { readonly kind: 'activity-back'; readonly link: Link; readonly reason: string }
  /** The two sides differ: to be relayed. `link.snapshot` is what IFS really says. */
  | { readonly kind: 'drift'; readonly link: Link }

/**
 * Compares a link with both of its sides. What IFS says takes the place of what it was last told, so that the relay, which compares
 * that with Outlook, writes exactly what differs: one way of relaying, whoever noticed (product decision 5; S139).
 */
export function planReconciliation(
  link: Link,
  current: CurrentAppointment,
  activity: Activity | null,
  policy: RelayPolicy,
  now: Instant,
): Reconciled {
  if (link.state.kind === 'activity-missing') return activity === null ? { kind: 'left' } : isBack(link, activity, now)
  const rests = link.state.kind !== 'linked' && link.state.kind !== 'appointment-cancelled'
  // A pause that ends by itself, such as of a private appointment, ends by a relay as soon as its cause is over.
  if (rests && !(link.state.kind === 'paused' && link.state.because !== 'undo')) return { kind: 'left' }
  if (activity === null)
    return link.state.kind === 'linked'
      ? { kind: 'activity-missing', link: { ...link, state: { kind: 'activity-missing', since: now } } }
      : { kind: 'left' }
  const action = planRelay(link, current, policy, now)
  if (link.state.kind !== 'linked') {
    const goesOn = action.kind === 'patch' || (action.kind === 'nothing' && action.linkedAgain)
    return goesOn ? { kind: 'drift', link } : { kind: 'left' }
  }
  if (current.kind === 'gone' || (action.kind !== 'nothing' && action.kind !== 'patch')) return { kind: 'drift', link }
  return compared(link, current.wanted, activity, now)
}

function compared(link: Link, wanted: Snapshot, activity: Activity, now: Instant): Reconciled {
  const says = activity.when !== null && isSameInIfs(activity.when, wanted.when) ? { ...activity, when: wanted.when } : activity
  const known = { ...link, etag: activity.etag, activityState: activity.state }
  if (reconcileActivity(says, link.snapshot, wanted) === null) {
    return { kind: 'same', link: { ...known, snapshot: wanted, currentAsOf: now } }
  }
  // Somebody wrote into a completed activity: that is its history, and completed activities are not changed.
  if (activity.state === 'completed' && diffSnapshots(link.snapshot, wanted) === null) return { kind: 'same', link: known }
  return { kind: 'drift', link: { ...known, snapshot: saidByIfs(says, link.snapshot) } }
}

function isBack(link: Link, activity: Activity, now: Instant): Reconciled {
  const reason = `Activity ${link.activityNo} is in IFS again. What Outlook says is being relayed.`
  const says = { etag: activity.etag, activityState: activity.state, snapshot: saidByIfs(activity, link.snapshot) }
  return { kind: 'activity-back', reason, link: { ...link, ...says, state: { kind: 'waiting', since: now, why: reason } } }
}

/** What IFS says, in the form of what it was told: of the people only those that came from here and are still there. */
function saidByIfs(activity: Activity, relayed: Snapshot): Snapshot {
  const contacts = new Set(activity.contacts.map((line) => line.personId))
  const representatives = new Set(activity.representatives.map((line) => line.representativeId))
  const isThere = (person: RelayedPerson): boolean =>
    person.kind === 'unresolved' ||
    (person.kind === 'contact' ? contacts.has(person.personId) : representatives.has(person.representativeId))
  // Whoever is left out is looked up anew, and added where Outlook still has them.
  const people = (Object.entries(relayed.people) as [EmailAddress, RelayedPerson][]).filter(([, person]) => isThere(person))
  return { description: activity.description, when: activity.when ?? noTime, people: Object.fromEntries(people) }
}

const hourMs = 3_600_000
/** The farthest that midnight of any zone lies from midnight of UTC. */
const farthestZoneMs = 14 * 3_600_000

/**
 * IFS cannot tell whole days from an appointment that runs from midnight to midnight (S119): what was told as the one reads as the
 * other. Days of summer-time changes have an hour more or less. Nor can it tell the two apart of an hour that its zone has twice.
 */
function isSameInIfs(said: TimeSpan, wanted: TimeSpan): boolean {
  if (said.kind === wanted.kind) return sameTimeSpan(said, wanted) || isSameByTheClock(said, wanted)
  const lengthOf = (when: TimeSpan): number => Date.parse(endOf(when)) - Date.parse(startOf(when))
  return apart(startOf(said), startOf(wanted)) <= farthestZoneMs && Math.abs(lengthOf(said) - lengthOf(wanted)) <= hourMs
}
const apart = (a: string, b: string): number => Math.abs(Date.parse(a) - Date.parse(b))

/** Both show the same on a clock in the zone that IFS keeps times in, which is the zone of what it says. */
function isSameByTheClock(said: TimeSpan, wanted: TimeSpan): boolean {
  if (said.kind !== 'timed' || wanted.kind !== 'timed') return false
  // Clocks go back by an hour, in Troll by two.
  if (apart(said.startAt, wanted.startAt) > 2 * hourMs || apart(said.endAt, wanted.endAt) > 2 * hourMs) return false
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: said.zone, dateStyle: 'short', timeStyle: 'medium' })
  const shown = (at: Instant): string => clock.format(new Date(at))
  return shown(said.startAt) === shown(wanted.startAt) && shown(said.endAt) === shown(wanted.endAt)
}
