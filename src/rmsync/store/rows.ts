import type { Insertable, Selectable } from 'kysely'
import type { ActivityNo, CalendarId, EmailAddress, EventId, LinkId, MailboxId, RepresentativeId } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import type { LogRow, Outcome } from '../../domain/log-row.ts'
import type { CalendarDate, Instant } from '../../domain/time-span.ts'
import type { StoredIntent } from '../ports/intents.ts'
import type { StoredLogRow, StoredSubscription, SyncedRepresentative } from '../ports/store.ts'
import type { Tables } from './tables.ts'

/** Database rows ↔ the domain's words, the only place that knows both. */

/** PostgreSQL takes neither NUL nor half a surrogate pair, and Outlook cuts subjects where it likes. */
export const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed()
export const json = (value: unknown): string =>
  JSON.stringify(value, (_name, part: unknown) => (typeof part === 'string' ? storable(part) : part))

export const toInstant = (date: Date): Instant => date.toISOString().replace(/\.\d+Z$/, 'Z') as Instant

export const toLink = (row: Selectable<Tables['links']>): Link => ({
  linkId: row.link_id as LinkId,
  mailboxId: row.mailbox_id as MailboxId,
  eventId: row.event_id as EventId,
  seriesMasterId: row.series_master_id as EventId | null,
  seriesLinkId: row.series_link_id as LinkId | null,
  occurrenceOn: row.occurrence_on as CalendarDate | null,
  iCalUId: row.ical_uid,
  calendarId: row.calendar_id as CalendarId | null,
  activityNo: row.activity_no as ActivityNo,
  connection: row.connection,
  category: row.category,
  linkedBy: row.linked_by,
  linkedAt: toInstant(row.linked_at),
  state: row.state,
  snapshot: row.snapshot,
  etag: row.etag,
  activityState: row.activity_state,
  currentAsOf: toInstant(row.current_as_of),
})

export const fromLink = (link: Link): Insertable<Tables['links']> => ({
  link_id: link.linkId,
  mailbox_id: link.mailboxId,
  event_id: link.eventId,
  series_master_id: link.seriesMasterId,
  series_link_id: link.seriesLinkId,
  occurrence_on: link.occurrenceOn,
  ical_uid: link.iCalUId,
  calendar_id: link.calendarId,
  activity_no: link.activityNo,
  connection: link.connection === null ? null : json(link.connection),
  category: link.category,
  linked_by: storable(link.linkedBy),
  linked_at: link.linkedAt,
  state: json(link.state),
  snapshot: json(link.snapshot),
  etag: link.etag,
  activity_state: link.activityState,
  current_as_of: link.currentAsOf,
})

export const toIntent = (row: Selectable<Tables['intents']>): StoredIntent => ({
  linkId: row.link_id as LinkId,
  mailboxId: row.mailbox_id as MailboxId,
  subject: row.subject,
  intent: row.intent,
  by: row.started_by,
  startedAt: toInstant(row.started_at),
})

export const fromIntent = (intent: StoredIntent): Insertable<Tables['intents']> => ({
  link_id: intent.linkId,
  mailbox_id: intent.mailboxId,
  subject: intent.subject,
  intent: json(intent.intent),
  started_by: storable(intent.by),
  started_at: intent.startedAt,
})

export const toSubscription = (row: Selectable<Tables['subscriptions']>): StoredSubscription => ({
  subscriptionId: row.subscription_id,
  mailboxId: row.mailbox_id as MailboxId,
  calendarId: row.calendar_id as CalendarId,
  clientState: row.client_state,
  expiresAt: toInstant(row.expires_at),
})

export const toRepresentative = (row: Selectable<Tables['representatives']>): SyncedRepresentative => ({
  representativeId: row.representative_id as RepresentativeId,
  name: row.name,
  email: row.email as EmailAddress,
  mailboxId: row.mailbox_id as MailboxId,
  syncActive: row.sync_active,
})

export const toCursor = (row: Selectable<Tables['cursors']>) => ({
  cursor: row.cursor,
  fullRoundAt: toInstant(row.full_round_at),
})

export const toLogRow = (row: Selectable<Tables['log_rows']>): StoredLogRow => ({
  rowId: row.row_id,
  seenAt: toInstant(row.seen_at),
  appliedAt: toInstant(row.applied_at),
  who: row.who,
  mailboxId: row.mailbox_id as MailboxId,
  linkId: row.link_id as LinkId | null,
  eventId: row.event_id as EventId | null,
  activityNo: row.activity_no as ActivityNo | null,
  appointment: row.appointment,
  changes: row.changes,
  outcome: row.outcome as Outcome,
  reason: row.reason,
  tookMs: row.took_ms,
  noticedBy: row.noticed_by as LogRow['noticedBy'],
  correlationId: row.correlation_id,
  ...(row.undoable ? { undoable: true } : {}),
})

/** As many as the column takes, more than 24 days: what was changed before that may be relayed only now. */
const longestToldMs = 2 ** 31 - 1

export const fromLogRow = (row: LogRow): Insertable<Tables['log_rows']> => ({
  seen_at: row.seenAt,
  applied_at: row.appliedAt,
  who: storable(row.who),
  mailbox_id: row.mailboxId,
  link_id: row.linkId,
  event_id: row.eventId,
  activity_no: row.activityNo,
  appointment: storable(row.appointment),
  changes: json(row.changes),
  outcome: row.outcome,
  reason: storable(row.reason),
  took_ms: row.tookMs === null ? null : Math.min(row.tookMs, longestToldMs),
  noticed_by: row.noticedBy,
  correlation_id: row.correlationId,
})
