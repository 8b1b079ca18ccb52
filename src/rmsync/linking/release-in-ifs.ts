import { NotFound } from '../../domain/errors.ts'
import type { Link } from '../../domain/link.ts'
import type { Crm } from '../ports/crm.ts'
import type { Log } from '../ports/service.ts'

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
