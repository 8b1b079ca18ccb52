import { NotFound } from '../../domain/errors.ts'
import type { ActivityNo } from '../../domain/ids.ts'
import type { Crm } from '../ports/crm.ts'
import type { Store } from '../ports/store.ts'

/** IFS may let people edit the sync fields again. One that is gone, or linked anew meanwhile, is left. */
export async function release({ crm, store }: { crm: Crm; store: Store }, activityNo: ActivityNo): Promise<void> {
  if ((await store.linksByActivities([activityNo])).length > 0) return
  try {
    const { etag } = await crm.readActivity(activityNo)
    await crm.setSynced(activityNo, false, etag)
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
  }
}
