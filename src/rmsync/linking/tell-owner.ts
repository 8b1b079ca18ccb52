import { NotFound } from '../../domain/errors.ts'
import type { ActivityNo } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { Crm, OwnedActivity } from '../ports/crm.ts'
import type { Clock, Log } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'

interface OwnerPorts {
  readonly crm: Crm
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
}

const againAfterMs = 30 * 60_000
const mostAtOnce = 200

/**
 * IFS is told whose the sync fields are, as the links say at this moment: Outlook's while an appointment stands for the activity, of the
 * people in IFS once it is unlinked or its appointment is cancelled. Of a completed activity nothing can be changed, that included: it
 * stays owed, and so does what IFS refuses.
 */
export async function tellOwner(ports: OwnerPorts, activityNo: ActivityNo): Promise<void> {
  const found = await ports.crm.readActivities([activityNo])
  await tell(ports, activityNo, found.get(activityNo) ?? (await proved(ports.crm, activityNo)))
}

/** What was owed and can be told by now. */
export async function tellOwners(ports: OwnerPorts): Promise<void> {
  const { store, crm, clock, log } = ports
  const readAt = clock.now()
  const owed = await store.owedOwnership(readAt, mostAtOnce)
  if (owed.length === 0) return
  const found = await crm.readActivities(owed)
  for (const activityNo of owed) {
    try {
      await tell(ports, activityNo, found.get(activityNo) ?? (await proved(crm, activityNo)))
      await store.transaction((tx) => tx.settleOwnership(activityNo, readAt))
    } catch (error) {
      await owe(ports, activityNo)
      const reason = error instanceof Error ? error.message : String(error)
      log.warn({ activityNo, reason }, 'IFS could not be told whether people may edit an activity; it is tried again.')
    }
  }
}

/** Tried again later. */
export async function owe({ store, clock }: Pick<OwnerPorts, 'store' | 'clock'>, activityNo: ActivityNo): Promise<void> {
  const dueAt = new Date(Date.parse(clock.now()) + againAfterMs).toISOString().replace(/\.\d+Z$/, 'Z') as Instant
  await store.transaction((tx) => tx.oweOwnership(activityNo, dueAt))
}

async function tell(ports: OwnerPorts, activityNo: ActivityNo, activity: OwnedActivity | null): Promise<void> {
  const links = await ports.store.linksByActivities([activityNo])
  const isOutlooks = links.some(({ state }) => state.kind !== 'appointment-cancelled')
  if (activity === null || activity.isSynced === isOutlooks) return
  if (activity.state === 'completed') return owe(ports, activityNo)
  await ports.crm.setSynced(activityNo, isOutlooks, activity.etag)
}

/** A list without it is no proof that it is gone (contract 3.3). */
async function proved(crm: Crm, activityNo: ActivityNo): Promise<OwnedActivity | null> {
  try {
    return { ...(await crm.readActivity(activityNo)), isSynced: null }
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
