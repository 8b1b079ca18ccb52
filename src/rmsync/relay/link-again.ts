import { type Activity, isOn } from '../../domain/activity.ts'
import type { Appointment } from '../../domain/appointment.ts'
import { NotFound } from '../../domain/errors.ts'
import type { ActivityNo, EmailAddress, LinkId } from '../../domain/ids.ts'
import type { Link, RelayedPerson } from '../../domain/link.ts'
import type { LogRow } from '../../domain/log-row.ts'
import { newLink } from '../../domain/new-link.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import { isHidden, publicSubject } from '../../domain/private-policy.ts'
import { rebuiltSnapshot } from '../../domain/rebuilt-snapshot.ts'
import { resolveAttendee } from '../../domain/resolve-attendees.ts'
import { addressesOf, toRelayedPerson } from '../../domain/snapshot-of.ts'
import type { Calendar, LinkMarker } from '../ports/calendar.ts'
import type { Crm } from '../ports/crm.ts'
import type { Clock, Ids, Log } from '../ports/service.ts'
import type { Store, SyncedRepresentative } from '../ports/store.ts'
import { readWithOwnFields } from './own-fields.ts'

export interface RebuildPorts {
  readonly calendar: Calendar
  readonly crm: Crm
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly policy: () => RelayPolicy
}

export interface Rebuilt {
  readonly linked: number
  /** Linked already. */
  readonly known: number
  /** Items that were copied together with a mark. */
  readonly copies: number
  /** Unlinked before, or still being linked: left as it is. */
  readonly ended: number
  /** Cannot be linked again; each has a row that says why. */
  readonly setAside: number
  readonly unread: number
}
export type Verdict = keyof Rebuilt

/** An appointment that carries the mark of a link, in the mailbox of whom. */
export interface Marked {
  readonly representative: SyncedRepresentative
  readonly appointment: Appointment
  readonly marker: LinkMarker
}

export async function isKnown(store: Store, { appointment, marker }: Marked): Promise<boolean> {
  const { mailboxId, eventId } = appointment
  const [byId, byEvent, byMaster] = await Promise.all([
    store.linksByIds([marker.linkId]),
    store.linkByEvent(mailboxId, eventId),
    store.seriesLinksByMasters(mailboxId, [eventId]),
  ])
  return byId.length > 0 || byEvent !== null || byMaster.length > 0
}

/** Whoever linked the same in between, in the panel or on another process, was right as well. */
export async function saved(ports: RebuildPorts, marked: Marked, save: () => Promise<void>): Promise<Verdict> {
  try {
    await save()
    return 'linked'
  } catch (error) {
    if (await isKnown(ports.store, marked)) return 'known'
    throw error
  }
}

/** The activity, or why it cannot be linked. */
export async function activityToLink(
  { crm, store }: RebuildPorts,
  { representative }: Marked,
  activityNo: ActivityNo,
): Promise<Activity | string> {
  const [taken] = await store.linksByActivities([activityNo])
  if (taken !== undefined) return `Activity ${activityNo} is linked to another appointment, by ${taken.linkedBy}.`
  const activity = await readWithOwnFields(crm, activityNo).catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
  if (activity === null) return `Activity ${activityNo} no longer exists in IFS. Nothing was created again.`
  if (!isOn(activity, representative.representativeId))
    return `${representative.name} is no representative of activity ${activityNo} any more.`
  return activity
}

/** The link as it can be proved: nothing that IFS has is claimed to come from here unless an attendee stands for it. */
export async function linkAgain(
  { crm, store, policy, clock }: RebuildPorts,
  { representative }: Marked,
  found: { linkId: LinkId; activity: Activity; appointment: Appointment; seriesLinkId?: LinkId },
): Promise<Link> {
  const { activity, appointment } = found
  const hidden = isHidden(appointment.sensitivity, policy().privatePolicy)
  const emails = hidden ? [] : addressesOf(appointment)
  const [people, choices] = await Promise.all([
    emails.length === 0 ? [] : crm.findPeople(emails),
    store.choices(appointment.mailboxId, emails),
  ])
  const { connection } = activity
  const attendees = emails.map((email): [EmailAddress, RelayedPerson] => {
    const known = people.find((entry) => entry.email === email)
    return [email, toRelayedPerson(resolveAttendee({ email, name: '', kind: 'person' }, known, { choices, connection }))]
  })
  const snapshot = rebuiltSnapshot(activity, new Map(attendees), hidden)
  return newLink({ ...found, snapshot, by: representative.name, now: clock.now() })
}

/** Said in one row for each mark, however often it is tried. */
export async function giveUp(
  ports: RebuildPorts,
  { appointment, marker, representative }: Marked,
  why: string,
): Promise<Verdict> {
  const { store, clock, ids, policy } = ports
  const reason = `The appointment carries the mark of a link and was not linked again. ${why} Link it in the panel if it should be.`
  const [last] = await store.readLog({ linkId: marker.linkId, limit: 1 })
  if (last?.reason === reason) return 'setAside'
  const now = clock.now()
  const row: LogRow = {
    seenAt: now,
    appliedAt: now,
    who: representative.name,
    mailboxId: appointment.mailboxId,
    linkId: marker.linkId,
    eventId: appointment.eventId,
    activityNo: marker.activityNo,
    appointment: publicSubject(appointment, policy().privatePolicy),
    changes: [],
    outcome: 'set-aside',
    reason,
    tookMs: null,
    noticedBy: 'reconciliation',
    correlationId: ids.next(),
  }
  await store.transaction((tx) => tx.appendLog(row))
  return 'setAside'
}
