import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** What plans say of an appointment is found when it becomes private. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw('create index initial_sync_items_by_link on initial_sync_items (link_id) where link_id is not null').execute(db)
}
