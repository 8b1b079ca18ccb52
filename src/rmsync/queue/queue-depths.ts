import type { PgBoss } from 'pg-boss'
import type { QueueDepth } from '../ports/administration.ts'
import { queueNames } from './queues.ts'

/** What is done stays in the table for an hour; only open jobs are counted. */
const query = `
  select name,
    count(*) filter (where state < 'active' and start_after <= now())::int as waiting,
    count(*) filter (where state < 'active' and start_after > now())::int as later,
    count(*) filter (where state = 'active')::int as running,
    extract(epoch from now() - min(start_after) filter (where state < 'active' and start_after <= now()))::int as oldest
  from queue.job where state <= 'active' group by name`

interface Row {
  readonly name: string
  readonly waiting: number
  readonly later: number
  readonly running: number
  readonly oldest: number | null
}

/** Of every queue, empty ones too. */
export async function queueDepths(db: ReturnType<PgBoss['getDb']>): Promise<readonly QueueDepth[]> {
  const { rows }: { rows: Row[] } = await db.executeSql(query, [])
  const found = new Map(rows.map((row) => [row.name, row]))
  return queueNames.map((name) => {
    const { waiting = 0, later = 0, running = 0, oldest = null } = found.get(name) ?? {}
    return { name, waiting, later, running, oldestWaitingSeconds: oldest === null ? null : Math.max(0, oldest) }
  })
}
