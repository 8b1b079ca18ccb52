import { type Kysely, sql } from 'kysely'
import { type Alert, alertKey, kindOfKey } from '../../domain/alerts.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { ExchangedAlerts, HealthStore } from '../ports/health.ts'
import type { AdministrationTables } from './administration-tables.ts'
import { queueNotices } from './alert-store.ts'
import { toInstant } from './instants.ts'
import { storable } from './rows.ts'
import type { Tables } from './tables.ts'

const sampleMs = 300_000

export function createHealthStore(tables: Kysely<Tables>): HealthStore {
  const db = tables as unknown as Kysely<AdministrationTables>
  return {
    async delayP95Ms(since) {
      const { rows } = await sql<{ p95: number | null }>`
        select percentile_cont(0.95) within group (order by took_ms) as p95
        from log_rows where applied_at >= ${since} and took_ms is not null`.execute(db)
      return rows[0]?.p95 ?? null
    },
    async delaysSince(since, minutes) {
      const { rows } = await sql<{ at: Date; p95: number }>`
        select date_bin(make_interval(mins => ${minutes}), applied_at, timestamptz '2000-01-01') as at,
          percentile_cont(0.95) within group (order by took_ms) as p95
        from log_rows where applied_at >= ${since} and took_ms is not null group by 1 order by 1`.execute(db)
      return rows.map(({ at, p95 }) => ({ at: toInstant(at), p95Ms: p95 }))
    },
    async lastNoticeAt() {
      const row = await db
        .selectFrom('log_rows')
        .select('seen_at')
        .where('noticed_by', '=', 'notification')
        .orderBy('row_id', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row === undefined ? null : toInstant(row.seen_at)
    },
    async saveSample(at, waiting) {
      const bin = new Date(Math.floor(Date.parse(at) / sampleMs) * sampleMs).toISOString()
      await db
        .insertInto('health_samples')
        .values({ at: bin, waiting, p95_ms: null })
        .onConflict((clash) => clash.doNothing())
        .execute()
    },
    samples: async (since) =>
      (await db.selectFrom('health_samples').selectAll().where('at', '>=', new Date(since)).orderBy('at').execute()).map(
        (row) => ({
          at: toInstant(row.at),
          waiting: row.waiting,
        }),
      ),
    async addCounts(day, counts) {
      if (counts.size === 0) return
      await db
        .insertInto('health_counters')
        .values([...counts].map(([kind, count]) => ({ day, kind, count })))
        .onConflict((clash) =>
          clash
            .columns(['day', 'kind'])
            .doUpdateSet((eb) => ({ count: eb('health_counters.count', '+', eb.ref('excluded.count')) })),
        )
        .execute()
    },
    async counts(since) {
      const { rows } = await sql<{ day: string; kind: string; count: number }>`
        select day::text as day, kind, count from health_counters where day >= ${since}::date order by day`.execute(db)
      return rows.map(({ day, kind, count }) => ({ day, kind, count }))
    },
    exchangeAlerts: (alerts, at, { hooks, noticesOf }) =>
      db.transaction().execute(async (trx) => {
        const notices = noticesOf(await exchange(trx, alerts, at))
        await queueNotices(trx, notices, hooks, at)
        return notices
      }),
    async alertsSince() {
      const rows = await db.selectFrom('alerts').select(['kind', 'since']).execute()
      return new Map(rows.map((row) => [row.kind, toInstant(row.since)]))
    },
    async dropLogRows(before, limit) {
      const { rows } = await sql<{ gone: number }>`
        with old as (select row_id from log_rows where applied_at < ${before} order by applied_at limit ${limit}),
          gone as (delete from log_rows using old where log_rows.row_id = old.row_id returning 1)
        select count(*)::int as gone from gone`.execute(db)
      return rows[0]?.gone ?? 0
    },
    async dropRuns(before) {
      await db.deleteFrom('initial_syncs').where('finished_at', '<', new Date(before)).execute()
    },
    async dropSamples(before) {
      await db.deleteFrom('health_samples').where('at', '<', new Date(before)).execute()
      await sql`delete from health_counters where day < ${before}::date`.execute(db)
    },
  }
}

/** Keeps what stands now, and tells what came and went since. */
async function exchange(db: Kysely<AdministrationTables>, alerts: readonly Alert[], at: Instant): Promise<ExchangedAlerts> {
  const keys = alerts.map(alertKey)
  const ended = await db
    .deleteFrom('alerts')
    .where((eb) => (keys.length === 0 ? eb.lit(true) : eb('kind', 'not in', keys)))
    .returning('kind')
    .execute()
  const raised: Alert[] = []
  for (const alert of alerts) {
    const row = await db
      .insertInto('alerts')
      .values({ kind: alertKey(alert), message: storable(alert.message), since: at, told_at: at })
      .onConflict((clash) => clash.column('kind').doNothing())
      .returning('kind')
      .executeTakeFirst()
    if (row !== undefined) raised.push(alert)
  }
  return { raised, ended: ended.map((row) => kindOfKey(row.kind)) }
}
