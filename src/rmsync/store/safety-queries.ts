import type { Kysely, Selectable } from 'kysely'
import type { EventId, LinkId, MailboxId } from '../../domain/ids.ts'
import type { Standstill } from '../../domain/standstill.ts'
import type { HeldDeletion, Pause, SafetyStore, StoredUndo } from '../ports/safety.ts'
import { toInstant, toLink } from './rows.ts'
import type { Tables } from './tables.ts'

/** What the store tells of pauses, the brake and undo. */
export const safetyQueries = (db: Kysely<Tables>): SafetyStore => ({
  linksOfMailbox: async (mailboxId) =>
    (await db.selectFrom('links').selectAll().where('mailbox_id', '=', mailboxId).orderBy('link_id').execute()).map(toLink),
  async seriesLinkIdsOfMailbox(mailboxId) {
    const rows = await db.selectFrom('series_links').select('series_link_id').where('mailbox_id', '=', mailboxId).execute()
    return rows.map((row) => row.series_link_id as LinkId)
  },
  async standstills(mailboxIds) {
    if (mailboxIds.length === 0) return new Map()
    const [people, pauses] = await Promise.all([
      db.selectFrom('representatives').selectAll().where('mailbox_id', 'in', mailboxIds).execute(),
      db.selectFrom('pauses').selectAll().where('mailbox_id', 'in', mailboxIds).orderBy('kind').execute(),
    ])
    const found = new Map<MailboxId, Standstill>()
    for (const mailboxId of mailboxIds) {
      const pause = pauses.find((row) => row.mailbox_id === mailboxId)
      const person = people.find((row) => row.mailbox_id === mailboxId)
      if (pause !== undefined) found.set(mailboxId, toPause(pause))
      else if (person === undefined) found.set(mailboxId, { kind: 'nobody' })
      else if (!person.sync_active) found.set(mailboxId, { kind: 'inactive', name: person.name })
    }
    return found
  },
  pauses: async () => (await db.selectFrom('pauses').selectAll().orderBy('since').execute()).map(toPause),
  async heldDeletions(mailboxId) {
    const rows = await db
      .selectFrom('held_deletions')
      .selectAll()
      .where('mailbox_id', '=', mailboxId)
      .orderBy('link_id')
      .execute()
    return rows.map(toHeld)
  },
  hasMissed: async (mailboxId) =>
    (await db.selectFrom('missed_mailboxes').selectAll().where('mailbox_id', '=', mailboxId).execute()).length > 0,
  async undoOf(rowId) {
    const row = await db.selectFrom('undos').selectAll().where('row_id', '=', rowId).executeTakeFirst()
    return row === undefined ? null : toUndo(row)
  },
  async openUndos(before) {
    const rows = await db
      .selectFrom('undos')
      .selectAll()
      .where('undone', '=', false)
      .where('begun_at', '<', new Date(before))
      .orderBy('begun_at')
      .execute()
    return rows.map(toUndo)
  },
  async deletionCopy(linkId) {
    const row = await db.selectFrom('deletion_copies').select('activity').where('link_id', '=', linkId).executeTakeFirst()
    return row?.activity ?? null
  },
})

export const toPause = (row: Selectable<Tables['pauses']>): Pause => ({
  mailboxId: row.mailbox_id as MailboxId,
  kind: row.kind as Pause['kind'],
  why: row.why,
  since: toInstant(row.since),
  by: row.paused_by,
})

const toHeld = (row: Selectable<Tables['held_deletions']>): HeldDeletion => ({
  linkId: row.link_id as LinkId,
  heldAt: toInstant(row.held_at),
  approvedBy: row.approved_by,
})

const toUndo = (row: Selectable<Tables['undos']>): StoredUndo => ({
  rowId: row.row_id,
  mailboxId: row.mailbox_id as MailboxId,
  linkId: row.link_id as LinkId,
  eventId: row.event_id as EventId,
  appliedAt: toInstant(row.applied_at),
  undo: row.undo,
  begun:
    row.begun_at === null ? null : { at: toInstant(row.begun_at), by: row.begun_by ?? '', creationKey: row.creation_key ?? '' },
  isUndone: row.undone,
})
