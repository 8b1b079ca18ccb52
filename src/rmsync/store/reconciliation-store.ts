import { isDeepStrictEqual } from 'node:util'
import { CompiledQuery, type Selectable, sql, type Transaction } from 'kysely'
import type { LinkId } from '../../domain/ids.ts'
import type { CareStore, Finding, Reconciliation } from '../ports/care.ts'
import type { JobWriter } from '../ports/jobs.ts'
import type { CareDatabase, CareTables } from './care-tables.ts'
import { fromLink, fromLogRow, toInstant, toLink } from './rows.ts'
import type { Tables } from './tables.ts'

type Queries = Pick<
  CareStore,
  'beginReconciliation' | 'reconciliation' | 'reconciliations' | 'linksAfter' | 'countLinks' | 'advance'
>
type Inside = Transaction<Tables & CareTables>

/** Reconciliations, their progress and what they found. */
export const reconciliationQueries = (db: CareDatabase, jobs: JobWriter): Queries => ({
  async beginReconciliation(run) {
    await db
      .insertInto('reconciliations')
      .values(fromRun(run))
      .onConflict((clash) => clash.doNothing())
      .execute()
    const running = await db.selectFrom('reconciliations').selectAll().where('finished_at', 'is', null).executeTakeFirst()
    // Between the two statements the other one may have ended.
    return running === undefined ? this.beginReconciliation(run) : toRun(running)
  },
  async reconciliation(runId) {
    const row = await db.selectFrom('reconciliations').selectAll().where('run_id', '=', runId).executeTakeFirst()
    return row === undefined ? null : toRun(row)
  },
  async reconciliations(limit) {
    const runs = await db.selectFrom('reconciliations').selectAll().orderBy('started_at', 'desc').limit(limit).execute()
    const ended = await outcomesOf(
      db,
      runs.map((run) => run.run_id),
    )
    const count = (runId: string, outcome: string) =>
      ended.find((row) => row.correlation_id === runId && row.outcome === outcome)?.links ?? 0
    return runs.map((run) => ({
      ...toRun(run),
      repaired: count(run.run_id, 'updated') + count(run.run_id, 'cancelled') + count(run.run_id, 'deleted'),
      setAside: count(run.run_id, 'set-aside'),
    }))
  },
  async linksAfter(linkId, limit) {
    let query = db.selectFrom('links').selectAll().orderBy('link_id').limit(limit)
    if (linkId !== null) query = query.where('link_id', '>', linkId)
    return (await query.execute()).map(toLink)
  },
  async countLinks() {
    const { count } = await db
      .selectFrom('links')
      .select((eb) => eb.fn.countAll().as('count'))
      .executeTakeFirstOrThrow()
    return Number(count)
  },
  advance: (before, after, findings) =>
    db.transaction().execute(async (trx) => {
      const { run_id, ...values } = fromRun(after)
      let update = trx.updateTable('reconciliations').set(values).where('run_id', '=', run_id)
      update = update.where('compared', '=', before.compared).where('finished_at', 'is', null)
      const { numUpdatedRows } = await update.executeTakeFirstOrThrow()
      if (numUpdatedRows === 0n) return false
      for (const finding of findings) await keep(trx, jobs, finding)
      return true
    }),
})

async function keep(trx: Inside, jobs: JobWriter, { before, after, row, relay }: Finding): Promise<void> {
  const stored = await trx.selectFrom('links').selectAll().where('link_id', '=', before.linkId).forUpdate().executeTakeFirst()
  // A relay was faster, or somebody unlinked it: what was found is old.
  if (stored === undefined || !isDeepStrictEqual(toLink(stored), before)) return
  await trx.updateTable('links').set(fromLink(after)).where('link_id', '=', before.linkId).execute()
  if (row !== null) await trx.insertInto('log_rows').values(fromLogRow(row)).execute()
  const executeSql = async (text: string, values: unknown[] = []) => ({
    rows: (await trx.executeQuery(CompiledQuery.raw(text, values))).rows,
  })
  if (relay !== null) await jobs.relay(relay, 0, { executeSql })
}

const outcomesOf = async (db: CareDatabase, runIds: readonly string[]) =>
  runIds.length === 0
    ? []
    : (
        await sql<{ correlation_id: string; outcome: string; links: number }>`
          select correlation_id, outcome, count(distinct link_id)::int as links from log_rows
          where noticed_by = 'reconciliation' and correlation_id in (${sql.join(runIds)})
          group by correlation_id, outcome`.execute(db)
      ).rows

const toRun = (row: Selectable<CareTables['reconciliations']>): Reconciliation => ({
  runId: row.run_id,
  startedAt: toInstant(row.started_at),
  finishedAt: row.finished_at === null ? null : toInstant(row.finished_at),
  by: row.asked_by,
  total: row.total,
  after: row.after_link as LinkId | null,
  compared: row.compared,
  drift: row.drift,
  unread: row.unread,
  orphans: row.orphans,
})

const fromRun = (run: Reconciliation) => ({
  run_id: run.runId,
  started_at: run.startedAt,
  finished_at: run.finishedAt,
  asked_by: run.by,
  total: run.total,
  after_link: run.after,
  compared: run.compared,
  drift: run.drift,
  unread: run.unread,
  orphans: run.orphans,
})
