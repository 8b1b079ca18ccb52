import type { Activity } from '../../domain/activity.ts'
import { NotFound, PreconditionFailed } from '../../domain/errors.ts'
import type { Link } from '../../domain/link.ts'
import type { Crm } from '../ports/crm.ts'
import type { Clock } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'

/** `copy`: the activity as it was, so that the deletion can be undone; null when somebody else had deleted it. */
export type Deletion = { readonly kind: 'deleted'; readonly copy: Activity | null } | { readonly kind: 'completed' }

interface DeletePorts {
  readonly crm: Crm
  readonly store: Store
  readonly clock: Clock
}

/**
 * Deletes the activity as it was just read. Its copy is durable before: when the process ends right after the deletion, the next one
 * finds nothing to delete any more and still knows what there was. Completed ones are never deleted (product decision 6).
 */
export async function deleteActivity(ports: DeletePorts, link: Link): Promise<Deletion> {
  const { crm, store, clock } = ports
  const activity = await readWhole(crm, link)
  if (activity === null) return { kind: 'deleted', copy: await store.deletionCopy(link.linkId) }
  if (activity.state === 'completed') return { kind: 'completed' }
  await store.transaction((tx) => tx.keepDeletionCopy(link, activity, clock.now()))
  try {
    await crm.deleteActivity(link.activityNo, activity.etag)
    return { kind: 'deleted', copy: activity }
  } catch (error) {
    // Somebody wrote between the reading and the deletion: what they wrote belongs into the copy.
    if (!(error instanceof PreconditionFailed)) throw error
    return deleteActivity(ports, link)
  }
}

/** With the company's own attributes, which a new one is given again. Null when it is gone. */
async function readWhole(crm: Crm, { activityNo }: Link): Promise<Activity | null> {
  try {
    const custom = (await crm.fieldsOf('activity')).filter((field) => field.isCustom).map((field) => field.name)
    return await crm.readActivity(activityNo, custom)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
