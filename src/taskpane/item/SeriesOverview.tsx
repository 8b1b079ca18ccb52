import { lazy, type ReactNode } from 'react'
import { untilOnline } from '../../ui/until-online.ts'
import type { AppointmentView } from '../../api/read-appointment.ts'
import type { SeriesView } from '../../api/schemas.ts'
import { doubtOf } from '../features/appointment/doubt-of.ts'
import { Note } from '../features/appointment/Note.tsx'
import { LinkedSeries } from '../features/series/LinkedSeries.tsx'
import { useSpeech } from '../languages/speech.ts'

// Shared with the view of a single link. Nothing is held back behind a place of its own: React would keep that empty for 300 ms.
const WhatHappened = lazy(() =>
  untilOnline(() => import(/* webpackChunkName: 'linked' */ '../features/appointment/WhatHappened.tsx')).then((module) => ({
    default: module.WhatHappened,
  })),
)
const FieldFacts = lazy(() =>
  untilOnline(() => import(/* webpackChunkName: 'linked' */ '../fields/FieldFacts.tsx')).then((module) => ({
    default: module.FieldFacts,
  })),
)
const LinkStatus = lazy(() =>
  untilOnline(() => import(/* webpackChunkName: 'linked' */ '../features/appointment/LinkStatus.tsx')).then((module) => ({
    default: module.LinkStatus,
  })),
)
const LinkedStatus = lazy(() =>
  untilOnline(() => import(/* webpackChunkName: 'linked' */ '../features/appointment/LinkStatus.tsx')).then((module) => ({
    default: module.LinkedStatus,
  })),
)
const ManageLink = lazy(() =>
  untilOnline(() => import(/* webpackChunkName: 'linked' */ '../features/appointment/ManageLink.tsx')).then((module) => ({
    default: module.ManageLink,
  })),
)

interface SeriesOverviewProps {
  readonly view: AppointmentView
  readonly series: SeriesView
  /** Somebody who was invited looks, and changes nothing. */
  readonly guest: boolean
  /** Rmsync can not be asked: since when this is known. */
  readonly knownAt: string | null
  readonly notice: ReactNode
  readonly onRefresh: () => void
  readonly onUnlinked: () => void
  readonly onWhy: () => void
}

/** A linked series, or one date of it, with what the link of the date says and can do. */
export function SeriesOverview(props: SeriesOverviewProps) {
  const { view, series, guest, knownAt, notice, onRefresh, onUnlinked, onWhy } = props
  const { failures } = useSpeech().texts
  const { link, freshness } = view
  const doubted = freshness !== undefined && doubtOf(freshness) !== null
  const status = { readOnly: guest, knownAt, freshness }
  return (
    <LinkedSeries
      view={view}
      series={series}
      notice={notice}
      calm={knownAt !== null ? 'offline' : guest ? 'read-only' : doubted ? 'paused' : 'linked'}
      status={<LinkedStatus link={series} {...status} />}
      note={guest && <Note>{failures.refusals['not-organizer'](view.organizer.name || view.organizer.email).message}</Note>}
      dateStatus={link === null || link.state.kind === 'linked' ? null : <LinkStatus link={link} {...status} />}
      manage={
        guest ? null : (
          <ManageLink
            linkId={link?.linkId ?? null}
            seriesLinkId={series.seriesLinkId}
            disabled={knownAt !== null}
            onUnlinked={onUnlinked}
          />
        )
      }
      trail={
        link === null ? null : (
          <>
            {link.activity.kind === 'shown' && <FieldFacts facts={link.activity.fields ?? []} />}
            <WhatHappened link={link} mayMend={knownAt === null} onMended={onRefresh} onWhy={onWhy} />
          </>
        )
      }
      onRefresh={onRefresh}
    />
  )
}
