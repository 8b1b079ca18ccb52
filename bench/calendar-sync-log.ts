import { sql } from 'kysely'
import type { ActivityNo } from '../src/domain/ids.ts'
import type { Instant } from '../src/domain/time-span.ts'
import type { LogFilter } from '../src/rmsync/ports/store.ts'
import { openDatabase } from '../src/rmsync/store/database.ts'
import { countLog, readLog } from '../src/rmsync/store/log-query.ts'
import { startPostgres } from '../test/support/start-postgres.ts'

/**
 * The Calendar Sync Log on a real PostgreSQL: `node bench/calendar-sync-log.ts 5000000` fills so many rows and times what the page asks,
 * beside looking up one row by its primary key in the same run: what nothing on this machine can beat.
 * Goal: each page within a second, whatever is asked.
 */
const rows = Number(process.argv[2] ?? 200_000)
const goalMs = 1_000
const rowsAtOnce = 250_000
const timesEach = 5

const fill = (from: number, to: number) => sql`
  insert into log_rows (seen_at, applied_at, who, mailbox_id, link_id, event_id, activity_no, appointment, changes, outcome, reason, took_ms, noticed_by, correlation_id)
  select at, at, 'Person ' || (n % 500), 'mailbox-' || (n % 500), 'link-' || (n % 50000), 'event-' || (n % 50000), (n % 50000)::text,
    'Review ' || md5(n::text), '[]', case when n % 1000 = 0 then 'set-aside' else 'updated' end, 'Changed in Outlook.', 1000 + n % 5000, 'notification', md5((n + 1)::text)
  from (select n, timestamptz '2026-01-01' + make_interval(secs => n * 2) as at from generate_series(${from}::int, ${to}::int) n) as made`

/** The middle of several, and the first, which finds nothing in memory. */
async function timed<Answer>(ask: () => Promise<Answer>): Promise<{ answer: Answer; firstMs: number; middleMs: number }> {
  const took: number[] = []
  let answer = await once(ask, took)
  for (let again = 1; again < timesEach; again++) answer = await once(ask, took)
  return { answer, firstMs: took[0] ?? 0, middleMs: took.toSorted((a, b) => a - b)[Math.floor(timesEach / 2)] ?? 0 }
}
async function once<Answer>(ask: () => Promise<Answer>, took: number[]): Promise<Answer> {
  const beganAt = performance.now()
  const answer = await ask()
  took.push(performance.now() - beganAt)
  return answer
}
const say = (name: string, found: string, firstMs: number, middleMs: number): void => {
  const ms = (value: number): string => value.toFixed(1).padStart(8)
  process.stdout.write(`${name.padEnd(26)} ${found.padStart(14)} ${ms(firstMs)} ${ms(middleMs)}\n`)
}

const postgres = await startPostgres()
try {
  const database = await openDatabase({ databaseUrl: await postgres.createDatabase() })
  const { db } = database
  const startedAt = Date.now()
  for (let from = 1; from <= rows; from += rowsAtOnce) await fill(from, Math.min(rows, from + rowsAtOnce - 1)).execute(db)
  await sql`vacuum analyze log_rows`.execute(db)
  process.stdout.write(`${rows.toLocaleString('en')} rows in ${Math.round((Date.now() - startedAt) / 1000)} s\n`)
  process.stdout.write(`${''.padEnd(26)} ${'rows of'.padStart(14)} ${'first ms'.padStart(8)} ${'usual ms'.padStart(8)}\n`)
  const floor = await timed(() =>
    db
      .selectFrom('log_rows')
      .selectAll()
      .where('row_id', '=', Math.floor(rows / 3))
      .execute(),
  )
  say('floor: one row by its key', `${floor.answer.length} of 1`, floor.firstMs, floor.middleMs)
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
    'what is new, followed': { after: rows - 20 },
    'the last hour': { from: new Date(Date.parse('2026-01-01T00:00:00Z') + rows * 2000 - 3_600_000).toISOString() as Instant },
    'one person, an outcome': { mailboxId: 'mailbox-7' as NonNullable<LogFilter['mailboxId']>, outcome: 'set-aside' },
    'one person, a common text': { mailboxId: 'mailbox-7' as NonNullable<LogFilter['mailboxId']>, text: 'Review' },
  }
  let slowest = 0
  for (const [name, filter] of Object.entries(asked)) {
    const { answer, firstMs, middleMs } = await timed(async () => ({
      page: await readLog(db, { ...filter, limit: 50 }),
      total: await countLog(db, filter),
    }))
    slowest = Math.max(slowest, firstMs)
    say(name, `${answer.page.length} of ${answer.total}`, firstMs, middleMs)
  }
  await database.close()
  if (slowest > goalMs) process.exitCode = 1
} finally {
  await postgres.close()
}
