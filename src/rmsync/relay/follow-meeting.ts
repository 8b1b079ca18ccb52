import type { Appointment } from '../../domain/appointment.ts'
import { OutsideError } from '../../domain/errors.ts'
import type { Link } from '../../domain/link.ts'
import { troubleOf } from '../../domain/mailbox-trouble.ts'
import { privateSubject } from '../../domain/private-policy.ts'
import { startOf } from '../../domain/time-span.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { Clock } from '../ports/service.ts'
import type { Store, SyncedRepresentative } from '../ports/store.ts'
import type { Outcome } from './outcome.ts'

interface FollowPorts {
  readonly calendar: Calendar
  readonly store: Store
  readonly clock: Clock
}

/**
 * A meeting that was handed to another organizer, or made anew, is no deletion (S59). Where its new organizer syncs, the link goes
 * there; where one just like it stands instead, a person is asked. Null when there is nothing of the kind.
 * @param current the appointment as it is in the linked mailbox; null when it is gone or cancelled there
 */
export async function followMeeting(ports: FollowPorts, link: Link, current: Appointment | null): Promise<Outcome | null> {
  // Dates of a series go the way of their series.
  if (link.seriesLinkId !== null || link.seriesMasterId !== null) return null
  const found: { appointment: Appointment; owner: SyncedRepresentative }[] = []
  for (const owner of await ownersToAsk(ports.store, link, current))
    for (const appointment of await standingIn(ports, link, owner)) found.push({ appointment, owner })
  const same = found.find(({ appointment }) => appointment.iCalUId === link.iCalUId && appointment.isOrganizer)
  if (same !== undefined) return moveTo(ports, link, same.appointment, same.owner)
  const [alike] = current === null ? found : []
  return alike === undefined ? null : setAside(link, alike, ports.clock.now())
}

/** Handed over: the new organizer. Gone: everybody who could have made it anew. Of those who sync, and nobody else's mailbox. */
async function ownersToAsk(store: Store, link: Link, current: Appointment | null): Promise<readonly SyncedRepresentative[]> {
  const people = Object.values(link.snapshot.people)
  const ids = new Set(people.flatMap((person) => (person.kind === 'representative' ? [person.representativeId] : [])))
  const active = (await store.representatives()).filter((one) => one.syncActive)
  return current === null
    ? active.filter((one) => one.mailboxId === link.mailboxId || ids.has(one.representativeId))
    : active.filter((one) => one.email === current.organizer.email)
}

async function standingIn(
  { calendar, store, clock }: FollowPorts,
  link: Link,
  { mailboxId }: SyncedRepresentative,
): Promise<readonly Appointment[]> {
  const { description, when } = link.snapshot
  const subject = description === privateSubject ? null : description
  const signs = { iCalUId: link.iCalUId, subject, startsAt: startOf(when) }
  const appointments = await calendar.findMeeting(mailboxId, signs).catch((error: unknown) => {
    // Where nobody may look, or nothing is left, no link can go on; the trouble of one mailbox holds up no other.
    const trouble = error instanceof OutsideError ? troubleOf(error, clock.now())?.kind : null
    if (mailboxId === link.mailboxId || (trouble !== 'out-of-scope' && trouble !== 'gone')) throw error
    return []
  })
  const standing: Appointment[] = []
  for (const appointment of appointments) {
    if (appointment.isCancelled || appointment.kind !== 'single') continue
    // An invited person's copy of a meeting whose organizer took it out of the calendar is what is left of it, not another one.
    if (!appointment.isOrganizer && mailboxId !== link.mailboxId) continue
    if ((await store.linkByEvent(mailboxId, appointment.eventId)) === null) standing.push(appointment)
  }
  return standing
}

async function moveTo(
  { calendar, clock }: FollowPorts,
  link: Link,
  appointment: Appointment,
  owner: SyncedRepresentative,
): Promise<Outcome> {
  const now = clock.now()
  await calendar.unmark(link, link.category).catch((error: unknown) => {
    // What is left there is a marker that names another item than it stands on: known as no link of its own.
    if (!(error instanceof OutsideError)) throw error
  })
  const { mailboxId, eventId, iCalUId, calendarId } = appointment
  const reason = `${owner.name} organizes this meeting now. The link goes on in that mailbox, with the same activity.`
  return {
    link: { ...link, mailboxId, eventId, iCalUId, calendarId, state: { kind: 'linked' }, currentAsOf: now },
    row: { outcome: 'linked', reason, changes: [] },
    moved: true,
  }
}

function setAside(
  link: Link,
  { appointment, owner }: { appointment: Appointment; owner: SyncedRepresentative },
  now: Link['linkedAt'],
): Outcome {
  const what =
    appointment.iCalUId === link.iCalUId ? 'the same meeting, of another organizer,' : 'one of the same subject and time'
  const why = `The appointment is gone, but ${what} stands in the calendar of ${owner.name}. The activity stays. Unlink it, then link that one.`
  if (link.state.kind === 'set-aside' && link.state.why === why) return { link, row: null }
  return {
    link: { ...link, state: { kind: 'set-aside', since: now, why } },
    row: { outcome: 'set-aside', reason: why, changes: [] },
  }
}
