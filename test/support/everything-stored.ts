import { type Kysely, sql } from 'kysely'

/** Every row of every table, those of the queue included, as text to be searched. */
export async function everythingStored<Tables>(db: Kysely<Tables>): Promise<string> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE' order by 1, 2`.execute(db)
  const parts: string[] = []
  for (const { schema, name } of tables) {
    const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(`${schema}.${name}`)} t`.execute(
      db,
    )
    parts.push(`${schema}.${name}`, ...rows.map(({ row }) => row))
  }
  return parts.join('\n')
}
