import type { Activity, ActivitySummary } from './activity.ts'
import type { Appointment } from './appointment.ts'
import { categoryOf } from './category.ts'
import type { LinkId } from './ids.ts'
import type { Link, Snapshot } from './link.ts'
import type { LogRow } from './log-row.ts'
import { publicSubject } from './private-policy.ts'
import type { Instant } from './time-span.ts'

export interface NewLinkFacts {
  readonly linkId: LinkId
  readonly appointment: Appointment
  readonly activity: ActivitySummary | Activity
  readonly snapshot: Snapshot
  readonly by: string
  readonly seriesLinkId?: LinkId
  readonly now: Instant
}

/** The link as it begins: IFS was just told `snapshot`. */
export const newLink = ({ linkId, appointment, activity, snapshot, by, now, seriesLinkId }: NewLinkFacts): Link => ({
  linkId,
  mailboxId: appointment.mailboxId,
  eventId: appointment.eventId,
  iCalUId: appointment.iCalUId,
  calendarId: appointment.calendarId,
  seriesMasterId: appointment.seriesMasterId,
  seriesLinkId: seriesLinkId ?? null,
  occurrenceOn: appointment.occurrenceOn,
  activityNo: activity.activityNo,
  connection: activity.connection === null ? null : { kind: activity.connection.kind, id: activity.connection.id },
  category: categoryOf(activity.connection?.kind ?? 'account'),
  linkedBy: by,
  linkedAt: now,
  state: { kind: 'linked' },
  snapshot,
  etag: activity.etag,
  activityState: activity.state,
  currentAsOf: now,
})

/** The row of something a person did in the panel. */
export const personRow = (
  facts: {
    link: Link
    appointment: Pick<Appointment, 'sensitivity' | 'subject'>
    by: string
    startedAt: Instant
    now: Instant
    correlationId: string
  },
  row: Pick<LogRow, 'outcome' | 'reason' | 'changes'> & Partial<Pick<LogRow, 'noticedBy'>>,
): LogRow => ({
  seenAt: facts.startedAt,
  appliedAt: facts.now,
  who: facts.by,
  mailboxId: facts.link.mailboxId,
  linkId: facts.link.linkId,
  eventId: facts.link.eventId,
  activityNo: facts.link.activityNo,
  appointment: publicSubject(facts.appointment),
  noticedBy: 'person',
  ...row,
  tookMs: Math.max(0, Date.parse(facts.now) - Date.parse(facts.startedAt)),
  correlationId: facts.correlationId,
})
