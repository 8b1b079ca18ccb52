import type { ActivityView, LinkView, LogRowView, SeriesView } from '../../api/schemas.ts'
import type { ActivitySummary } from '../../domain/activity.ts'
import type { ActivityNo } from '../../domain/ids.ts'
import type { DescribedSeries } from '../linking/describe-series.ts'
import type { DescribedLink } from '../linking/describe-link.ts'
import type { StoredLogRow } from '../ports/store.ts'
import { withSaid } from './said.ts'

/** The domain's words → the API's. */

type UrlOf = (activityNo: ActivityNo) => string

export const toActivityView = (activity: ActivitySummary, urlOf: UrlOf): ActivityView => ({
  activityNo: activity.activityNo,
  description: activity.description,
  when: activity.when,
  connection: activity.connection,
  activityType: activity.activityType,
  subType: activity.subType,
  opportunityNo: activity.opportunityNo,
  state: activity.state,
  url: urlOf(activity.activityNo),
  ...(activity.wantedInOutlook === true ? { wantedInOutlook: true } : {}),
})

export const toLogRowView = (row: StoredLogRow, urlOf: UrlOf): LogRowView => ({
  rowId: row.rowId,
  seenAt: row.seenAt,
  appliedAt: row.appliedAt,
  who: row.who,
  activityNo: row.activityNo,
  activityUrl: row.activityNo === null ? null : urlOf(row.activityNo),
  appointment: row.appointment,
  changes: [...row.changes],
  outcome: row.outcome,
  reason: row.reason,
  ...withSaid(row.reason),
  tookMs: row.tookMs,
  noticedBy: row.noticedBy,
  correlationId: row.correlationId,
  ...(row.linkId === null ? {} : { linkId: row.linkId }),
  ...(row.undoable ? { undoable: row.undoable } : {}),
})

/** Why a link is not as it should be, for a reader of any language. */
const toStateView = <State extends { readonly kind: string }>(state: State): State =>
  'why' in state && typeof state.why === 'string' ? { ...state, ...withSaid(state.why) } : state

export const toLinkView = ({ link, activity, trail }: DescribedLink, urlOf: UrlOf): LinkView => ({
  linkId: link.linkId,
  state: toStateView(link.state),
  linkedBy: link.linkedBy,
  linkedAt: link.linkedAt,
  currentAsOf: link.currentAsOf,
  category: link.category,
  activityNo: link.activityNo,
  activity:
    activity.kind === 'shown' ? { kind: 'shown', activity: toActivityView(activity.activity, urlOf) } : { kind: activity.kind },
  trail: trail.map((row) => toLogRowView(row, urlOf)),
})

export const toSeriesView = ({ seriesLink, connection, dates }: DescribedSeries, urlOf: UrlOf): SeriesView => ({
  seriesLinkId: seriesLink.seriesLinkId,
  state: toStateView(seriesLink.state),
  linkedBy: seriesLink.linkedBy,
  currentAsOf: seriesLink.currentAsOf,
  category: seriesLink.category,
  connection,
  expandedThrough: seriesLink.expandedThrough,
  dates: dates.map((date) => ({ ...date, activityUrl: date.activityNo === null ? null : urlOf(date.activityNo) })),
})
