import { troubleOf } from '../../domain/mailbox-trouble.ts'
import { nextRoundAt } from '../../domain/noticing.ts'
import type { MailboxId } from '../../domain/ids.ts'
import type { CareStore, RoundOutcome, WaitingChanges } from '../ports/care.ts'
import type { Clock, Log } from '../ports/service.ts'

export interface RoundPorts {
  readonly care: CareStore
  readonly clock: Clock
  readonly log: Log
  readonly pullDelta: (mailboxId: MailboxId) => Promise<RoundOutcome>
  readonly waiting: (mailboxId: MailboxId) => Promise<ReadonlyMap<MailboxId, WaitingChanges>>
}

/**
 * One delta round, and what it proves: once all that earlier rounds found is relayed, IFS says what Outlook said when the last of
 * them began. What keeps a mailbox from being looked at is kept in words, until a round succeeds.
 */
export async function runRound(ports: RoundPorts, mailboxId: MailboxId): Promise<void> {
  const { care, clock, log } = ports
  const [before, waiting] = await Promise.all([care.round(mailboxId), ports.waiting(mailboxId)])
  const oldest = waiting.get(mailboxId)
  const doneAt = before?.doneAt ?? null
  const settled = doneAt !== null && (oldest === undefined || oldest.since > doneAt)
  const outcome = await ports.pullDelta(mailboxId)
  if (outcome.kind === 'stood-still') return
  if (outcome.kind === 'done') return care.finishRound(mailboxId, outcome.startedAt, settled)
  const trouble = troubleOf(outcome.error, clock.now())
  const known = before?.trouble ?? null
  if (trouble === null || (known?.kind === trouble.kind && known.reason === trouble.reason)) return
  await care.noteTrouble(mailboxId, trouble)
  log.error({ mailboxId, reason: trouble.reason, fix: trouble.fix }, 'A mailbox cannot be looked at; the others go on.')
}

export interface RoundsPorts {
  readonly care: CareStore
  readonly clock: Clock
  readonly queueRound: (mailboxId: MailboxId) => Promise<void>
  readonly syncCycleMs: () => number
}

/** How often `beginDueRounds` is asked. */
export const lookEveryMs = 5_000
/** What one look may begin without more: after a long downtime the mailboxes come one after the other, not all in one second. */
const leastAtOnce = 25
/** So much faster than the cycle goes, what is behind catches up. */
const haste = 2

/** As many as keep each mailbox in the cycle, however many there are. */
const mostAtOnce = (mailboxes: number, cycleMs: number): number =>
  Math.max(leastAtOnce, Math.ceil((haste * mailboxes * lookEveryMs) / cycleMs))

/** Begins the rounds whose time has come, each on one process only. */
export async function beginDueRounds({ care, clock, queueRound, syncCycleMs }: RoundsPorts): Promise<void> {
  const now = clock.now()
  const mailboxes = await care.plantRounds(now)
  const due = await care.claimRounds(now, mostAtOnce(mailboxes, syncCycleMs()), (mailboxId) =>
    nextRoundAt(mailboxId, now, syncCycleMs()),
  )
  for (const mailboxId of due) await queueRound(mailboxId)
}
