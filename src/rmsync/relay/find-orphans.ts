import type { EventId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { Reconciliation } from '../ports/care.ts'
import type { StoredIntent } from '../ports/intents.ts'
import type { Clock } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'

/** Long after everything that finishes requests by itself has had its turn many times. */
const orphanedAfterMs = 3_600_000

/** What somebody asked for, may stand half done in IFS or Outlook, and is still not finished: said in a row, once each (S23). */
export async function findOrphans({ store, clock }: { store: Store; clock: Clock }, run: Reconciliation): Promise<number> {
  const now = clock.now()
  const orphans = (await store.openIntents()).filter(({ startedAt }) => Date.parse(now) - Date.parse(startedAt) > orphanedAfterMs)
  for (const intent of orphans) {
    const [told] = await store.readLog({ linkId: intent.linkId, limit: 1 })
    if (told === undefined) await store.transaction((tx) => tx.appendLog(rowOf(intent, run, now)))
  }
  return orphans.length
}

const rowOf = (stored: StoredIntent, run: Reconciliation, now: Instant) => ({
  seenAt: stored.startedAt,
  appliedAt: now,
  who: stored.by,
  mailboxId: stored.mailboxId,
  linkId: stored.linkId,
  eventId: stored.intent.kind === 'push' || stored.intent.kind === 'invite' ? null : (stored.subject as EventId),
  activityNo: stored.intent.kind === 'create-activity' ? null : stored.intent.activityNo,
  appointment: '',
  changes: [],
  outcome: 'set-aside' as const,
  reason: `${asked[stored.intent.kind]} is not finished since then; what it made may stand without a link. It is tried every minute; see the text log for what keeps it.`,
  tookMs: null,
  noticedBy: 'reconciliation' as const,
  correlationId: run.runId,
})
const asked = {
  'create-activity': 'Creating an activity',
  'link-activity': 'Linking an activity',
  push: 'Adding an activity to the calendar',
  invite: 'Sending invitations',
}
