import type { Kysely, Transaction } from 'kysely'
import type { ActivityNo } from '../../domain/ids.ts'
import type { OwnershipStore, OwnershipTransaction } from '../ports/ownership.ts'
import type { Tables } from './tables.ts'

export const ownershipQueries = (db: Kysely<Tables>): OwnershipStore => ({
  async owedOwnership(now, most) {
    const rows = await db
      .selectFrom('owed_ownership')
      .select('activity_no')
      .where('due_at', '<=', new Date(now))
      .orderBy('due_at')
      .orderBy('activity_no')
      .limit(most)
      .execute()
    return rows.map((row) => row.activity_no as ActivityNo)
  },
})

export const ownershipWrites = (trx: Transaction<Tables>): OwnershipTransaction => ({
  async oweOwnership(activityNo, dueAt) {
    await trx
      .insertInto('owed_ownership')
      .values({ activity_no: activityNo, due_at: dueAt })
      .onConflict((clash) => clash.column('activity_no').doUpdateSet({ due_at: dueAt }))
      .execute()
  },
  async settleOwnership(activityNo, readAt) {
    await trx.deleteFrom('owed_ownership').where('activity_no', '=', activityNo).where('due_at', '<=', new Date(readAt)).execute()
  },
})
