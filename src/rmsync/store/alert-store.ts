import { type Kysely, sql } from 'kysely'
import type { Instant } from '../../domain/time-span.ts'
import type { AlertHook, AlertNotice } from '../ports/health.ts'
import type { AlertOutbox } from '../ports/alert-outbox.ts'
import type { AdministrationTables } from './administration-tables.ts'
import { toInstant } from './instants.ts'
import { storable } from './rows.ts'
import type { Tables } from './tables.ts'

/** Something that comes and goes each minute while a way is down is not told of a thousand times afterwards. */
const mostWaiting = 500

/** A row for each way: each takes them in its own time. */
export async function queueNotices(
  db: Kysely<AdministrationTables>,
  notices: readonly AlertNotice[],
  hooks: readonly AlertHook['hook'][],
  now: Instant,
): Promise<void> {
  const rows = notices.flatMap(({ kind, severity, message, fix, at }) =>
    hooks.map((hook) => ({ hook, kind, severity, message: storable(message), fix: storable(fix), at, next_at: now })),
  )
  if (rows.length === 0) return
  await db.insertInto('alert_notices').values(rows).execute()
  for (const hook of hooks)
    await sql`update alert_notices set given_up_at = ${now}, reason = ${`More than ${mostWaiting} alerts waited.`}
      where hook = ${hook} and given_up_at is null and notice_id <= (
        select notice_id from alert_notices where hook = ${hook} and given_up_at is null
        order by notice_id desc offset ${mostWaiting} limit 1)`.execute(db)
}

export function createAlertOutbox(tables: Kysely<Tables>): AlertOutbox {
  const db = tables as unknown as Kysely<AdministrationTables>
  return {
    async claim(hook, now, until) {
      const row = await db
        .updateTable('alert_notices')
        .set({ claimed_until: until })
        .where('notice_id', '=', (eb) =>
          eb
            .selectFrom('alert_notices')
            .select((inner) => inner.fn.min('notice_id').as('notice_id'))
            .where('hook', '=', hook)
            .where('given_up_at', 'is', null),
        )
        // What stands after this one waits with it: an end is never told before its beginning.
        .where('next_at', '<=', new Date(now))
        .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', new Date(now))]))
        .returningAll()
        .executeTakeFirst()
      if (row === undefined) return null
      const { notice_id: noticeId, tries, reason, message, fix } = row
      const kind = row.kind as AlertNotice['kind']
      const severity = row.severity as AlertNotice['severity']
      return { noticeId, tries, reason, notice: { kind, severity, message, fix, at: toInstant(row.at) } }
    },
    async delivered(noticeId) {
      await db.deleteFrom('alert_notices').where('notice_id', '=', noticeId).execute()
    },
    async refused(noticeId, step, now) {
      const reason = storable(step.reason)
      await db
        .updateTable('alert_notices')
        .set((eb) => ({
          tries: eb('tries', '+', 1),
          claimed_until: null,
          reason,
          ...(step.kind === 'again' ? { next_at: step.at } : { given_up_at: now }),
        }))
        .where('notice_id', '=', noticeId)
        .execute()
    },
    undelivered: async (limit) =>
      (await db.selectFrom('alert_notices').selectAll().orderBy('notice_id', 'desc').limit(limit).execute()).map((row) => ({
        hook: row.hook as AlertHook['hook'],
        state: row.given_up_at === null ? ('waiting' as const) : ('given-up' as const),
        kind: row.kind,
        message: row.message,
        at: toInstant(row.at),
        tries: row.tries,
        reason: row.reason,
        nextTryAt: row.given_up_at === null ? toInstant(row.next_at) : null,
      })),
    async failing(since) {
      const { rows } = await sql<{ hook: AlertHook['hook']; alerts: number; reason: string }>`
        select hook, count(*)::int as alerts,
          (array_agg(reason order by given_up_at desc nulls first, tries desc))[1] as reason
        from alert_notices
        where kind <> 'alerts-undelivered' and (given_up_at >= ${since} or (given_up_at is null and hook in (
          select hook from alert_notices where given_up_at is null and tries > 1)))
        group by hook order by hook desc`.execute(db)
      return rows
    },
    async dropGivenUp(before) {
      await db.deleteFrom('alert_notices').where('given_up_at', '<', new Date(before)).execute()
    },
  }
}
