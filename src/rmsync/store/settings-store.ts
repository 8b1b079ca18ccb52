import type { Kysely, Selectable } from 'kysely'
import type { SecretName } from '../../domain/settings.ts'
import type { ServiceState } from '../../domain/service-state.ts'
import type { SettingsStore, StoredSecret } from '../ports/administration.ts'
import type { AdministrationTables } from './administration-tables.ts'
import { toInstant } from './instants.ts'
import type { SecretKey } from './secret-key.ts'
import type { Tables } from './tables.ts'

export function createSettingsStore(tables: Kysely<Tables>, key: SecretKey): SettingsStore {
  const db = tables as unknown as Kysely<AdministrationTables>
  return {
    async readConfiguration() {
      const row = await db.selectFrom('configuration').selectAll().executeTakeFirstOrThrow()
      const secrets = await db.selectFrom('secrets').selectAll().execute()
      return {
        version: row.version,
        values: row.settings,
        changedAt: row.changed_at === null ? null : toInstant(row.changed_at),
        changedBy: row.changed_by,
        secrets: secrets.map(toSecret),
      }
    },

    saveConfiguration: ({ version, values, secrets, by, at }) =>
      db.transaction().execute(async (trx) => {
        const before = await trx.selectFrom('configuration').selectAll().forUpdate().executeTakeFirstOrThrow()
        if (before.version !== version) return false
        await trx
          .updateTable('configuration')
          .set({
            version: version + 1,
            settings: JSON.stringify({ ...before.settings, ...values }),
            changed_at: at,
            changed_by: by,
          })
          .execute()
        for (const { name, value, facts } of secrets) {
          await trx.deleteFrom('secrets').where('name', '=', name).execute()
          if (value === null) continue
          await trx
            .insertInto('secrets')
            .values({
              name,
              sealed: key.seal(name, value),
              expires_at: facts.expiresAt,
              thumbprint: facts.thumbprint,
              changed_at: at,
              changed_by: by,
            })
            .execute()
        }
        return true
      }),

    async openSecret(name) {
      const row = await db.selectFrom('secrets').select('sealed').where('name', '=', name).executeTakeFirst()
      return row === undefined ? null : key.open(name, row.sealed)
    },

    async pulse() {
      const row = await db
        .selectFrom('configuration')
        .innerJoin('service_state', 'service_state.id', 'configuration.id')
        .select(['version', 'state', 'reason', 'since', 'by', 'generation'])
        .executeTakeFirstOrThrow()
      const { state, reason, since, by, generation } = row
      return {
        version: row.version,
        service: { state: state as ServiceState['state'], reason, since: toInstant(since), by, generation },
      }
    },
  }
}

const toSecret = (row: Selectable<AdministrationTables['secrets']>): StoredSecret => ({
  name: row.name as SecretName,
  expiresAt: row.expires_at === null ? null : toInstant(row.expires_at),
  thumbprint: row.thumbprint,
  changedAt: toInstant(row.changed_at),
  changedBy: row.changed_by,
})
