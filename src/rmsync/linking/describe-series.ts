import type { Connection } from '../../domain/activity.ts'
import type { Appointment } from '../../domain/appointment.ts'
import { NotFound } from '../../domain/errors.ts'
import type { SeriesLink } from '../../domain/series-link.ts'
import { type SeriesDate, toSeriesDates } from '../../domain/series-dates.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { Crm } from '../ports/crm.ts'
import type { Clock } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'

export interface DescribedSeries {
  readonly seriesLink: SeriesLink
  readonly connection: Connection | null
  /** Some past, all linked, and the first that follow later; empty when the series is gone. */
  readonly dates: readonly SeriesDate[]
}

const dayMs = 86_400_000
/** Numbers that have this one in them. */
const mostAlike = 5
const daysBack = 35
/** Past the horizon: what a person sees as *linked later*. */
const daysAfter = 35

/** The linked series that this appointment is, or is a date of; null when there is none. */
export async function describeSeries(
  { calendar, crm, store, clock }: { calendar: Calendar; crm: Crm; store: Store; clock: Clock },
  { mailboxId, eventId, seriesMasterId, kind }: Appointment,
): Promise<DescribedSeries | null> {
  const masterId = kind === 'series' ? eventId : seriesMasterId
  if (masterId === null) return null
  const [seriesLink] = await store.seriesLinksByMasters(mailboxId, [masterId])
  if (seriesLink === undefined) return null
  const now = clock.now()
  const to = Math.max(Date.parse(seriesLink.expandedThrough ?? now), Date.parse(now)) + daysAfter * dayMs
  const span = { from: instantAt(Date.parse(now) - daysBack * dayMs), to: instantAt(to) }
  const { kind: connectionKind, id } = seriesLink.template.connection
  const [series, links, connections] = await Promise.all([
    calendar.readSeries({ mailboxId, eventId: masterId }, span).catch((error: unknown) => {
      if (error instanceof NotFound) return null
      throw error
    }),
    store.linksOfSeries(seriesLink.seriesLinkId),
    crm.searchConnections(id, [connectionKind], mostAlike),
  ])
  const connection = connections.find((one) => one.id === id) ?? null
  return { seriesLink, connection, dates: series === null ? [] : toSeriesDates(seriesLink, series, links, now) }
}

const instantAt = (ms: number): Instant => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z') as Instant
