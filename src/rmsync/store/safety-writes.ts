import type { Kysely } from 'kysely'
import type { LinkId } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import type { SafetyTransaction } from '../ports/safety.ts'
import { storable, toLink } from './rows.ts'
import { toPause } from './safety-queries.ts'
import type { Tables } from './tables.ts'
import { undoWrites } from './undo-writes.ts'

/** What the store writes of pauses and the brake, in a transaction. */
export const safetyWrites = (db: Kysely<Tables>): SafetyTransaction => ({
  async lockMailbox(mailboxId) {
    await db
      .insertInto('mailbox_locks')
      .values({ mailbox_id: mailboxId })
      // Writing the row anew is what makes the others wait.
      .onConflict((clash) => clash.column('mailbox_id').doUpdateSet({ mailbox_id: mailboxId }))
      .execute()
  },
  async holdLink(linkId) {
    const row = await db.selectFrom('links').selectAll().where('link_id', '=', linkId).forUpdate().executeTakeFirst()
    return row === undefined ? null : toLink(row)
  },
  pausesOfMailbox: async (mailboxId) =>
    (await db.selectFrom('pauses').selectAll().where('mailbox_id', '=', mailboxId).execute()).map(toPause),
  async savePause({ mailboxId, kind, why, since, by }) {
    const values = { why: storable(why), since, paused_by: storable(by) }
    await db
      .insertInto('pauses')
      .values({ mailbox_id: mailboxId, kind, ...values })
      .onConflict((clash) => clash.columns(['mailbox_id', 'kind']).doUpdateSet(values))
      .execute()
  },
  async endPause(mailboxId, kind) {
    await db.deleteFrom('pauses').where('mailbox_id', '=', mailboxId).where('kind', '=', kind).execute()
  },

  async countDeletions(mailboxId, since, about) {
    const noted = await db
      .selectFrom('deletions')
      .select('unit')
      .distinct()
      .where('mailbox_id', '=', mailboxId)
      .where('noted_at', '>=', new Date(since))
      .execute()
    const linked = await db
      .selectFrom('links')
      .select((eb) => eb.fn.coalesce('series_link_id', 'link_id').as('unit'))
      .distinct()
      .where('mailbox_id', '=', mailboxId)
      .execute()
    const deletions = new Set([...noted.map(({ unit }) => unit), ...about.map(unitOf)])
    return { deletions: deletions.size, links: new Set([...linked.map(({ unit }) => unit), ...deletions]).size }
  },
  async noteDeletions(links, at) {
    if (links.length === 0) return
    await db
      .insertInto('deletions')
      .values(links.map((link) => ({ link_id: link.linkId, mailbox_id: link.mailboxId, unit: unitOf(link), noted_at: at })))
      .onConflict((clash) => clash.column('link_id').doNothing())
      .execute()
  },
  async settledDeletions(linkIds) {
    if (linkIds.length === 0) return new Set()
    const approved = await db
      .selectFrom('held_deletions')
      .select('link_id')
      .where('link_id', 'in', linkIds)
      .where('approved_by', 'is not', null)
      .execute()
    const counted = await db.selectFrom('deletions').select('link_id').where('link_id', 'in', linkIds).execute()
    return new Set([...approved, ...counted].map(({ link_id }) => link_id as LinkId))
  },
  async holdDeletion({ linkId, mailboxId }, at) {
    await db
      .insertInto('held_deletions')
      .values({ link_id: linkId, mailbox_id: mailboxId, held_at: at, approved_by: null })
      .onConflict((clash) => clash.column('link_id').doNothing())
      .execute()
  },
  async approveHeld(mailboxId, by) {
    await db
      .updateTable('held_deletions')
      .set({ approved_by: storable(by) })
      .where('mailbox_id', '=', mailboxId)
      .execute()
  },
  async releaseHeld(linkId) {
    await db.deleteFrom('held_deletions').where('link_id', '=', linkId).execute()
    await db.deleteFrom('deletions').where('link_id', '=', linkId).execute()
  },

  async noteMissed(mailboxId) {
    await db
      .insertInto('missed_mailboxes')
      .values({ mailbox_id: mailboxId })
      .onConflict((clash) => clash.column('mailbox_id').doNothing())
      .execute()
  },
  async forgetMissed(mailboxId) {
    await db.deleteFrom('missed_mailboxes').where('mailbox_id', '=', mailboxId).execute()
  },
  async countCategoryReturn(linkId, day) {
    const { times } = await db
      .insertInto('category_returns')
      .values({ link_id: linkId, on_day: day, times: 1 })
      .onConflict((clash) =>
        clash.column('link_id').doUpdateSet((eb) => ({
          on_day: day,
          times: eb
            .case()
            .when('category_returns.on_day', '=', day)
            .then(eb('category_returns.times', '+', 1))
            .else(1)
            .end(),
        })),
      )
      .returning('times')
      .executeTakeFirstOrThrow()
    return times
  },
  ...undoWrites(db),
})

/** The dates of one series are one deletion. */
const unitOf = (link: Link): string => link.seriesLinkId ?? link.linkId
