import { type Kysely, sql } from 'kysely'
import type { EmailAddress, MailboxId, RepresentativeId } from '../../domain/ids.ts'
import type { RosterStore } from '../ports/administration.ts'
import type { AdministrationTables } from './administration-tables.ts'
import { toInstant } from './instants.ts'
import type { Tables } from './tables.ts'

/** PostgreSQL takes at most 65,535 values in one statement. */
const atOnce = 5_000

export function createRosterStore(tables: Kysely<Tables>): RosterStore {
  const db = tables as unknown as Kysely<AdministrationTables>
  return {
    async roster() {
      const rows = await db.selectFrom('roster').selectAll().orderBy('name').execute()
      return {
        asOf: rows[0] === undefined ? null : toInstant(rows[0].seen_at),
        rows: rows.map((row) => ({
          representativeId: row.representative_id as RepresentativeId,
          name: row.name,
          email: row.email as EmailAddress,
          isBlocked: row.is_blocked,
          maySync: row.may_sync,
        })),
      }
    },
    async saveRoster(rows, at) {
      await db.transaction().execute(async (trx) => {
        await trx.deleteFrom('roster').execute()
        for (const part of inParts(rows)) {
          await trx
            .insertInto('roster')
            .values(
              part.map(({ representativeId, name, email, isBlocked, maySync }) => ({
                representative_id: representativeId,
                name,
                email,
                is_blocked: isBlocked,
                may_sync: maySync,
                seen_at: at,
              })),
            )
            .onConflict((clash) => clash.column('representative_id').doNothing())
            .execute()
        }
      })
    },
    async switches() {
      const rows = await db.selectFrom('sync_switches').select(['representative_id', 'sync_active']).execute()
      return new Map(rows.map((row) => [row.representative_id as RepresentativeId, row.sync_active]))
    },
    async saveSwitches(ids, syncActive, by, at) {
      await db.transaction().execute(async (trx) => {
        for (const part of inParts(ids)) {
          const values = { sync_active: syncActive, changed_at: at, changed_by: by }
          await trx
            .insertInto('sync_switches')
            .values(part.map((id) => ({ representative_id: id, ...values })))
            .onConflict((clash) => clash.column('representative_id').doUpdateSet(values))
            .execute()
          await trx
            .updateTable('representatives')
            .set({ sync_active: syncActive })
            .where('representative_id', 'in', part)
            .execute()
        }
      })
    },
    linkCounts: async () =>
      toCounts(
        await db
          .selectFrom('links')
          .select(['mailbox_id', (eb) => eb.fn.countAll<number>().as('count')])
          .groupBy('mailbox_id')
          .execute(),
      ),
    heldCounts: async () => {
      const { rows } =
        await sql<Count>`select mailbox_id, count(*) as count from held_deletions where approved_by is null group by mailbox_id`.execute(
          db,
        )
      return toCounts(rows)
    },
  }
}

interface Count {
  readonly mailbox_id: string
  readonly count: number
}
const toCounts = (rows: readonly Count[]): ReadonlyMap<MailboxId, number> =>
  new Map(rows.map((row) => [row.mailbox_id as MailboxId, row.count]))

function* inParts<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += atOnce) yield items.slice(from, from + atOnce)
}
