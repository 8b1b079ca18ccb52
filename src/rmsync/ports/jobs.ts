import type { ActivityNo, EventId, LinkId, MailboxId } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import type { LogRow } from '../../domain/log-row.ts'
import type { SeriesLink } from '../../domain/series-link.ts'
import type { Instant } from '../../domain/time-span.ts'

/** Work for the queue. One per link; a repeat while one waits collapses into it. */
export interface RelayJob {
  readonly linkId: LinkId
  readonly mailboxId: MailboxId
  readonly noticedAt: Instant
  readonly noticedBy: LogRow['noticedBy']
  readonly correlationId: string
  /** How often it has been tried, from 1. */
  readonly attempt: number
}

/** A whole series to be looked at. One per series link; a repeat while one waits collapses into it. */
export interface SeriesJob extends Omit<RelayJob, 'linkId'> {
  readonly seriesLinkId: LinkId
  /** Dates had left at the look before this one, and no series that goes on with them was there yet. */
  readonly datesHadLeft?: true
}

/** Marker and category follow the link: written when it exists, taken off when it is gone. */
export interface MarkJob {
  readonly linkId: LinkId
  readonly mailboxId: MailboxId
  readonly eventId: EventId
  /** Null where `linkId` is that of a whole series. */
  readonly activityNo: ActivityNo | null
  readonly category: string
  /** The appointment is left as it is: IFS alone is told whose the sync fields are. A job of its own beside that of the marker. */
  readonly onlyInIfs?: true
  readonly attempt: number
}

/** By which repeats of a job collapse. */
export const keyOfMark = ({ linkId, onlyInIfs }: MarkJob): string => (onlyInIfs === true ? `${linkId} in IFS` : linkId)

/** Marker and category of a link. */
export const markJobOf = ({ linkId, mailboxId, eventId, activityNo, category }: Link): MarkJob => ({
  linkId,
  mailboxId,
  eventId,
  activityNo,
  category,
  attempt: 1,
})
/** IFS lets people edit the sync fields, or does so no more, as the link says by then; the appointment is left as it is. */
export const ownerJobOf = (link: Link): MarkJob => ({ ...markJobOf(link), onlyInIfs: true })

/** The marker of a series stands on its master and names the activity of each date. */
export const seriesMarkJobOf = ({ seriesLinkId, mailboxId, masterId, category }: SeriesLink): MarkJob => ({
  linkId: seriesLinkId,
  mailboxId,
  eventId: masterId,
  activityNo: null,
  category,
  attempt: 1,
})

/** Raw SQL inside the open transaction, so that a job commits or vanishes together with what it is about. */
export interface SqlInTransaction {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}
/** How the store writes jobs inside its own transactions: the queue adapter gives it, neither knows the other. */
export interface JobWriter {
  relay(job: RelayJob, delayMs: number, inside: SqlInTransaction): Promise<void>
  series(job: SeriesJob, delayMs: number, inside: SqlInTransaction): Promise<void>
  mark(job: MarkJob, delayMs: number, inside: SqlInTransaction): Promise<void>
}
