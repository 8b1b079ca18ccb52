import type { Insertable, Kysely, Selectable } from 'kysely'
import type { EventId, LinkId, MailboxId } from '../../domain/ids.ts'
import type { SeriesLink } from '../../domain/series-link.ts'
import type { Store, StoreTransaction } from '../ports/store.ts'
import { json, storable, toInstant, toLink } from './rows.ts'
import type { Tables } from './tables.ts'

type SeriesQueries = Pick<
  Store,
  'seriesLinkById' | 'seriesLinksByMasters' | 'seriesLinkByMeeting' | 'linksOfSeries' | 'seriesLinksDue'
>
type SeriesWrites = Pick<
  StoreTransaction,
  'claimSeriesLink' | 'saveSeriesLink' | 'holdSeriesLink' | 'datesOfSeries' | 'removeSeriesLink'
>

/** What the store tells of whole series. */
export const seriesQueries = (db: Kysely<Tables>): SeriesQueries => ({
  async seriesLinkById(seriesLinkId) {
    const row = await db.selectFrom('series_links').selectAll().where('series_link_id', '=', seriesLinkId).executeTakeFirst()
    return row === undefined ? null : toSeriesLink(row)
  },
  async seriesLinksByMasters(mailboxId, masterIds) {
    if (masterIds.length === 0) return []
    const rows = await db
      .selectFrom('series_links')
      .selectAll()
      .where('mailbox_id', '=', mailboxId)
      .where('master_id', 'in', masterIds)
      .execute()
    return rows.map(toSeriesLink)
  },
  async seriesLinkByMeeting(iCalUId) {
    const row = await db.selectFrom('series_links').selectAll().where('ical_uid', '=', iCalUId).limit(1).executeTakeFirst()
    return row === undefined ? null : toSeriesLink(row)
  },
  linksOfSeries: (seriesLinkId) => linksOfSeries(db, seriesLinkId),
  async seriesLinksDue(through) {
    const rows = await db
      .selectFrom('series_links')
      .selectAll()
      .where((eb) => eb.or([eb('expanded_through', 'is', null), eb('expanded_through', '<', new Date(through))]))
      .execute()
    return rows.map(toSeriesLink).filter(({ state }) => state.kind !== 'ended')
  },
})

const linksOfSeries = async (db: Kysely<Tables>, seriesLinkId: LinkId) =>
  (await db.selectFrom('links').selectAll().where('series_link_id', '=', seriesLinkId).execute()).map(toLink)

export const seriesWrites = (db: Kysely<Tables>): SeriesWrites => ({
  async claimSeriesLink(link) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('series_links')
      .values(fromSeriesLink(link))
      .onConflict((clash) => clash.columns(['mailbox_id', 'master_id']).doNothing())
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows === 1n
  },
  async saveSeriesLink(link) {
    const { series_link_id, ...values } = fromSeriesLink(link)
    await db
      .insertInto('series_links')
      .values({ series_link_id, ...values })
      .onConflict((clash) => clash.column('series_link_id').doUpdateSet(values))
      .execute()
  },
  async holdSeriesLink(seriesLinkId) {
    const held = db.selectFrom('series_links').selectAll().where('series_link_id', '=', seriesLinkId).forUpdate()
    const row = await held.executeTakeFirst()
    return row === undefined ? null : toSeriesLink(row)
  },
  datesOfSeries: (seriesLinkId) => linksOfSeries(db, seriesLinkId),
  async removeSeriesLink(seriesLinkId) {
    await db.deleteFrom('series_links').where('series_link_id', '=', seriesLinkId).execute()
    await db.updateTable('links').set({ series_link_id: null }).where('series_link_id', '=', seriesLinkId).execute()
  },
})

const toSeriesLink = (row: Selectable<Tables['series_links']>): SeriesLink => ({
  seriesLinkId: row.series_link_id as LinkId,
  mailboxId: row.mailbox_id as MailboxId,
  masterId: row.master_id as EventId,
  iCalUId: row.ical_uid,
  template: row.template,
  category: row.category,
  linkedBy: row.linked_by,
  linkedAt: toInstant(row.linked_at),
  state: row.state,
  leftOut: row.left_out,
  expandedThrough: row.expanded_through === null ? null : toInstant(row.expanded_through),
  currentAsOf: toInstant(row.current_as_of),
})

const fromSeriesLink = (link: SeriesLink): Insertable<Tables['series_links']> => ({
  series_link_id: link.seriesLinkId,
  mailbox_id: link.mailboxId,
  master_id: link.masterId,
  ical_uid: link.iCalUId,
  template: json(link.template),
  category: link.category,
  linked_by: storable(link.linkedBy),
  linked_at: link.linkedAt,
  state: json(link.state),
  left_out: json(link.leftOut),
  expanded_through: link.expandedThrough,
  current_as_of: link.currentAsOf,
})
