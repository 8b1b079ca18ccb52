import type { Kysely } from 'kysely'
import type { ServiceState } from '../../domain/service-state.ts'
import type { ProcessBeat, ServiceStore } from '../ports/administration.ts'
import type { AdministrationTables } from './administration-tables.ts'
import { toInstant } from './instants.ts'
import type { Tables } from './tables.ts'

const hourMs = 3_600_000

export function createServiceStore(tables: Kysely<Tables>): ServiceStore {
  const db = tables as unknown as Kysely<AdministrationTables>
  return {
    changeService: ({ state, reason, since, by, restart }) =>
      db.transaction().execute(async (trx) => {
        const { generation } = await trx.selectFrom('service_state').select('generation').forUpdate().executeTakeFirstOrThrow()
        const next = generation + (restart ? 1 : 0)
        await trx.updateTable('service_state').set({ state, reason, since, by, generation: next }).execute()
        await trx.insertInto('service_history').values({ state, reason, at: since, by }).execute()
        return { state, reason, since, by, generation: next }
      }),
    async serviceHistory(limit) {
      const rows = await db.selectFrom('service_history').selectAll().orderBy('row_id', 'desc').limit(limit).execute()
      return rows.map(({ state, reason, at, by }) => ({ state: state as ServiceState['state'], reason, at: toInstant(at), by }))
    },
    async beat({ processId, host, version, startedAt, seenAt, state }) {
      await db
        .insertInto('processes')
        .values({ process_id: processId, host, version, started_at: startedAt, seen_at: seenAt, state })
        .onConflict((clash) => clash.column('process_id').doUpdateSet({ seen_at: seenAt, state }))
        .execute()
    },
    async processes(now) {
      const since = new Date(Date.parse(now) - hourMs).toISOString()
      const rows = await db
        .selectFrom('processes')
        .selectAll()
        .where('seen_at', '>', new Date(since))
        .orderBy('started_at')
        .execute()
      return rows.map((row) => ({
        processId: row.process_id,
        host: row.host,
        version: row.version,
        startedAt: toInstant(row.started_at),
        seenAt: toInstant(row.seen_at),
        state: row.state as ProcessBeat['state'],
      }))
    },
    async forgetProcess(processId) {
      await db.deleteFrom('processes').where('process_id', '=', processId).execute()
    },
  }
}
