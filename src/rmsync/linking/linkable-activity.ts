import { type Activity, isOn } from '../../domain/activity.ts'
import { NotFound } from '../../domain/errors.ts'
import type { ActivityNo, MailboxId } from '../../domain/ids.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Crm } from '../ports/crm.ts'
import type { Store } from '../ports/store.ts'

/** An existing activity that the owner of the mailbox may link: theirs (product decision 16), there, and not completed. */
export async function linkableActivity(
  { crm, store }: { crm: Crm; store: Store },
  mailboxId: MailboxId,
  activityNo: ActivityNo,
): Promise<Activity> {
  const activity = await crm.readActivity(activityNo).catch((error: unknown) => {
    if (!(error instanceof NotFound)) throw error
    throw new Refusal('activity-gone', `Activity ${activityNo} no longer exists in IFS.`, 'Choose another activity.', activityNo)
  })
  const [mine] = await store.representatives(mailboxId)
  if (mine === undefined || !isOn(activity, mine.representativeId)) {
    throw new Refusal('not-allowed', 'You are no representative of this activity.', 'Ask its main representative.', activityNo)
  }
  if (activity.state === 'completed') {
    const reason = `Activity ${activityNo} is completed. Completed activities are not changed.`
    throw new Refusal('refused-by-ifs', reason, 'Reopen it in IFS, then try again.', activityNo)
  }
  return activity
}
