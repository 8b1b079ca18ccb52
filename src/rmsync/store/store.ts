import { CompiledQuery, type Kysely, type Transaction } from 'kysely'
import { type EmailAddress, mainCalendar, type PersonId } from '../../domain/ids.ts'
import type { JobWriter, SqlInTransaction } from '../ports/jobs.ts'
import type { Store, StoreTransaction } from '../ports/store.ts'
import { countLog, readLog } from './log-query.ts'
import { ownershipQueries, ownershipWrites } from './ownership-store.ts'
import { placesQueries, placesWrites } from './places-store.ts'
import { fromIntent, fromLink, fromLogRow, toCursor, toIntent, toLink, toRepresentative, toSubscription } from './rows.ts'
import { safetyQueries } from './safety-queries.ts'
import { safetyWrites } from './safety-writes.ts'
import { seriesQueries, seriesWrites } from './series-store.ts'
import { connectionsUsedWith } from './used-connections.ts'
import type { Tables } from './tables.ts'

/** The port `Store` on PGlite or PostgreSQL. Inside `transaction` use only the given `tx`: the embedded database is one session. */
export function createStore(db: Kysely<Tables>, jobs: JobWriter): Store {
  return {
    transaction: (work) => db.transaction().execute((trx) => work(inTransaction(trx, jobs))),

    async linksByIds(linkIds) {
      if (linkIds.length === 0) return []
      return (await db.selectFrom('links').selectAll().where('link_id', 'in', linkIds).execute()).map(toLink)
    },
    linkByEvent: async (mailboxId, eventId) =>
      first(
        await db.selectFrom('links').selectAll().where('mailbox_id', '=', mailboxId).where('event_id', '=', eventId).execute(),
        toLink,
      ),
    async linksByEvents(mailboxId, eventIds) {
      if (eventIds.length === 0) return []
      const rows = await db
        .selectFrom('links')
        .selectAll()
        .where('mailbox_id', '=', mailboxId)
        .where((eb) => eb.or([eb('event_id', 'in', eventIds), eb('series_master_id', 'in', eventIds)]))
        .execute()
      return rows.map(toLink)
    },
    linkByMeeting: async (iCalUId) =>
      first(await db.selectFrom('links').selectAll().where('ical_uid', '=', iCalUId).limit(1).execute(), toLink),
    async linksByActivities(activityNos) {
      if (activityNos.length === 0) return []
      return (await db.selectFrom('links').selectAll().where('activity_no', 'in', activityNos).execute()).map(toLink)
    },

    ...seriesQueries(db),
    ...safetyQueries(db),

    async claimIntent(intent) {
      await db
        .insertInto('intents')
        .values(fromIntent(intent))
        .onConflict((clash) => clash.columns(['mailbox_id', 'subject']).doNothing())
        .execute()
      const row = await db
        .selectFrom('intents')
        .selectAll()
        .where('mailbox_id', '=', intent.mailboxId)
        .where('subject', '=', intent.subject)
        .executeTakeFirst()
      // Between the two statements the earlier intent may have been finished: then this one may stand.
      return row === undefined ? this.claimIntent(intent) : toIntent(row)
    },
    openIntents: async () => (await db.selectFrom('intents').selectAll().orderBy('started_at').execute()).map(toIntent),

    ...placesQueries(db),
    ...ownershipQueries(db),

    cursorOf: async (mailboxId, calendarId = mainCalendar) =>
      first(
        await db
          .selectFrom('cursors')
          .selectAll()
          .where('mailbox_id', '=', mailboxId)
          .where('calendar_id', '=', calendarId)
          .execute(),
        toCursor,
      ),

    async representatives(mailboxId) {
      const all = db.selectFrom('representatives').selectAll().orderBy('name')
      const rows = await (mailboxId === undefined ? all : all.where('mailbox_id', '=', mailboxId)).execute()
      return rows.map(toRepresentative)
    },
    async saveRepresentatives(rows) {
      await db.transaction().execute(async (trx) => {
        await trx.deleteFrom('representatives').execute()
        for (let begin = 0; begin < rows.length; begin += mostAtOnce)
          await trx
            .insertInto('representatives')
            .values(
              rows.slice(begin, begin + mostAtOnce).map((row) => ({
                representative_id: row.representativeId,
                name: row.name,
                email: row.email,
                mailbox_id: row.mailboxId,
                sync_active: row.syncActive,
              })),
            )
            .execute()
      })
    },

    async subscriptions(mailboxId) {
      const all = db.selectFrom('subscriptions').selectAll()
      const rows = await (mailboxId === undefined ? all : all.where('mailbox_id', '=', mailboxId)).execute()
      return rows.map(toSubscription)
    },
    async subscriptionsByIds(ids) {
      if (ids.length === 0) return []
      return (await db.selectFrom('subscriptions').selectAll().where('subscription_id', 'in', ids).execute()).map(toSubscription)
    },
    async saveSubscription(row) {
      const values = {
        mailbox_id: row.mailboxId,
        calendar_id: row.calendarId,
        client_state: row.clientState,
        expires_at: row.expiresAt,
      }
      await db
        .insertInto('subscriptions')
        .values({ subscription_id: row.subscriptionId, ...values })
        .onConflict((clash) => clash.column('subscription_id').doUpdateSet(values))
        .execute()
    },
    async removeSubscription(id) {
      await db.deleteFrom('subscriptions').where('subscription_id', '=', id).execute()
    },

    async choices(mailboxId, emails) {
      if (emails.length === 0) return new Map()
      const rows = await db
        .selectFrom('choices')
        .selectAll()
        .where('mailbox_id', '=', mailboxId)
        .where('email', 'in', emails)
        .execute()
      return new Map(rows.map((row) => [row.email as EmailAddress, row.person_id as PersonId]))
    },
    async saveChoices(mailboxId, choices) {
      if (choices.size === 0) return
      await db
        .insertInto('choices')
        .values([...choices].map(([email, personId]) => ({ mailbox_id: mailboxId, email, person_id: personId })))
        .onConflict((clash) =>
          clash.columns(['mailbox_id', 'email']).doUpdateSet((eb) => ({ person_id: eb.ref('excluded.person_id') })),
        )
        .execute()
    },

    connectionsUsedWith: connectionsUsedWith(db),
    readLog: (filter) => readLog(db, filter),
    countLog: (filter) => countLog(db, filter),
  }
}

function inTransaction(trx: Transaction<Tables>, jobs: JobWriter): StoreTransaction {
  const inside: SqlInTransaction = {
    executeSql: async (text, values = []) => ({ rows: (await trx.executeQuery(CompiledQuery.raw(text, values))).rows }),
  }
  return {
    async saveLink(link) {
      await trx.insertInto('links').values(fromLink(link)).execute()
    },
    async updateLink(link) {
      const { numUpdatedRows } = await trx
        .updateTable('links')
        .set(fromLink(link))
        .where('link_id', '=', link.linkId)
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    async removeLink(linkId) {
      await trx.deleteFrom('links').where('link_id', '=', linkId).execute()
      // Nobody has to decide about it any more.
      await trx.deleteFrom('held_deletions').where('link_id', '=', linkId).execute()
    },
    ...seriesWrites(trx),
    ...safetyWrites(trx),
    async appendLog(row) {
      await trx.insertInto('log_rows').values(fromLogRow(row)).execute()
    },
    async saveCursor(mailboxId, cursor, calendarId = mainCalendar) {
      const of = { mailbox_id: mailboxId, calendar_id: calendarId }
      if (cursor === null) {
        await trx
          .deleteFrom('cursors')
          .where('mailbox_id', '=', of.mailbox_id)
          .where('calendar_id', '=', of.calendar_id)
          .execute()
        return
      }
      const values = { cursor: cursor.cursor, full_round_at: cursor.fullRoundAt }
      await trx
        .insertInto('cursors')
        .values({ ...of, ...values })
        .onConflict((clash) => clash.columns(['mailbox_id', 'calendar_id']).doUpdateSet(values))
        .execute()
    },
    ...placesWrites(trx),
    ...ownershipWrites(trx),
    enqueueRelay: (job, delayMs = 0) => jobs.relay(job, delayMs, inside),
    enqueueSeries: (job, delayMs = 0) => jobs.series(job, delayMs, inside),
    enqueueMark: (job, delayMs = 0) => jobs.mark(job, delayMs, inside),
    async saveIntent(intent) {
      await trx.updateTable('intents').set(fromIntent(intent)).where('link_id', '=', intent.linkId).execute()
    },
    async dropIntent(linkId) {
      const { numDeletedRows } = await trx.deleteFrom('intents').where('link_id', '=', linkId).executeTakeFirstOrThrow()
      return numDeletedRows > 0n
    },
  }
}

/** A statement takes 65,535 values (PostgreSQL's protocol), of which each has five. */
const mostAtOnce = 5_000

const first = <Row, Value>(rows: readonly Row[], map: (row: Row) => Value): Value | null =>
  rows[0] === undefined ? null : map(rows[0])
