import { sql } from 'kysely'
import type { ActivityNo } from '../src/domain/ids.ts'
import type { Instant } from '../src/domain/time-span.ts'
import type { LogFilter } from '../src/rmsync/ports/store.ts'
import { openDatabase } from '../src/rmsync/store/database.ts'
import { countLog, readLog } from '../src/rmsync/store/log-query.ts'
import { startPostgres } from '../test/support/start-postgres.ts'

/**
 * The Calendar Sync Log on a real PostgreSQL: `node bench/calendar-sync-log.ts 5000000` fills so many rows and times what the page asks.
 * Floor: each answer within a second, whatever is asked.
 */
const rows = Number(process.argv[2] ?? 200_000)
const floorMs = 1_000

const fill = sql`
  insert into log_rows (seen_at, applied_at, who, mailbox_id, link_id, event_id, activity_no, appointment, changes, outcome, reason, took_ms, noticed_by, correlation_id)
  select at, at, 'Person ' || (n % 500), 'mailbox-' || (n % 500), 'link-' || (n % 50000), 'event-' || (n % 50000), (n % 50000)::text,
    'Review ' || md5(n::text), '[]', case when n % 1000 = 0 then 'set-aside' else 'updated' end, 'Changed in Outlook.', 1000 + n % 5000, 'notification', md5((n + 1)::text)
  from (select n, timestamptz '2026-01-01' + make_interval(secs => n * 2) as at from generate_series(1, ${rows}) n) as made`

const postgres = await startPostgres()
try {
  const database = await openDatabase({ databaseUrl: await postgres.createDatabase() })
  const { db } = database
  const startedAt = Date.now()
  await fill.execute(db)
  await sql`analyze log_rows`.execute(db)
  process.stdout.write(`${rows} rows in ${Math.round((Date.now() - startedAt) / 1000)} s\n`)
  const middle = new Date(Date.parse('2026-01-01T00:00:00Z') + rows * 1000).toISOString() as Instant
  const asked: Readonly<Record<string, Omit<LogFilter, 'limit'>>> = {
    newest: {},
    'a page in the middle': { before: Math.floor(rows / 2) },
    'one representative': { mailboxId: 'mailbox-7' as NonNullable<LogFilter['mailboxId']> },
    'one activity': { activityNo: '4711' as ActivityNo },
    'an outcome': { outcome: 'set-aside' },
    'up to a time': { to: middle },
    'a rare text': { text: '5f4dcc3b5aa765d61d8327deb882cf99' },
    'a text that is not there': { text: 'nobody ever wrote this' },
    'a common text': { text: 'Review' },
  }
  let slowest = 0
  for (const [name, filter] of Object.entries(asked)) {
    const beganAt = Date.now()
    const page = await readLog(db, { ...filter, limit: 50 })
    const total = await countLog(db, filter)
    const tookMs = Date.now() - beganAt
    slowest = Math.max(slowest, tookMs)
    process.stdout.write(`${name.padEnd(26)} ${String(page.length).padStart(3)} of ${String(total).padStart(5)}  ${tookMs} ms\n`)
  }
  await database.close()
  if (slowest > floorMs) process.exitCode = 1
} finally {
  await postgres.close()
}
