import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Activities of which IFS is still to be told whose their sync fields are. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw('create table owed_ownership (activity_no text primary key, due_at timestamptz not null)').execute(db)
}
