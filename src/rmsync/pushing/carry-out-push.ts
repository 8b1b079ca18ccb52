import type { Activity } from '../../domain/activity.ts'
import { categoryOf } from '../../domain/category.ts'
import { NotFound, PreconditionFailed } from '../../domain/errors.ts'
import type { CalendarId, EmailAddress, MailboxId } from '../../domain/ids.ts'
import type { Link, RelayedPerson } from '../../domain/link.ts'
import { newLink, personRow } from '../../domain/new-link.ts'
import { pushText } from '../../domain/push-draft.ts'
import { Refusal } from '../../domain/refusal.ts'
import { snapshotOf } from '../../domain/snapshot-of.ts'
import type { TimeSpan } from '../../domain/time-span.ts'
import type { Appointment } from '../../domain/appointment.ts'
import type { AppointmentDraft, Calendar } from '../ports/calendar.ts'
import type { Crm } from '../ports/crm.ts'
import type { StoredIntent } from '../ports/intents.ts'
import type { Clock, Ids, Log } from '../ports/service.ts'
import type { Store, SyncedRepresentative } from '../ports/store.ts'

export interface PushingPorts {
  readonly calendar: Calendar
  readonly crm: Crm
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  /** The calendar that is synced in a mailbox, found or made. `gone`: Outlook has this one no longer. */
  readonly syncedCalendar: (mailboxId: MailboxId, gone?: CalendarId) => Promise<CalendarId>
}

/** The half that follows once IFS knows: Outlook, then the link. What breaks off here is finished by `completePushes`. */
export async function carryOutPush(
  ports: PushingPorts,
  representative: SyncedRepresentative,
  intent: StoredIntent,
  { activity, when, etag }: { activity: Activity; when: TimeSpan; etag: string },
): Promise<Link> {
  const { activityNo } = activity
  const category = categoryOf(activity.connection?.kind ?? 'account')
  const draft = { subject: activity.description, when, bodyText: pushText(activity), category, transactionId: intent.linkId }
  const appointment = await createIn(ports, intent, draft, activityNo)
  await refuseWhenTaken(ports.store, appointment.mailboxId, appointment.eventId)
  const me: RelayedPerson = {
    kind: 'representative',
    representativeId: representative.representativeId,
    name: representative.name,
  }
  const people = new Map<EmailAddress, RelayedPerson>([[appointment.organizer.email, me]])
  const snapshot = snapshotOf(appointment, people, await ports.crm.longestDescription())
  const now = ports.clock.now()
  const link = newLink({ linkId: intent.linkId, appointment, activity: { ...activity, etag }, snapshot, by: intent.by, now })
  const facts = { link, appointment, by: intent.by, startedAt: intent.startedAt, now, correlationId: ports.ids.next() }
  await ports.store.transaction(async (tx) => {
    await tx.saveLink(link)
    await tx.appendLog(personRow(facts, { outcome: 'linked', reason: 'Pushed to Outlook.', changes: [] }))
    await tx.dropIntent(intent.linkId)
  })
  return link
}

/** Where the intent says, so that a repeat looks for it there; in the calendar that took its place when that one is gone. */
async function createIn(
  ports: PushingPorts,
  stored: StoredIntent,
  draft: AppointmentDraft,
  activityNo: Activity['activityNo'],
): Promise<Appointment> {
  const { linkId, mailboxId, intent } = stored
  const calendarId = intent.kind === 'push' ? intent.calendarId : undefined
  try {
    return await ports.calendar.create(mailboxId, draft, { linkId, activityNo }, calendarId)
  } catch (error) {
    if (!(error instanceof NotFound) || calendarId === undefined) throw error
    const instead = await ports.syncedCalendar(mailboxId, calendarId)
    if (instead === calendarId) throw error
    const moved: StoredIntent = {
      ...stored,
      intent: { kind: 'push', activityNo, calendarId: instead },
    }
    await ports.store.transaction((tx) => tx.saveIntent(moved))
    return createIn(ports, moved, draft, activityNo)
  }
}

/**
 * IFS comes first: what it refuses, a locked service user say, is refused before anything stands in the calendar. Somebody may have
 * written to the activity since it was read, or our own write arrived twice: one fresh look settles both.
 */
export async function claimInIfs(crm: Crm, { activityNo, etag }: Activity): Promise<string> {
  try {
    return await crm.setSynced(activityNo, true, etag)
  } catch (error) {
    if (!(error instanceof PreconditionFailed)) throw error
    return crm.setSynced(activityNo, true, (await crm.readActivity(activityNo)).etag)
  }
}

/** While a push was half done, somebody may have linked its appointment to another activity: that link holds, and its mark is put back. */
async function refuseWhenTaken(store: Store, mailboxId: Link['mailboxId'], eventId: Link['eventId']): Promise<void> {
  const taken = await store.linkByEvent(mailboxId, eventId)
  if (taken === null) return
  const { linkId, activityNo, category } = taken
  await store.transaction((tx) => tx.enqueueMark({ linkId, mailboxId, eventId, activityNo, category, attempt: 1 }))
  const reason = `Its appointment is linked to activity ${activityNo} meanwhile.`
  throw new Refusal('already-linked', reason, 'Unlink that one first, or leave it so.', activityNo)
}

/** Ends the intent; IFS lets people edit the sync fields again, once it is told. */
export async function giveUpPush({ store, clock }: PushingPorts, { linkId, intent }: StoredIntent): Promise<void> {
  await store.transaction(async (tx) => {
    if (intent.kind === 'push') await tx.oweOwnership(intent.activityNo, clock.now())
    await tx.dropIntent(linkId)
  })
}
