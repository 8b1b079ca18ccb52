import { type Kysely, sql, type Transaction } from 'kysely'
import type { CalendarId, MailboxId } from '../../domain/ids.ts'
import type { CategoriesTried, PlacesStore, PlacesTransaction } from '../ports/places.ts'
import { toInstant } from './rows.ts'
import type { Tables } from './tables.ts'

/** What the store tells of calendars and categories. */
export const placesQueries = (db: Kysely<Tables>): PlacesStore => ({
  async knownCalendars(mailboxIds) {
    if (mailboxIds.length === 0) return []
    const rows = await db.selectFrom('mailbox_calendars').selectAll().where('mailbox_id', 'in', mailboxIds).execute()
    return rows.map((row) => ({
      mailboxId: row.mailbox_id as MailboxId,
      name: row.name,
      calendarId: row.calendar_id as CalendarId,
    }))
  },
  async calendarsOfLinks(after, mailboxIds) {
    if (mailboxIds.length === 0) return new Map()
    const rows = await db
      .selectFrom('links')
      .select(['mailbox_id', 'calendar_id'])
      .distinct()
      .where('mailbox_id', 'in', mailboxIds)
      .where('calendar_id', 'is not', null)
      .where(mayBeRelayedAfter(after))
      .orderBy('calendar_id')
      .execute()
    return new Map(
      [...Map.groupBy(rows, (row) => row.mailbox_id as MailboxId)].map(([mailboxId, some]) => [
        mailboxId,
        some.map((row) => row.calendar_id as CalendarId),
      ]),
    )
  },
  async categoriesTried(mailboxId) {
    const row = await db.selectFrom('mailbox_categories').selectAll().where('mailbox_id', '=', mailboxId).executeTakeFirst()
    return row === undefined ? null : { outcome: row.outcome as CategoriesTried['outcome'], triedAt: toInstant(row.tried_at) }
  },
})

/** Days and instants are compared as text: both begin with the date. */
export const mayBeRelayedAfter = (after: string) => sql<boolean>`
  coalesce(links.snapshot -> 'when' ->> 'endAt', links.snapshot -> 'when' ->> 'endOn') collate "C" >= ${after}::text
  and links.state ->> 'kind' not in ('appointment-cancelled', 'activity-missing')`

export const placesWrites = (trx: Transaction<Tables>): PlacesTransaction => ({
  async saveCalendar({ mailboxId, name, calendarId }) {
    await trx
      .insertInto('mailbox_calendars')
      .values({ mailbox_id: mailboxId, name, calendar_id: calendarId })
      .onConflict((clash) => clash.columns(['mailbox_id', 'name']).doUpdateSet({ calendar_id: calendarId }))
      .execute()
  },
  async forgetCalendar(mailboxId, calendarId) {
    const { numDeletedRows } = await trx
      .deleteFrom('mailbox_calendars')
      .where('mailbox_id', '=', mailboxId)
      .where('calendar_id', '=', calendarId)
      .executeTakeFirstOrThrow()
    return numDeletedRows > 0n
  },
  async saveCategoriesTried(mailboxId, { outcome, triedAt }) {
    const values = { outcome, tried_at: triedAt }
    await trx
      .insertInto('mailbox_categories')
      .values({ mailbox_id: mailboxId, ...values })
      .onConflict((clash) => clash.column('mailbox_id').doUpdateSet(values))
      .execute()
  },
})
