import { type Activity, isOn } from '../../domain/activity.ts'
import { categoryOf } from '../../domain/category.ts'
import { NotFound } from '../../domain/errors.ts'
import type { ActivityNo, EmailAddress, LinkId } from '../../domain/ids.ts'
import type { Link, RelayedPerson } from '../../domain/link.ts'
import { newLink, personRow } from '../../domain/new-link.ts'
import { mayPush, pushText } from '../../domain/push-draft.ts'
import { Refusal } from '../../domain/refusal.ts'
import { snapshotOf } from '../../domain/snapshot-of.ts'
import type { TimeSpan } from '../../domain/time-span.ts'
import type { Calendar, Clock, Crm, Ids, Log, Store, StoredIntent, SyncedRepresentative } from '../ports.ts'

export interface PushingPorts {
  readonly calendar: Calendar
  readonly crm: Crm
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
}

export interface Pushed {
  readonly outcome: 'added' | 'already-there'
  readonly link: Link
}

/**
 * One activity becomes one appointment in the representative's calendar, linked, mailing nobody. Safe to press twice: the intent's id
 * is Graph's `transactionId`, so a repeat after a crash or a lost answer finds the appointment that is there (S21, S23).
 */
export async function pushActivity(
  ports: PushingPorts,
  representative: SyncedRepresentative,
  activityNo: ActivityNo,
): Promise<Pushed> {
  const there = await linkTo(ports.store, activityNo)
  if (there !== null) return { outcome: 'already-there', link: there }
  if (!representative.syncActive) {
    throw new Refusal(
      'sync-off',
      'Sync is off for you.',
      'Ask your administrator to turn it on, then add the activity.',
      activityNo,
    )
  }
  const { activity, when } = await pushable(ports.crm, representative, activityNo)
  const intent = await ports.store.claimIntent({
    linkId: ports.ids.next() as LinkId,
    mailboxId: representative.mailboxId,
    subject: `activity ${activityNo}`,
    intent: { kind: 'push', activityNo },
    by: representative.name,
    startedAt: ports.clock.now(),
  })
  return carryOutPush(ports, representative, intent, activity, when)
}

async function pushable(
  crm: Crm,
  representative: SyncedRepresentative,
  activityNo: ActivityNo,
): Promise<{ activity: Activity; when: TimeSpan }> {
  const activity = await crm.readActivity(activityNo).catch((error: unknown) => {
    if (!(error instanceof NotFound)) throw error
    throw new Refusal('activity-gone', 'Not added: deleted in IFS.', 'Look at the list again.', activityNo)
  })
  if (!isOn(activity, representative.representativeId)) {
    throw new Refusal(
      'not-allowed',
      'You are no representative of this activity.',
      'Ask its main representative to add it.',
      activityNo,
    )
  }
  const verdict = mayPush(activity)
  if (verdict.kind === 'no') throw new Refusal(verdict.code, verdict.reason, verdict.fix, activityNo)
  return { activity, when: verdict.when }
}

async function carryOutPush(
  ports: PushingPorts,
  representative: SyncedRepresentative,
  intent: StoredIntent,
  activity: Activity,
  when: TimeSpan,
): Promise<Pushed> {
  const { activityNo } = activity
  const category = categoryOf(activity.connection?.kind ?? 'account')
  const draft = { subject: activity.description, when, bodyText: pushText(activity), category, transactionId: intent.linkId }
  const appointment = await ports.calendar.create(representative.mailboxId, draft, { linkId: intent.linkId, activityNo })
  const etag = await ports.crm.setSynced(activityNo, true, activity.etag)
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
  return { outcome: 'added', link }
}

/** Finishes pushes that ended between Outlook and the database; one whose activity is gone or no longer fits is given up. */
export async function completePushes(ports: PushingPorts & { log: Log }): Promise<void> {
  const representatives = new Map((await ports.store.representatives()).map((row) => [row.mailboxId, row]))
  for (const intent of await ports.store.openIntents()) {
    const representative = representatives.get(intent.mailboxId)
    if (
      intent.intent.kind !== 'push' ||
      representative === undefined ||
      Date.parse(ports.clock.now()) - Date.parse(intent.startedAt) < settledAfterMs
    )
      continue
    try {
      await pushActivity(ports, representative, intent.intent.activityNo)
    } catch (error) {
      if (error instanceof Refusal) await ports.store.transaction((tx) => tx.dropIntent(intent.linkId))
      ports.log.warn(
        { activityNo: intent.intent.activityNo, reason: error instanceof Error ? error.message : String(error) },
        'A push could not be finished.',
      )
    }
  }
}
/** A request that is still under way is left alone. */
const settledAfterMs = 120_000

const linkTo = async (store: Store, activityNo: ActivityNo): Promise<Link | null> =>
  (await store.linksByActivities([activityNo]))[0] ?? null
