import { type Kysely, sql } from 'kysely'
import { mainCalendar } from '../../domain/ids.ts'
import type { LinksElsewhere } from '../ports/administration.ts'
import { mayBeRelayedAfter } from './places-store.ts'
import type { Tables } from './tables.ts'

const mostNamed = 50

/** Questions that the admin pages ask across tables. */
export function createAdministrationQueries(db: Kysely<Tables>) {
  return {
    /** Linked appointments to come that lie elsewhere than in the calendar of that name; null is the main one. Soonest first. */
    async linksOutside(calendarName: string | null, now: string): Promise<LinksElsewhere> {
      const isElsewhere =
        calendarName === null
          ? sql<boolean>`links.calendar_id <> ${mainCalendar}`
          : sql<boolean>`not exists (select from mailbox_calendars c where c.mailbox_id = links.mailbox_id
              and c.name = ${calendarName} and c.calendar_id = links.calendar_id)`
      const concerned = db.selectFrom('links').where(isElsewhere).where(mayBeRelayedAfter(now))
      const { count } = await concerned.select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow()
      const rows = await concerned
        .leftJoin('representatives', 'representatives.mailbox_id', 'links.mailbox_id')
        .select(['representatives.name', 'links.activity_no', sql<string>`links.snapshot ->> 'description'`.as('description')])
        .orderBy(sql`coalesce(links.snapshot -> 'when' ->> 'startAt', links.snapshot -> 'when' ->> 'startOn')`)
        .orderBy('links.link_id')
        .limit(mostNamed)
        .execute()
      return {
        total: Number(count),
        links: rows.map((row) => ({ name: row.description, detail: `Activity ${row.activity_no}, ${row.name ?? 'unknown'}` })),
      }
    },
  }
}
