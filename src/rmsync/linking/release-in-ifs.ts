import { NotFound } from '../../domain/errors.ts'
import type { ActivityNo } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import type { Crm } from '../ports/crm.ts'
import type { Log } from '../ports/service.ts'
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

/** IFS may let people edit the sync fields again. Unlinking holds without it, so a failure is told in the text log only. */
export async function releaseInIfs(crm: Crm, log: Log, link: Link): Promise<void> {
  try {
    const { etag } = await crm.readActivity(link.activityNo)
    await crm.setSynced(link.activityNo, false, etag)
  } catch (error) {
    if (error instanceof NotFound) return
    log.warn(
      { activityNo: link.activityNo, reason: error instanceof Error ? error.message : String(error) },
      'IFS was not told that the activity is unlinked.',
    )
  }
}
