import { type Kysely, sql } from 'kysely'
import type { LogFilter, StoredLogRow } from '../ports/store.ts'
import { toLogRow } from './rows.ts'
import type { Tables } from './tables.ts'

type Filter = Omit<LogFilter, 'before' | 'after' | 'limit'>

/** Counting every row of a log of millions would take longer than anybody waits. */
const mostCounted = 10_000

/** Newest first; the row id is the order of writing. With `after` the oldest first, so that a live view misses none. */
export async function readLog(db: Kysely<Tables>, filter: LogFilter): Promise<readonly StoredLogRow[]> {
  let query = filtered(db, filter, await boundsOf(db, filter))
    .selectAll()
    .orderBy('row_id', filter.after === undefined ? 'desc' : 'asc')
    .limit(filter.limit)
  if (filter.before !== undefined) query = query.where('row_id', '<', filter.before)
  if (filter.after !== undefined) query = query.where('row_id', '>', filter.after)
  return (await query.execute()).map(toLogRow)
}

/** Up to `mostCounted` and one: more than that is “many”. */
export async function countLog(db: Kysely<Tables>, filter: Filter): Promise<number> {
  const counted = filtered(db, filter, await boundsOf(db, filter))
    .select(sql`1`.as('one'))
    .limit(mostCounted + 1)
  const { count } = await db
    .selectFrom(counted.as('counted'))
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Of the index over their trigrams: word for word the expression of the migration. */
const searched = sql<string>`(appointment || ' ' || coalesce(activity_no, '') || ' ' || reason || ' ' || who || ' ' || correlation_id)`

function filtered(db: Kysely<Tables>, filter: Filter, bounds: Bounds) {
  let query = db.selectFrom('log_rows')
  if (filter.mailboxId !== undefined) query = query.where('mailbox_id', '=', filter.mailboxId)
  if (filter.linkId !== undefined) query = query.where('link_id', '=', filter.linkId)
  if (filter.activityNo !== undefined) query = query.where('activity_no', '=', filter.activityNo)
  if (filter.outcome !== undefined) query = query.where('outcome', '=', filter.outcome)
  if (filter.appointment !== undefined && filter.appointment !== '') {
    const pattern = containing(filter.appointment)
    query = query.where('appointment', 'ilike', pattern).where(searched, 'ilike', pattern)
  }
  if (filter.text !== undefined && filter.text !== '') {
    const pattern = containing(filter.text)
    query = query.where(searched, 'ilike', pattern)
  }
  if (filter.from !== undefined) query = query.where('applied_at', '>=', new Date(filter.from))
  if (filter.to !== undefined) query = query.where('applied_at', '<', new Date(filter.to))
  if (bounds.above !== null) query = query.where('row_id', '>', bounds.above)
  if (bounds.upTo !== null) query = query.where('row_id', '<=', bounds.upTo)
  return query
}

/**
 * Rows are written nearly in the order of their time, never an hour apart from it: so a time is nearly a row id, and the log is read
 * from there instead of from its newest row.
 */
interface Bounds {
  readonly above: number | null
  readonly upTo: number | null
}
const marginMs = 3_600_000

const boundsOf = async (db: Kysely<Tables>, { from, to }: Filter): Promise<Bounds> => ({
  above: from === undefined ? null : await rowBefore(db, Date.parse(from) - marginMs),
  upTo: to === undefined ? null : ((await rowBefore(db, Date.parse(to) + marginMs)) ?? 0),
})

async function rowBefore(db: Kysely<Tables>, ms: number): Promise<number | null> {
  const row = await db
    .selectFrom('log_rows')
    .select('row_id')
    .where('applied_at', '<', new Date(ms))
    .orderBy('applied_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.row_id ?? null
}

const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`
