import type { ActivitySummary } from '../../domain/activity.ts'
import { mayPush, type MayPush } from '../../domain/push-draft.ts'
import type { Crm } from '../ports/crm.ts'
import type { Store, SyncedRepresentative } from '../ports/store.ts'

export interface NewActivity {
  readonly activity: ActivitySummary
  readonly mayPush: MayPush
}

/** The representative's activities that no appointment stands for yet. */
export async function newActivities(
  { crm, store }: { crm: Crm; store: Store },
  representative: SyncedRepresentative,
): Promise<readonly NewActivity[]> {
  const open = await crm.openActivitiesOf(representative.representativeId)
  const linked = new Set(
    (await store.linksByActivities(open.map((activity) => activity.activityNo))).map((link) => link.activityNo),
  )
  return open.filter((activity) => !linked.has(activity.activityNo)).map((activity) => ({ activity, mayPush: mayPush(activity) }))
}
