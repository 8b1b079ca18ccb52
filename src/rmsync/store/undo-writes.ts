import { type Kysely, sql } from 'kysely'
import { earlierWithoutTextOf, privateSubject } from '../../domain/private-policy.ts'
import { withoutText } from '../../domain/undo.ts'
import type { SafetyTransaction } from '../ports/safety.ts'
import { fromLogRow, json, storable, toLogRow } from './rows.ts'
import type { Tables } from './tables.ts'

type UndoWrites = Pick<
  SafetyTransaction,
  'keepDeletionCopy' | 'dropDeletionCopy' | 'appendUndoable' | 'beginUndo' | 'endUndo' | 'dropUndosBefore' | 'hideText'
>

const mostAtOnce = 5_000

/** What is kept to undo a change, and what is taken out of it again. */
export const undoWrites = (db: Kysely<Tables>): UndoWrites => ({
  async keepDeletionCopy({ linkId, mailboxId, eventId }, activity, at) {
    const values = { activity: json(activity), kept_at: at }
    await db
      .insertInto('deletion_copies')
      .values({ link_id: linkId, mailbox_id: mailboxId, event_id: eventId, ...values })
      .onConflict((clash) => clash.column('link_id').doUpdateSet(values))
      .execute()
  },
  async dropDeletionCopy(linkId) {
    await db.deleteFrom('deletion_copies').where('link_id', '=', linkId).execute()
  },
  async appendUndoable(row, undo) {
    const { row_id } = await db
      .insertInto('log_rows')
      .values({ ...fromLogRow(row), undoable: true })
      .returning('row_id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('undos')
      .values({
        row_id,
        mailbox_id: row.mailboxId,
        link_id: row.linkId ?? '',
        event_id: row.eventId ?? '',
        applied_at: row.appliedAt,
        undo: json(undo),
        undone: false,
      })
      .execute()
  },
  async beginUndo({ rowId, begun }, { at, by, creationKey }) {
    const { numUpdatedRows } = await db
      .updateTable('undos')
      .set({ begun_at: at, begun_by: storable(by), creation_key: creationKey })
      .where('row_id', '=', rowId)
      .where('undone', '=', false)
      .where('begun_at', begun === null ? 'is' : '=', begun === null ? null : new Date(begun.at))
      .executeTakeFirstOrThrow()
    return numUpdatedRows > 0n
  },
  async endUndo(rowId, how) {
    if (how === 'given-up') {
      await db.updateTable('undos').set({ begun_at: null }).where('row_id', '=', rowId).execute()
      return
    }
    await db.updateTable('undos').set({ undone: true }).where('row_id', '=', rowId).execute()
    await db.updateTable('log_rows').set({ undoable: false }).where('row_id', '=', rowId).execute()
  },
  async dropUndosBefore(moment) {
    const before = new Date(moment)
    const old = await db.selectFrom('undos').select('row_id').where('applied_at', '<', before).limit(mostAtOnce).execute()
    await forget(
      db,
      old.map(({ row_id }) => row_id),
    )
    await db.deleteFrom('deletion_copies').where('kept_at', '<', before).execute()
    await db.deleteFrom('deletions').where('noted_at', '<', before).execute()
  },
  async hideText({ linkId, mailboxId, eventId }) {
    // Of the event, not of the link alone: it may have been linked before.
    const rows = await db
      .selectFrom('log_rows')
      .selectAll()
      .where((eb) =>
        eb.or([eb('link_id', '=', linkId), eb.and([eb('mailbox_id', '=', mailboxId), eb('event_id', '=', eventId)])]),
      )
      .execute()
    for (const stored of rows.map(toLogRow)) {
      const hidden = earlierWithoutTextOf(stored)
      if (json(hidden) === json(stored)) continue
      await db
        .updateTable('log_rows')
        .set({ appointment: hidden.appointment, changes: json(hidden.changes), reason: hidden.reason })
        .where('row_id', '=', stored.rowId)
        .execute()
    }
    const undos = await db
      .selectFrom('undos')
      .select(['row_id', 'undo'])
      .where((eb) =>
        eb.or([eb('link_id', '=', linkId), eb.and([eb('mailbox_id', '=', mailboxId), eb('event_id', '=', eventId)])]),
      )
      .execute()
    for (const { row_id, undo } of undos) {
      const hidden = withoutText(undo)
      if (hidden === null) await forget(db, [row_id])
      else
        await db
          .updateTable('undos')
          .set({ undo: json(hidden) })
          .where('row_id', '=', row_id)
          .execute()
    }
    // A plan that was made from the text is no plan any more: what is open in it is skipped.
    await sql`
      update initial_sync_items set appointment = ${privateSubject}, fingerprint = '',
        changes = (select coalesce(jsonb_agg(change), '[]') from jsonb_array_elements(changes) change where change ->> 'field' <> 'description'),
        result_reason = case when result_reason ~ ${'["\'“”‘«»]'} then '' else result_reason end
      where link_id = ${linkId} and appointment <> ${privateSubject}`.execute(db)
    const copy = await db.selectFrom('deletion_copies').select('activity').where('link_id', '=', linkId).executeTakeFirst()
    if (copy === undefined) return
    const activity = json({ ...copy.activity, description: privateSubject })
    await db.updateTable('deletion_copies').set({ activity }).where('link_id', '=', linkId).execute()
  },
})

async function forget(db: Kysely<Tables>, rowIds: readonly number[]): Promise<void> {
  if (rowIds.length === 0) return
  await db.deleteFrom('undos').where('row_id', 'in', rowIds).execute()
  await db.updateTable('log_rows').set({ undoable: false }).where('row_id', 'in', rowIds).execute()
}
