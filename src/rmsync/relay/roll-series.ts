import type { RelayPolicy } from '../../domain/policy.ts'
import type { Clock, Ids } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'
import { horizonAt } from './relay-series.ts'

/** How much of the horizon may be missing before a series is looked at again. */
const slackDays = 1

/** The horizon of every linked series moves by itself: what has no activities up to its end is looked at (S103). */
export async function rollSeries(ports: { store: Store; clock: Clock; ids: Ids; policy: () => RelayPolicy }): Promise<void> {
  const now = ports.clock.now()
  const due = await ports.store.seriesLinksDue(horizonAt(now, ports.policy().horizonDays - slackDays).to)
  for (const { seriesLinkId, mailboxId } of due) {
    await ports.store.transaction((tx) =>
      tx.enqueueSeries({
        seriesLinkId,
        mailboxId,
        noticedAt: now,
        noticedBy: 'reconciliation',
        correlationId: ports.ids.next(),
        attempt: 1,
      }),
    )
  }
}
