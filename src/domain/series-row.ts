import type { LogRow } from './log-row.ts'
import type { SeriesLink } from './series-link.ts'

type Told = Pick<LogRow, 'seenAt' | 'appliedAt' | 'outcome' | 'reason' | 'correlationId'> & Partial<LogRow>

/** A row about a series as a whole. It has no text of it: what its dates are called, their own rows say. */
export const seriesRow = ({ seriesLinkId, mailboxId, masterId, linkedBy }: SeriesLink, told: Told): LogRow => ({
  who: linkedBy,
  mailboxId,
  linkId: seriesLinkId,
  eventId: masterId,
  activityNo: null,
  appointment: 'Series',
  changes: [],
  tookMs: null,
  noticedBy: 'person',
  ...told,
})
