import type { Kysely } from 'kysely'
import type { LogFilter, StoredLogRow } from '../ports/store.ts'
import { toLogRow } from './rows.ts'
import type { Tables } from './tables.ts'

type Filter = Omit<LogFilter, 'before' | 'limit'>

/** Newest first; the row id is the order of writing. */
export async function readLog(db: Kysely<Tables>, filter: LogFilter): Promise<readonly StoredLogRow[]> {
  let query = filtered(db, filter).selectAll().orderBy('row_id', 'desc').limit(filter.limit)
  if (filter.before !== undefined) query = query.where('row_id', '<', filter.before)
  return (await query.execute()).map(toLogRow)
}

export async function countLog(db: Kysely<Tables>, filter: Filter): Promise<number> {
  const { count } = await filtered(db, filter)
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function filtered(db: Kysely<Tables>, filter: Filter) {
  let query = db.selectFrom('log_rows')
  if (filter.mailboxId !== undefined) query = query.where('mailbox_id', '=', filter.mailboxId)
  if (filter.linkId !== undefined) query = query.where('link_id', '=', filter.linkId)
  if (filter.outcome !== undefined) query = query.where('outcome', '=', filter.outcome)
  if (filter.text !== undefined && filter.text !== '') {
    const pattern = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((eb) =>
      eb.or(
        (['appointment', 'activity_no', 'reason', 'who', 'correlation_id'] as const).map((column) =>
          eb(column, 'ilike', pattern),
        ),
      ),
    )
  }
  return query
}
