import type { Kysely, Selectable } from 'kysely'
import type { ActivityNo, EventId, LinkId, MailboxId, RepresentativeId } from '../../domain/ids.ts'
import {
  initialSyncActions,
  type InitialSyncAction,
  initialSyncResults,
  type InitialSyncState,
} from '../../domain/initial-sync.ts'
import type { CalendarDate } from '../../domain/time-span.ts'
import type {
  InitialSyncItem,
  InitialSyncItemFilter,
  InitialSyncResult,
  InitialSyncRun,
  InitialSyncStore,
} from '../ports/initial-sync.ts'
import type { AdministrationTables } from './administration-tables.ts'
import { toInstant } from './instants.ts'
import { json, storable } from './rows.ts'
import type { Tables } from './tables.ts'

const rankOf = (action: InitialSyncAction): number => initialSyncActions.indexOf(action)
const rowsAtOnce = 1_000

export function createInitialSyncStore(tables: Kysely<Tables>): InitialSyncStore {
  const db = tables as unknown as Kysely<AdministrationTables>
  return {
    async beginRun(run) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('initial_syncs')
        .values({
          run_id: run.runId,
          ...fromRun(run),
          state: run.state,
          reason: run.reason,
          from_on: run.from,
          mailboxes: JSON.stringify(run.mailboxes),
          planned_by: run.plannedBy,
          started_at: run.startedAt,
          worked_ms: run.workedMs,
          planned_mailboxes: run.plannedMailboxes,
        })
        .onConflict((clash) => clash.doNothing())
        .executeTakeFirstOrThrow()
      return (numInsertedOrUpdatedRows ?? 0n) > 0n
    },
    async run(runId) {
      const row = await db.selectFrom('initial_syncs').selectAll().where('run_id', '=', runId).executeTakeFirst()
      return row === undefined ? null : toRun(row)
    },
    runs: async (limit) =>
      (await db.selectFrom('initial_syncs').selectAll().orderBy('started_at', 'desc').limit(limit).execute()).map(toRun),
    async changeRun(runId, from, change) {
      const row = await db
        .updateTable('initial_syncs')
        .set(fromRun(change))
        .where('run_id', '=', runId)
        .where('state', '=', from)
        .returningAll()
        .executeTakeFirst()
      return row === undefined ? null : toRun(row)
    },
    async addWorked(runId, ms) {
      await db
        .updateTable('initial_syncs')
        .set((eb) => ({ worked_ms: eb('worked_ms', '+', ms) }))
        .where('run_id', '=', runId)
        .execute()
    },
    async countItems(runId) {
      const rows = await db
        .selectFrom('initial_sync_items')
        .select(['action', 'result', (eb) => eb.fn.countAll().as('count')])
        .where('run_id', '=', runId)
        .groupBy(['action', 'result'])
        .execute()
      const total = <Name extends string>(
        names: readonly Name[],
        of: (row: (typeof rows)[number]) => string,
      ): Record<Name, number> =>
        Object.fromEntries(
          names.map((name) => [name, rows.filter((row) => of(row) === name).reduce((sum, row) => sum + Number(row.count), 0)]),
        ) as Record<Name, number>
      return { actions: total(initialSyncActions, (row) => row.action), results: total(initialSyncResults, (row) => row.result) }
    },
    async items(runId, filter, offset, limit) {
      const rows = await filtered(db, runId, filter)
        .selectAll()
        .orderBy('rank')
        .orderBy('item_id')
        .offset(offset)
        .limit(limit)
        .execute()
      return rows.map(toItem)
    },
    async countFiltered(runId, filter) {
      const { count } = await filtered(db, runId, filter)
        .select((eb) => eb.fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    },
    async savePlan(runId, planned, items) {
      await db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('initial_syncs')
          .set({ planned_mailboxes: planned })
          .where('run_id', '=', runId)
          .where('planned_mailboxes', '=', planned - 1)
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) return
        for (let from = 0; from < items.length; from += rowsAtOnce) {
          const values = items.slice(from, from + rowsAtOnce).map((item) => ({
            run_id: runId,
            rank: rankOf(item.action),
            action: item.action,
            mailbox_id: item.mailboxId,
            representative_id: item.representativeId,
            representative: storable(item.representative),
            appointment: storable(item.appointment),
            starts: item.start,
            event_id: item.eventId,
            activity_no: item.activityNo,
            link_id: item.linkId,
            why: storable(item.why),
            changes: json(item.changes),
            fingerprint: storable(item.fingerprint),
            // What needs nothing, or can not be done, is not open.
            result: item.action === 'nothing' || item.action === 'problem' ? 'skipped' : 'open',
            result_reason: '',
          }))
          await trx.insertInto('initial_sync_items').values(values).execute()
        }
      })
    },
    async openItems(runId, limit) {
      const rows = await db
        .selectFrom('initial_sync_items')
        .selectAll()
        .where('run_id', '=', runId)
        .where('result', '=', 'open')
        .orderBy('rank')
        .orderBy('item_id')
        .limit(limit)
        .execute()
      return rows.map(toItem)
    },
    async settleItem(itemId, result, reason) {
      await db
        .updateTable('initial_sync_items')
        .set({ result, result_reason: storable(reason) })
        .where('item_id', '=', itemId)
        .execute()
    },
  }
}

function filtered(
  db: Kysely<AdministrationTables>,
  runId: string,
  { actions, result, representativeId, text }: InitialSyncItemFilter,
) {
  let query = db.selectFrom('initial_sync_items').where('run_id', '=', runId)
  if (actions !== undefined) query = query.where('action', 'in', actions)
  // What needed nothing was not skipped: nobody wanted anything of it.
  if (result !== undefined) query = query.where('result', '=', result).where('action', 'not in', ['nothing', 'problem'])
  if (representativeId !== undefined) query = query.where('representative_id', '=', representativeId)
  if (text !== undefined && text !== '') {
    const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((eb) => eb.or([eb('appointment', 'ilike', pattern), eb('activity_no', 'ilike', pattern)]))
  }
  return query
}

/** The members that are there, as columns. */
function fromRun(run: Partial<InitialSyncRun>) {
  return {
    ...(run.state === undefined ? {} : { state: run.state }),
    ...(run.heldState === undefined ? {} : { held_state: run.heldState }),
    ...(run.reason === undefined ? {} : { reason: storable(run.reason) }),
    ...(run.chosen === undefined ? {} : { chosen: run.chosen === null ? null : JSON.stringify(run.chosen) }),
    ...(run.plannedAt === undefined ? {} : { planned_at: run.plannedAt }),
    ...(run.approvedBy === undefined ? {} : { approved_by: run.approvedBy }),
    ...(run.approvedAt === undefined ? {} : { approved_at: run.approvedAt }),
    ...(run.finishedAt === undefined ? {} : { finished_at: run.finishedAt }),
    ...(run.workedMs === undefined ? {} : { worked_ms: run.workedMs }),
  }
}

const toRun = (row: Selectable<AdministrationTables['initial_syncs']>): InitialSyncRun => ({
  runId: row.run_id,
  state: row.state as InitialSyncState,
  heldState: row.held_state as InitialSyncRun['heldState'],
  reason: row.reason,
  from: row.from_on as CalendarDate,
  mailboxes: row.mailboxes as readonly MailboxId[],
  chosen: row.chosen as InitialSyncRun['chosen'],
  plannedBy: row.planned_by,
  startedAt: toInstant(row.started_at),
  plannedAt: row.planned_at === null ? null : toInstant(row.planned_at),
  approvedBy: row.approved_by,
  approvedAt: row.approved_at === null ? null : toInstant(row.approved_at),
  finishedAt: row.finished_at === null ? null : toInstant(row.finished_at),
  workedMs: row.worked_ms,
  plannedMailboxes: row.planned_mailboxes,
})

const toItem = (row: Selectable<AdministrationTables['initial_sync_items']>): InitialSyncItem => ({
  itemId: row.item_id,
  action: row.action as InitialSyncAction,
  mailboxId: row.mailbox_id as MailboxId,
  representativeId: row.representative_id as RepresentativeId,
  representative: row.representative,
  appointment: row.appointment,
  start: row.starts,
  eventId: row.event_id as EventId,
  activityNo: row.activity_no as ActivityNo | null,
  linkId: row.link_id as LinkId | null,
  why: row.why,
  changes: row.changes,
  fingerprint: row.fingerprint,
  result: row.result as InitialSyncResult,
  resultReason: row.result_reason,
})
