import { CursorExpired, OutsideError } from '../../domain/errors.ts'
import type { MailboxId } from '../../domain/ids.ts'
import { deltaWindow } from '../../domain/noticing.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { RoundOutcome } from '../ports/care.ts'
import type { Log } from '../ports/service.ts'
import { catchUp } from './catch-up.ts'
import { type NoticingPorts, jobsFor, enqueueFound } from './receive-notifications.ts'
import { standsStill } from './standstill.ts'

export interface PullDeltaPorts extends NoticingPorts {
  readonly calendar: Calendar
  readonly log: Log
}

const dayMs = 86_400_000
/** The window is fixed in a cursor for good (Graph), so a cursor older than this is given up for a full round over today's window. */
const longestCursorAgeMs = 7 * dayMs

/**
 * One delta round of one mailbox: the safety net under notifications (product decision 5). What it names is looked at, nothing is
 * inferred from it. Jobs and cursor move in one transaction: a crash repeats the round, it never skips one.
 */
export async function pullDelta(ports: PullDeltaPorts, mailboxId: MailboxId): Promise<RoundOutcome> {
  if (await standsStill(ports.store, mailboxId)) return { kind: 'stood-still' }
  const now = ports.clock.now()
  const stored = await ports.store.cursorOf(mailboxId)
  const usable = stored !== null && Date.parse(now) - Date.parse(stored.fullRoundAt) < longestCursorAgeMs ? stored : null
  try {
    const round = await ports.calendar.pullDelta(mailboxId, usable?.cursor ?? null, deltaWindow(now))
    const found = await jobsFor(ports, mailboxId, round.touched, 'delta-round')
    await ports.store.transaction(async (tx) => {
      await enqueueFound(tx, [found])
      await tx.saveCursor(mailboxId, { cursor: round.cursor, fullRoundAt: usable?.fullRoundAt ?? now })
    })
    if (await ports.store.hasMissed(mailboxId)) await catchUp(ports, mailboxId, 'delta-round')
    ports.log.debug(
      { mailboxId, touched: round.touched.length, jobs: found.relay.length + found.series.length },
      'Delta round done.',
    )
    return { kind: 'done', startedAt: now }
  } catch (error) {
    if (error instanceof CursorExpired && usable !== null) {
      await ports.store.transaction((tx) => tx.saveCursor(mailboxId, null))
      return pullDelta(ports, mailboxId)
    }
    // The next cycle is the retry; the mailbox of one never holds up another.
    if (!(error instanceof OutsideError)) throw error
    ports.log.warn({ mailboxId, reason: error.message }, 'Delta round put off to the next cycle.')
    return { kind: 'put-off', error }
  }
}
