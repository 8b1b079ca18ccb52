import { type Kysely, sql } from 'kysely'
import {
  type BackedUpTable,
  backedUp,
  type BackupRow,
  type BackupStore,
  type PanelSetupStore,
  type RestoreCounts,
} from '../ports/backup.ts'
import type { AdministrationTables } from './administration-tables.ts'
import { toInstant } from './instants.ts'
import { json } from './rows.ts'
import type { Tables } from './tables.ts'

const atOnce = 1_000
/** What makes a row clash with another one, beside being the same. */
const clashes: Readonly<Record<BackedUpTable, string>> = {
  links:
    'there.link_id = given.link_id or (there.mailbox_id = given.mailbox_id and there.event_id = given.event_id) or there.activity_no = given.activity_no',
  series_links:
    'there.series_link_id = given.series_link_id or (there.mailbox_id = given.mailbox_id and there.master_id = given.master_id)',
  choices: 'there.mailbox_id = given.mailbox_id and there.email = given.email',
  sync_switches: 'there.representative_id = given.representative_id',
}
const firstColumn: Readonly<Record<BackedUpTable, string>> = {
  links: 'link_id',
  series_links: 'series_link_id',
  choices: `mailbox_id || ' ' || email`,
  sync_switches: 'representative_id',
}
class TakenBack extends Error {}

export function createBackupStore(tables: Kysely<Tables>): BackupStore & PanelSetupStore {
  const db = tables as unknown as Kysely<AdministrationTables>
  return {
    migrations: async () =>
      (await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)).rows.map(({ name }) => name),
    async *rows(table) {
      let after = ''
      for (;;) {
        const key = sql.raw(firstColumn[table])
        const { rows } = await sql<{ key: string; row: BackupRow }>`
          select ${key} as key, to_jsonb(t) as row from ${sql.table(table)} t where ${key} > ${after} order by 1 limit ${atOnce}`.execute(
          db,
        )
        for (const { row } of rows) yield row
        after = rows.at(-1)?.key ?? ''
        if (rows.length < atOnce) return
      }
    },
    async columns(table) {
      const { rows } = await sql<{ name: string; required: boolean }>`
        select column_name as name, is_nullable = 'NO' and column_default is null as required
        from information_schema.columns where table_schema = current_schema() and table_name = ${table}`.execute(db)
      return rows.map(({ name, required }) => ({ name, isRequired: required }))
    },
    async restore(rows, apply) {
      let counts: RestoreCounts = { new: 0, same: 0, differing: 0 }
      try {
        await db.transaction().execute(async (trx) => {
          for (const table of backedUp) {
            const added = await restoreTable(trx, table, rows[table])
            if (table === 'links' || table === 'series_links')
              counts = {
                new: counts.new + added.new,
                same: counts.same + added.same,
                differing: counts.differing + added.differing,
              }
          }
          if (!apply) throw new TakenBack()
        })
      } catch (error) {
        if (!(error instanceof TakenBack)) throw error
      }
      return counts
    },

    async panelSetup() {
      const row = await db.selectFrom('panel_setup').selectAll().executeTakeFirstOrThrow()
      const { version, fields, settings, changed_at: at, changed_by: changedBy } = row
      return { version, fields, settings, changedAt: at === null ? null : toInstant(at), changedBy }
    },
    async savePanelSetup(version, { fields, settings }, by, at) {
      const { numUpdatedRows } = await db
        .updateTable('panel_setup')
        .set({ version: version + 1, fields: json(fields), settings: json(settings), changed_at: at, changed_by: by })
        .where('version', '=', version)
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
  }
}

async function restoreTable(
  db: Kysely<AdministrationTables>,
  table: BackedUpTable,
  rows: readonly BackupRow[],
): Promise<RestoreCounts> {
  const counts = { new: 0, same: 0, differing: 0 }
  for (let from = 0; from < rows.length; from += atOnce) {
    const part = json(rows.slice(from, from + atOnce))
    const given = sql`jsonb_populate_recordset(null::${sql.table(table)}, ${part}::jsonb) given`
    const { rows: found } = await sql<{ same: number; clashing: number }>`
      select count(*) filter (where exists (select 1 from ${sql.table(table)} there where to_jsonb(there) = to_jsonb(given)))::int as same,
        count(*) filter (where exists (select 1 from ${sql.table(table)} there where ${sql.raw(clashes[table])}))::int as clashing
      from ${given}`.execute(db)
    const { rows: inserted } = await sql<{ n: number }>`
      with added as (insert into ${sql.table(table)} select given.* from ${given} on conflict do nothing returning 1)
      select count(*)::int as n from added`.execute(db)
    const same = found[0]?.same ?? 0
    counts.same += same
    counts.differing += (found[0]?.clashing ?? 0) - same
    counts.new += inserted[0]?.n ?? 0
  }
  return counts
}
