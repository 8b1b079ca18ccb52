import type { EventId, MailboxId } from '../../domain/ids.ts'
import type { RelayJob } from '../ports/jobs.ts'
import type { Clock, Ids } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'

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
  const byMailbox = Map.groupBy(notices, (notice) => notice.mailboxId)
  const jobs: RelayJob[] = []
  for (const [mailboxId, entries] of byMailbox) {
    const eventIds = [...new Set(entries.map((entry) => entry.eventId))]
    jobs.push(...(await relayJobsFor(ports, mailboxId, eventIds, 'notification')))
  }
  if (jobs.length === 0) return { jobs: 0 }
  await ports.store.transaction(async (tx) => {
    for (const job of jobs) await tx.enqueueRelay(job)
  })
  return { jobs: jobs.length }
}

/** The jobs that these events of one mailbox give rise to: one for each link on them or on their series. */
export async function relayJobsFor(
  { store, clock, ids }: NoticingPorts,
  mailboxId: MailboxId,
  eventIds: readonly EventId[],
  noticedBy: RelayJob['noticedBy'],
): Promise<readonly RelayJob[]> {
  const links = await store.linksByEvents(mailboxId, eventIds)
  return links.map((link) => ({
    linkId: link.linkId,
    mailboxId,
    noticedAt: clock.now(),
    noticedBy,
    correlationId: ids.next(),
    attempt: 1,
  }))
}
