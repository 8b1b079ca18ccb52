import { type Activity, type ActivitySummary, isOn } from '../../domain/activity.ts'
import { reconcileActivity } from '../../domain/activity-patch.ts'
import type { Appointment } from '../../domain/appointment.ts'
import { NotFound } from '../../domain/errors.ts'
import { takeOverChanges } from '../../domain/field-changes.ts'
import type { ActivityNo, MailboxId } from '../../domain/ids.ts'
import type { Link, Snapshot } from '../../domain/link.ts'
import type { FieldChange } from '../../domain/log-row.ts'
import { newLink, personRow } from '../../domain/new-link.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Clock, Crm, Ids, Store, StoredIntent } from '../ports.ts'

export interface CarryOutPorts {
  readonly crm: Crm
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
}

/** Writes in IFS what the intent says, then keeps link, row and the job for marker and category in one transaction. */
export async function carryOut(
  ports: CarryOutPorts,
  intent: StoredIntent,
  appointment: Appointment,
  wanted: Snapshot,
): Promise<Link> {
  switch (intent.intent.kind) {
    case 'create-activity': {
      const activity = await ports.crm.createActivity(intent.intent.draft)
      return keepLink(ports, intent, appointment, activity, wanted, { reason: 'Linked, activity created.', changes: [] })
    }
    case 'link-activity': {
      const { activity, changes } = await takeOver(ports, intent.mailboxId, intent.intent.activityNo, wanted)
      return keepLink(ports, intent, appointment, activity, wanted, { reason: 'Linked to an existing activity.', changes })
    }
    case 'push':
      throw new Error('A push is carried out by pushing, not by linking.')
  }
}

/** The existing activity takes the appointment's values in the sync fields; every other field stays (S3). */
async function takeOver(
  { crm, store }: Pick<CarryOutPorts, 'crm' | 'store'>,
  mailboxId: MailboxId,
  activityNo: ActivityNo,
  wanted: Snapshot,
): Promise<{ activity: ActivitySummary; changes: readonly FieldChange[] }> {
  const activity = await crm.readActivity(activityNo).catch((error: unknown) => {
    if (!(error instanceof NotFound)) throw error
    throw new Refusal('activity-gone', `Activity ${activityNo} no longer exists in IFS.`, 'Choose another activity.', activityNo)
  })
  await refuseUnlessOnIt(store, mailboxId, activity)
  if (activity.state === 'completed') {
    throw new Refusal(
      'refused-by-ifs',
      `Activity ${activityNo} is completed. Completed activities are not changed.`,
      'Reopen it in IFS, then try again.',
      activityNo,
    )
  }
  const patch = reconcileActivity(activity, null, wanted)
  const written = patch === null ? activity : await crm.patchActivity(activityNo, patch, activity.etag)
  const etag = await crm.setSynced(activityNo, true, written.etag)
  return { activity: { ...written, etag }, changes: takeOverChanges(activity, wanted) }
}

/** A representative links what they are a representative of, and nothing else (product decision 16). */
async function refuseUnlessOnIt(store: Store, mailboxId: MailboxId, activity: Activity): Promise<void> {
  const mine = (await store.representatives()).find((row) => row.mailboxId === mailboxId)
  if (mine !== undefined && isOn(activity, mine.representativeId)) return
  throw new Refusal(
    'not-allowed',
    'You are no representative of this activity.',
    'Ask its main representative.',
    activity.activityNo,
  )
}

export async function keepLink(
  { store, clock, ids }: CarryOutPorts,
  intent: StoredIntent,
  appointment: Appointment,
  activity: ActivitySummary | Activity,
  snapshot: Snapshot,
  row: { reason: string; changes: readonly FieldChange[] },
): Promise<Link> {
  const now = clock.now()
  const link = newLink({ linkId: intent.linkId, appointment, activity, snapshot, by: intent.by, now })
  const facts = { link, appointment, by: intent.by, startedAt: intent.startedAt, now, correlationId: ids.next() }
  await store.transaction(async (tx) => {
    await tx.saveLink(link)
    await tx.appendLog(personRow(facts, { outcome: 'linked', ...row }))
    await tx.enqueueMark({
      linkId: link.linkId,
      mailboxId: link.mailboxId,
      eventId: link.eventId,
      activityNo: link.activityNo,
      category: link.category,
      attempt: 1,
    })
    await tx.dropIntent(intent.linkId)
  })
  return link
}
