import { type Kysely, sql } from 'kysely'
import type { LinksLeftBehind } from '../ports/administration.ts'
import type { Tables } from './tables.ts'

const mostNamed = 50

/** Questions that the admin pages ask across tables. */
export function createAdministrationQueries(db: Kysely<Tables>) {
  return {
    /** Linked appointments that lie in the calendar used now. */
    async linksOutside(): Promise<LinksLeftBehind> {
      const { count } = await db
        .selectFrom('links')
        .select((eb) => eb.fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
      const rows = await db
        .selectFrom('links')
        .leftJoin('representatives', 'representatives.mailbox_id', 'links.mailbox_id')
        .select(['representatives.name', 'links.activity_no', sql<string>`links.snapshot ->> 'description'`.as('description')])
        .orderBy('links.linked_at', 'desc')
        .limit(mostNamed)
        .execute()
      return {
        total: Number(count),
        links: rows.map((row) => ({ name: row.description, detail: `Activity ${row.activity_no}, ${row.name ?? 'unknown'}` })),
      }
    },
  }
}
