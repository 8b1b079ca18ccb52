import type { MailboxId } from '../../domain/ids.ts'

const windowMs = 60_000
/** As many as one batch takes: what a mailbox asks for beyond it lets others go first. */
const turn = 20
const lastTurn = 99

/**
 * Who goes first among mailboxes. The first jobs of a mailbox within a minute have the highest priority, the next ones a lower one,
 * and so on: a mailbox with two thousand changes takes its turns between the others, who wait for one batch at most.
 * Each process counts what it wrote itself; the queue keeps the priorities.
 */
export function createTurns(now: () => number = Date.now): (mailboxId: MailboxId) => number {
  let counted = new Map<MailboxId, number>()
  let since = now()
  return (mailboxId) => {
    if (now() - since >= windowMs) {
      counted = new Map()
      since = now()
    }
    const before = counted.get(mailboxId) ?? 0
    counted.set(mailboxId, before + 1)
    return 0 - Math.min(lastTurn, Math.floor(before / turn))
  }
}
