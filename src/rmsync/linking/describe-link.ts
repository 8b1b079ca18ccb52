import type { Activity } from '../../domain/activity.ts'
import { NotFound } from '../../domain/errors.ts'
import type { Link } from '../../domain/link.ts'
import type { Crm, Store, StoredLogRow } from '../ports.ts'

export interface DescribedLink {
  readonly link: Link
  /** Null when IFS no longer has it. */
  readonly activity: Activity | null
  /** Newest first. */
  readonly trail: readonly StoredLogRow[]
}

const longestTrail = 20

/** A link with its activity as IFS has it now, and what happened to it. */
export async function describeLink({ crm, store }: { crm: Crm; store: Store }, link: Link): Promise<DescribedLink> {
  const [activity, trail] = await Promise.all([
    crm.readActivity(link.activityNo).catch((error: unknown) => {
      if (error instanceof NotFound) return null
      throw error
    }),
    store.readLog({ linkId: link.linkId, limit: longestTrail }),
  ])
  return { link, activity, trail }
}
