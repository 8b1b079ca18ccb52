import { sql } from 'kysely'
import type { Database } from '../../src/rmsync/store/database.ts'

const clearedBefore = new WeakMap<Database, number>()

/** Deleting a few rows takes a twentieth of what `truncate` takes; what deleting leaves behind in the files is cleared away at times. */
export async function clearTables(database: Database, names: readonly string[]): Promise<void> {
  const times = (clearedBefore.get(database) ?? 0) + 1
  clearedBefore.set(database, times)
  if (times % 25 === 0) await sql`truncate ${sql.join(names.map((name) => sql.table(name)))}`.execute(database.db)
  else
    await database.db.transaction().execute(async (trx) => {
      for (const name of names) await sql`delete from ${sql.table(name)}`.execute(trx)
    })
}
