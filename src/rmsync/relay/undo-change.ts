import type { Activity } from '../../domain/activity.ts'
import { NotFound, PreconditionFailed } from '../../domain/errors.ts'
import { toFieldChanges } from '../../domain/field-changes.ts'
import type { ActivityNo } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import type { FieldChange } from '../../domain/log-row.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Instant } from '../../domain/time-span.ts'
import { planUndo, snapshotAfterUndo, type Undo, undoDays } from '../../domain/undo.ts'
import type { Crm } from '../ports/crm.ts'
import type { StoredUndo, UndoBeginning } from '../ports/safety.ts'
import type { Clock } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'
import { type Actor, refuseOthers } from './actor.ts'
import { passOwnership } from './pass-ownership.ts'
import { undoDeletion } from './undo-deletion.ts'
import { type BegunUndo, inWords, type Undone, undoneRow, type UndoPorts } from './undone.ts'

const dayMs = 86_400_000
/** How long another undo of the same change may take before it counts as interrupted. */
const interruptedAfterMs = 120_000
const mostTries = 3

/**
 * Takes one relayed change back, a deletion included, and pauses the link, so that the next look at Outlook does not make it again
 * (product decision 15). Durable before the first write, and safe to be asked twice: what is done already is not done again.
 */
export async function undoChange(ports: UndoPorts, rowId: number, actor: Actor): Promise<Undone> {
  const stored = await ports.store.undoOf(rowId)
  const now = ports.clock.now()
  if (stored === null || Date.parse(now) - Date.parse(stored.appliedAt) > undoDays * dayMs) throw nothingKept(stored)
  refuseOthers(actor, stored.mailboxId, 'undo')
  if (stored.isUndone) throw new Refusal('already-undone', 'This change was undone already.', 'Look at the log again.')
  const { begun } = stored
  if (begun !== null && Date.parse(now) - Date.parse(begun.at) < interruptedAfterMs)
    throw new Refusal('already-undone', 'This change is being undone at this moment.', 'Wait a moment, then look again.')
  const beginning: UndoBeginning = { at: now, by: actor.name, creationKey: begun?.creationKey ?? ports.ids.next() }
  const before = await begin(ports, stored, beginning)
  try {
    return await finishUndo(ports, { ...stored, begun: beginning })
  } catch (error) {
    if (error instanceof Refusal) await giveUp(ports, stored, before)
    throw error
  }
}

function nothingKept(stored: StoredUndo | null): Refusal {
  return stored === null
    ? new Refusal('not-undoable', 'Of this row nothing is kept that could be undone.', 'Change the activity in IFS instead.')
    : new Refusal('not-undoable', `This change is older than ${undoDays} days.`, 'Change the activity in IFS instead.')
}

/** From here on the link is paused, and the undo is found again if it is interrupted. Answers the link as it was. */
async function begin({ store }: UndoPorts, stored: StoredUndo, beginning: UndoBeginning): Promise<Link | null> {
  return store.transaction(async (tx) => {
    if (!(await tx.beginUndo(stored, beginning)))
      throw new Refusal('already-undone', 'This change is being undone at this moment.', 'Wait a moment, then look again.')
    const link = await tx.holdLink(stored.linkId)
    const { undo } = stored
    // It may be linked to another activity since.
    if (link === null || (undo.kind === 'update' && undo.activityNo !== link.activityNo)) return null
    const paused = pausedBy(link, beginning.by, beginning.at)
    await tx.updateLink(paused)
    await passOwnership(tx, link, paused)
    return link
  })
}

const pausedBy = (link: Link, by: string, since: Instant): Link => ({
  ...link,
  state: {
    kind: 'paused',
    because: 'undo',
    since,
    why: `${by} undid a change. Nothing is relayed until the link is resumed.`,
  },
})

/** Begun and durable: carries it out. Run again after an interruption it finds what is done already. */
async function finishUndo(ports: UndoPorts, stored: BegunUndo, tries = 1): Promise<Undone> {
  const { undo } = stored
  try {
    return await (undo.kind === 'deletion' ? undoDeletion(ports, stored, undo) : undoUpdate(ports, stored, undo))
  } catch (error) {
    // Somebody wrote between the reading and the write: what is left to undo is another question then.
    if (!(error instanceof PreconditionFailed) || tries >= mostTries) throw error
    return finishUndo(ports, stored, tries + 1)
  }
}

async function undoUpdate(
  ports: UndoPorts,
  stored: BegunUndo,
  { activityNo, change }: Extract<Undo, { kind: 'update' }>,
): Promise<Undone> {
  const { crm, store } = ports
  const activity = await existing(crm, activityNo)
  const { patch, takenBack, left } = planUndo(activity, change)
  const changes = toFieldChanges(takenBack)
  if (patch !== null && activity.state === 'completed')
    throw new Refusal('refused-by-ifs', `Activity ${activityNo} is completed.`, 'Reopen it in IFS, then undo again.', activityNo)
  if (patch === null && left.length > 0) {
    const message = `${named(left)} of activity ${activityNo} changed again since. Nothing was undone.`
    throw new Refusal('changed-meanwhile', message, 'Undo the later change first, or change the activity in IFS.', activityNo)
  }
  const written =
    patch === null
      ? activity
      : await crm.patchActivity(activityNo, patch, activity.etag).catch((error: unknown) => {
          throw inWords(error, 'Mend it in IFS, then undo again.')
        })
  const link = await store.transaction(async (tx) => {
    const held = await tx.holdLink(stored.linkId)
    const kept =
      held === null || held.activityNo !== activityNo
        ? null
        : {
            ...held,
            snapshot: snapshotAfterUndo(held.snapshot, takenBack),
            etag: written.etag,
            activityState: written.state,
          }
    if (kept !== null) await tx.updateLink(kept)
    await tx.endUndo(stored.rowId, 'undone')
    const reason = left.length === 0 ? 'Undone.' : `Undone, but for ${named(left)}: changed again since and left alone.`
    await tx.appendLog(undoneRow(ports, stored, kept, { activityNo, reason, changes }))
    return kept
  })
  return { activityNo, changes, left, link }
}

async function existing(crm: Crm, activityNo: ActivityNo): Promise<Activity> {
  return crm.readActivity(activityNo).catch((error: unknown) => {
    if (!(error instanceof NotFound)) throw error
    throw new Refusal('activity-gone', `Activity ${activityNo} no longer exists in IFS.`, 'There is nothing to undo.', activityNo)
  })
}

const named = (fields: readonly FieldChange['field'][]): string => fields.join(' and ')

/** Nothing was written: the link goes on as before, and the change can be undone another time. */
async function giveUp({ store }: UndoPorts, stored: StoredUndo, before: Link | null): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.endUndo(stored.rowId, 'given-up')
    const link = await tx.holdLink(stored.linkId)
    if (link !== null && before !== null) {
      const again = { ...link, state: before.state }
      await tx.updateLink(again)
      await passOwnership(tx, link, again)
    }
    await tx.noteMissed(stored.mailboxId)
  })
}

/** Undos that a crash, or an answer that never came, interrupted: finished, or given up with a row that says why. */
export async function completeUndos(ports: UndoPorts): Promise<void> {
  const before = new Date(Date.parse(ports.clock.now()) - interruptedAfterMs).toISOString().replace(/\.\d+Z$/, 'Z') as Instant
  for (const stored of await ports.store.openUndos(before)) {
    const { begun } = stored
    if (begun === null) continue
    try {
      await finishUndo(ports, { ...stored, begun })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      ports.log.warn({ rowId: stored.rowId, linkId: stored.linkId, reason }, 'An undo could not be finished yet.')
      if (error instanceof Refusal) await refused(ports, { ...stored, begun }, error)
    }
  }
}

async function refused(ports: UndoPorts, stored: BegunUndo, refusal: Refusal): Promise<void> {
  const activityNo = stored.undo.kind === 'update' ? stored.undo.activityNo : stored.undo.link.activityNo
  const reason = `The undo was interrupted and is given up. ${refusal.message} ${refusal.fix}`
  const row = undoneRow(ports, stored, null, { activityNo, reason, changes: [] })
  await ports.store.transaction(async (tx) => {
    await tx.endUndo(stored.rowId, 'given-up')
    await tx.appendLog({ ...row, outcome: 'set-aside' })
  })
}

/** What is older than undo is offered for is forgotten. */
export async function dropOldUndos({ store, clock }: { store: Store; clock: Clock }): Promise<void> {
  const before = new Date(Date.parse(clock.now()) - undoDays * dayMs).toISOString().replace(/\.\d+Z$/, 'Z') as Instant
  await store.transaction((tx) => tx.dropUndosBefore(before))
}
