import type { EventId, MailboxId } from '../../domain/ids.ts'
import type { RelayJob, SeriesJob } from '../ports/jobs.ts'
import type { Clock, Ids } from '../ports/service.ts'
import type { Store, StoreTransaction } from '../ports/store.ts'

/** One change notification that was checked: whose mailbox, which event (or which series). */
export interface Notice {
  readonly mailboxId: MailboxId
  readonly eventId: EventId
}
export interface NoticingPorts {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
}

/**
 * Step 3 of a change's path: keeps what concerns a link, drops the rest. An event without a link costs one indexed look-up and no
 * Graph request (product decision 1). Resolves once the jobs are stored; only then may the sender be told 202.
 */
export async function receiveNotifications(ports: NoticingPorts, notices: readonly Notice[]): Promise<{ jobs: number }> {
  const found: FoundJobs[] = []
  for (const [mailboxId, entries] of Map.groupBy(notices, (notice) => notice.mailboxId)) {
    const eventIds = [...new Set(entries.map((entry) => entry.eventId))]
    found.push(await jobsFor(ports, mailboxId, eventIds, 'notification'))
  }
  const jobs = found.reduce((sum, { relay, series }) => sum + relay.length + series.length, 0)
  if (jobs > 0) await ports.store.transaction((tx) => enqueueFound(tx, found))
  return { jobs }
}

/** What these events of one mailbox give rise to. */
export interface FoundJobs {
  readonly relay: readonly RelayJob[]
  readonly series: readonly SeriesJob[]
}

/** One job for each link on them or on their series; one for a series that is linked as a whole, whichever of its dates it is. */
export async function jobsFor(
  { store, clock, ids }: NoticingPorts,
  mailboxId: MailboxId,
  eventIds: readonly EventId[],
  noticedBy: RelayJob['noticedBy'],
): Promise<FoundJobs> {
  const [links, masters] = await Promise.all([
    store.linksByEvents(mailboxId, eventIds),
    store.seriesLinksByMasters(mailboxId, eventIds),
  ])
  const facts = () => ({ mailboxId, noticedAt: clock.now(), noticedBy, correlationId: ids.next(), attempt: 1 })
  const seriesLinkIds = new Set([
    ...masters.map((series) => series.seriesLinkId),
    ...links.flatMap(({ seriesLinkId }) => (seriesLinkId === null ? [] : [seriesLinkId])),
  ])
  return {
    relay: links.flatMap(({ linkId, seriesLinkId }) => (seriesLinkId === null ? [{ linkId, ...facts() }] : [])),
    series: [...seriesLinkIds].map((seriesLinkId) => ({ seriesLinkId, ...facts() })),
  }
}

export async function enqueueFound(tx: StoreTransaction, found: readonly FoundJobs[]): Promise<void> {
  for (const { relay, series } of found) {
    for (const job of relay) await tx.enqueueRelay(job)
    for (const job of series) await tx.enqueueSeries(job)
  }
}
