import { type Kysely, type Selectable, sql } from 'kysely'
import type { MailboxId } from '../../domain/ids.ts'
import type { CareStore, MailboxRound } from '../ports/care.ts'
import type { JobWriter } from '../ports/jobs.ts'
import { type CareTables, withCare } from './care-tables.ts'
import { delaysSince } from './delays.ts'
import { reconciliationQueries } from './reconciliation-store.ts'
import { json, toInstant } from './rows.ts'
import type { Tables } from './tables.ts'

/** The port `CareStore` on PGlite or PostgreSQL. */
export function createCareStore(db: Kysely<Tables>, jobs: JobWriter): CareStore {
  const care = withCare(db)
  const isActive = sql<boolean>`exists (select from representatives p where p.mailbox_id = rounds.mailbox_id and p.sync_active)`
  return {
    async plantRounds(now) {
      await sql`
        insert into rounds (mailbox_id, known_since, next_at)
        select mailbox_id, ${now}::timestamptz, ${now}::timestamptz from representatives where sync_active
        on conflict (mailbox_id) do nothing`.execute(care)
      const active = db
        .selectFrom('representatives')
        .select((eb) => eb.fn.countAll().as('count'))
        .where('sync_active', '=', true)
      return Number((await active.executeTakeFirstOrThrow()).count)
    },
    async makeRoundsDue(now) {
      await care.updateTable('rounds').set({ next_at: now }).where('next_at', '>', new Date(now)).execute()
    },
    async claimRounds(now, most, nextOf) {
      const due = await care
        .selectFrom('rounds')
        .select(['mailbox_id', 'next_at'])
        .where('next_at', '<=', new Date(now))
        .where(isActive)
        .orderBy('next_at')
        .limit(most)
        .execute()
      const claimed: MailboxId[] = []
      for (const { mailbox_id, next_at } of due) {
        const mailboxId = mailbox_id as MailboxId
        // Only one process finds it as it was.
        const { numUpdatedRows } = await care
          .updateTable('rounds')
          .set({ next_at: nextOf(mailboxId) })
          .where('mailbox_id', '=', mailboxId)
          .where('next_at', '=', next_at)
          .executeTakeFirstOrThrow()
        if (numUpdatedRows > 0n) claimed.push(mailboxId)
      }
      return claimed
    },
    async finishRound(mailboxId, startedAt, settled) {
      await sql`
        insert into rounds (mailbox_id, known_since, next_at, done_at)
        values (${mailboxId}, ${startedAt}, ${startedAt}, ${startedAt})
        on conflict (mailbox_id) do update set
          settled_at = case when ${settled} then rounds.done_at else rounds.settled_at end,
          done_at = excluded.done_at, trouble = null
        where rounds.done_at is null or rounds.done_at < excluded.done_at`.execute(care)
    },
    async noteTrouble(mailboxId, trouble) {
      await care
        .updateTable('rounds')
        .set({ trouble: trouble === null ? null : json(trouble) })
        .where('mailbox_id', '=', mailboxId)
        .execute()
    },
    async round(mailboxId) {
      const row = await care.selectFrom('rounds').selectAll().where('mailbox_id', '=', mailboxId).executeTakeFirst()
      return row === undefined ? null : toRound(row)
    },
    async rounds(mailboxId) {
      const all = care.selectFrom('rounds').selectAll()
      return (await (mailboxId === undefined ? all : all.where('mailbox_id', '=', mailboxId)).execute()).map(toRound)
    },
    delaysSince: (since, mailboxId) => delaysSince(care, since, mailboxId),
    async setAsideCounts(mailboxId) {
      const only = mailboxId === undefined ? sql`` : sql`and mailbox_id = ${mailboxId}`
      const { rows } = await sql<{ mailbox_id: string; links: number }>`
        select mailbox_id, count(*)::int as links from links where state ->> 'kind' = 'set-aside' ${only} group by mailbox_id`.execute(
        care,
      )
      return new Map(rows.map((row) => [row.mailbox_id as MailboxId, row.links]))
    },
    ...reconciliationQueries(care, jobs),
    async isBlank(note) {
      const { rows } = await sql<{ blank: boolean }>`
        select not exists (select from links) and not exists (select from series_links)
          and not exists (select from log_rows) and not exists (select from notes where name = ${note}) as blank`.execute(care)
      return rows[0]?.blank === true
    },
    async note(name, now) {
      await care
        .insertInto('notes')
        .values({ name, noted_at: now })
        .onConflict((clash) => clash.doNothing())
        .execute()
    },
  }
}

const toRound = (row: Selectable<CareTables['rounds']>): MailboxRound => ({
  mailboxId: row.mailbox_id as MailboxId,
  knownSince: toInstant(row.known_since),
  nextAt: toInstant(row.next_at),
  doneAt: row.done_at === null ? null : toInstant(row.done_at),
  settledAt: row.settled_at === null ? null : toInstant(row.settled_at),
  trouble: row.trouble,
})
