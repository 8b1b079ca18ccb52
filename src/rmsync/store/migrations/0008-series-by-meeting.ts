import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** A series is looked for by its meeting when somebody who was invited opens it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw('create index series_links_by_meeting on series_links (ical_uid)').execute(db)
}
