import type { MailboxId } from '../../domain/ids.ts'
import type { NoticedBy } from '../../domain/log-row.ts'
import type { Clock, Ids } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'

/** Everything of a mailbox is looked at once more: whatever was noticed while nothing of it was relayed. */
export async function catchUp(
  { store, clock, ids }: { store: Store; clock: Clock; ids: Ids },
  mailboxId: MailboxId,
  noticedBy: NoticedBy,
): Promise<void> {
  const [links, seriesLinkIds] = await Promise.all([store.linksOfMailbox(mailboxId), store.seriesLinkIdsOfMailbox(mailboxId)])
  const facts = () => ({ mailboxId, noticedAt: clock.now(), noticedBy, correlationId: ids.next(), attempt: 1 })
  await store.transaction(async (tx) => {
    for (const { linkId, seriesLinkId } of links) if (seriesLinkId === null) await tx.enqueueRelay({ linkId, ...facts() })
    for (const seriesLinkId of seriesLinkIds) await tx.enqueueSeries({ seriesLinkId, ...facts() })
    await tx.forgetMissed(mailboxId)
  })
}
