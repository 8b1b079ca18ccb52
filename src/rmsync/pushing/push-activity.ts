import { type Activity, isOn } from '../../domain/activity.ts'
import { NotFound, Unavailable } from '../../domain/errors.ts'
import type { ActivityNo, LinkId } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import { mayPush } from '../../domain/push-draft.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { TimeSpan } from '../../domain/time-span.ts'
import type { Crm } from '../ports/crm.ts'
import type { StoredIntent } from '../ports/intents.ts'
import type { Store, SyncedRepresentative } from '../ports/store.ts'
import { carryOutPush, claimInIfs, giveUpPush, type PushingPorts } from './carry-out-push.ts'

export interface Pushed {
  readonly outcome: 'added' | 'already-there'
  readonly link: Link
}

/**
 * One activity becomes one appointment in the representative's calendar, linked, mailing nobody. The intent's id is Graph's
 * `transactionId`, so what a crash or a lost answer left half done is found and finished, never made twice (S21, S23).
 */
export async function pushActivity(
  ports: PushingPorts,
  representative: SyncedRepresentative,
  activityNo: ActivityNo,
): Promise<Pushed> {
  const there = await linkTo(ports.store, activityNo)
  if (there !== null) return { outcome: 'already-there', link: there }
  if (!representative.syncActive) {
    const fix = 'Ask your administrator to turn it on, then add the activity.'
    throw new Refusal('sync-off', 'Sync is off for you.', fix, activityNo)
  }
  const found = await pushable(ports.crm, representative, activityNo)
  const calendarId = await ports.syncedCalendar(representative.mailboxId)
  const mine: StoredIntent = {
    linkId: ports.ids.next() as LinkId,
    mailboxId: representative.mailboxId,
    subject: `activity ${activityNo}`,
    intent: { kind: 'push', activityNo, calendarId },
    by: representative.name,
    startedAt: ports.clock.now(),
  }
  const standing = await ports.store.claimIntent(mine)
  if (standing.linkId !== mine.linkId) {
    const fix = 'Look again in a moment; RM Panel finishes what was begun within three minutes.'
    throw new Refusal('already-linked', 'This activity is being added at this moment.', fix)
  }
  const etag = await claimInIfs(ports.crm, found.activity).catch(async (error: unknown) => {
    // Nothing stands in the calendar yet. What IFS may have taken stays an intent; what it did not, is free to be tried again at once.
    if (!(error instanceof Unavailable && error.outcomeUnknown)) await giveUpPush(ports, mine)
    throw error
  })
  return { outcome: 'added', link: await carryOutPush(ports, representative, mine, { ...found, etag }) }
}

export const linkTo = async (store: Store, activityNo: ActivityNo): Promise<Link | null> =>
  (await store.linksByActivities([activityNo]))[0] ?? null

export async function pushable(
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
