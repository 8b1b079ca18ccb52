import { dispositionOf } from '../../domain/disposition.ts'
import { Refused } from '../../domain/errors.ts'
import type { LogRow } from '../../domain/log-row.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { StoredIntent } from '../ports/intents.ts'
import type { SyncedRepresentative } from '../ports/store.ts'
import { carryOutPush, claimInIfs, giveUpPush, type PushingPorts } from './carry-out-push.ts'
import { linkTo, pushable } from './push-activity.ts'

/** A request that is still under way is left alone. */
const settledAfterMs = 120_000

/** Finishes pushes that ended between IFS, Outlook and the database. What can not be finished any more is given up with a row (S23). */
export async function completePushes(ports: PushingPorts): Promise<void> {
  const representatives = new Map((await ports.store.representatives()).map((row) => [row.mailboxId, row]))
  const now = Date.parse(ports.clock.now())
  for (const intent of await ports.store.openIntents()) {
    const representative = representatives.get(intent.mailboxId)
    if (intent.intent.kind !== 'push' || representative === undefined || now - Date.parse(intent.startedAt) < settledAfterMs)
      continue
    await completePush(ports, representative, intent).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      ports.log.warn({ linkId: intent.linkId, reason }, 'A push could not be finished yet.')
    })
  }
}

async function completePush(ports: PushingPorts, representative: SyncedRepresentative, intent: StoredIntent): Promise<void> {
  if (intent.intent.kind !== 'push') return
  const { activityNo } = intent.intent
  const there = await linkTo(ports.store, activityNo)
  if (there?.linkId === intent.linkId) {
    await ports.store.transaction((tx) => tx.dropIntent(intent.linkId))
    return
  }
  try {
    if (there !== null)
      throw new Refusal('already-linked', `Activity ${activityNo} is already linked by ${there.linkedBy}.`, '', activityNo)
    const found = await pushable(ports.crm, representative, activityNo)
    await carryOutPush(ports, representative, intent, { ...found, etag: await claimInIfs(ports.crm, found.activity) })
  } catch (error) {
    // Without access, or while busy, the next round is the next try; only a plain no ends it.
    const ends = error instanceof Refusal || (error instanceof Refused && dispositionOf(error, 1).kind === 'set-aside')
    if (!ends) throw error
    await giveUpPush(ports, intent)
    const reason = `Adding activity ${activityNo} to the calendar was interrupted. ${error.message} An appointment that was made already stays, without a link.`
    await ports.store.transaction((tx) => tx.appendLog(rowOf(ports, intent, reason)))
  }
}

function rowOf({ clock, ids }: PushingPorts, intent: StoredIntent, reason: string): LogRow {
  return {
    seenAt: intent.startedAt,
    appliedAt: clock.now(),
    who: intent.by,
    mailboxId: intent.mailboxId,
    linkId: intent.linkId,
    eventId: null,
    activityNo: intent.intent.kind === 'create-activity' ? null : intent.intent.activityNo,
    appointment: '',
    changes: [],
    outcome: 'set-aside',
    reason,
    tookMs: null,
    noticedBy: 'person',
    correlationId: ids.next(),
  }
}
