import { type Activity, isOn } from '../../domain/activity.ts'
import { NotFound } from '../../domain/errors.ts'
import type { Link } from '../../domain/link.ts'
import type { Crm } from '../ports/crm.ts'
import type { Store, StoredLogRow, SyncedRepresentative } from '../ports/store.ts'

export interface DescribedLink {
  readonly link: Link
  /** What the viewer may see of the activity: `gone` when IFS no longer has it, `hidden` when they are no representative of it. */
  readonly activity: { readonly kind: 'shown'; readonly activity: Activity } | { readonly kind: 'gone' | 'hidden' }
  /** Newest first. */
  readonly trail: readonly StoredLogRow[]
}

const longestTrail = 20

/** A link with its activity as IFS has it now, and what happened to it, as far as the viewer may see it (product decision 16). */
export async function describeLink(
  { crm, store }: { crm: Crm; store: Store },
  link: Link,
  viewer: SyncedRepresentative,
  attributes: readonly string[] = [],
): Promise<DescribedLink> {
  const [activity, trail] = await Promise.all([
    crm.readActivity(link.activityNo, attributes).catch((error: unknown) => {
      if (error instanceof NotFound) return null
      throw error
    }),
    store.readLog({ linkId: link.linkId, limit: longestTrail }),
  ])
  if (activity === null) return { link, activity: { kind: 'gone' }, trail }
  const mayView = link.mailboxId === viewer.mailboxId || isOn(activity, viewer.representativeId)
  return mayView ? { link, activity: { kind: 'shown', activity }, trail } : { link, activity: { kind: 'hidden' }, trail: [] }
}
