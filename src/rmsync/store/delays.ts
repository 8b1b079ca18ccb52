import { sql } from 'kysely'
import type { Delays } from '../../domain/freshness.ts'
import type { MailboxId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { CareDatabase } from './care-tables.ts'

const days = 7

/**
 * Asked mailbox by mailbox, so that each is one short range of the index `log_rows_by_delay`: the size of the log does not matter.
 * What a person did at once, and what a reconciliation found long after, tells nothing about how long changes take.
 * A day is one of the seven since `since`; null stands for all of them.
 */
export async function delaysSince(
  db: CareDatabase,
  since: Instant,
  mailboxId?: MailboxId,
): Promise<ReadonlyMap<MailboxId, Delays>> {
  const only = mailboxId === undefined ? sql`` : sql`where r.mailbox_id = ${mailboxId}`
  const { rows } = await sql<{ mailbox_id: string; day: number | null; changes: number; p95_ms: number }>`
    select r.mailbox_id, d.day, d.changes, d.p95_ms
    from rounds r cross join lateral (
      select day, count(*)::int as changes, percentile_disc(0.95) within group (order by took_ms) as p95_ms
      from (
        select took_ms, floor(extract(epoch from applied_at - ${since}::timestamptz) / 86400)::int as day
        from log_rows
        where mailbox_id = r.mailbox_id and applied_at >= ${since}::timestamptz
          and took_ms is not null and noticed_by in ('notification', 'delta-round')
      ) as relayed
      group by grouping sets ((), (day))
      having count(*) > 0
    ) as d ${only}`.execute(db)
  const found = Map.groupBy(rows, (row) => row.mailbox_id as MailboxId)
  return new Map([...found].map(([id, some]) => [id, toDelays(some)]))
}

function toDelays(rows: readonly { day: number | null; changes: number; p95_ms: number }[]): Delays {
  const whole = rows.find((row) => row.day === null)
  const byDay = new Map(rows.map((row) => [row.day, row.p95_ms]))
  return {
    changes: whole?.changes ?? 0,
    p95Ms: whole?.p95_ms ?? null,
    byDayMs: Array.from({ length: days }, (_, day) => byDay.get(day) ?? null),
  }
}
