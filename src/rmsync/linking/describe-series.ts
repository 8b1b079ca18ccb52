import { type Connection, isOn } from '../../domain/activity.ts'
import type { Appointment } from '../../domain/appointment.ts'
import { NotFound, OutsideError } from '../../domain/errors.ts'
import type { Link } from '../../domain/link.ts'
import type { Series } from '../../domain/series.ts'
import type { SeriesLink } from '../../domain/series-link.ts'
import { type SeriesDate, toSeriesDates } from '../../domain/series-dates.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { Crm } from '../ports/crm.ts'
import type { Clock } from '../ports/service.ts'
import type { Store, SyncedRepresentative } from '../ports/store.ts'

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

interface Ports {
  readonly calendar: Calendar
  readonly crm: Crm
  readonly store: Store
  readonly clock: Clock
}

/**
 * The linked series that this appointment is, or is a date of; null when there is none. Whoever was invited sees that of the organizer,
 * as it stands in the organizer's mailbox; what it belongs to only with the right to see its activities (product decision 16).
 */
export async function describeSeries(
  ports: Ports,
  { mailboxId, eventId, seriesMasterId, kind, iCalUId }: Appointment,
  viewer: SyncedRepresentative,
): Promise<DescribedSeries | null> {
  const { store, crm, clock } = ports
  const masterId = kind === 'series' ? eventId : seriesMasterId
  if (masterId === null) return null
  const [own] = await store.seriesLinksByMasters(mailboxId, [masterId])
  const seriesLink = own ?? (kind === 'series' ? await store.seriesLinkByMeeting(iCalUId) : null)
  if (seriesLink === null) return null
  const now = clock.now()
  const to = Math.max(Date.parse(seriesLink.expandedThrough ?? now), Date.parse(now)) + daysAfter * dayMs
  const span = { from: instantAt(Date.parse(now) - daysBack * dayMs), to: instantAt(to) }
  const { kind: connectionKind, id } = seriesLink.template.connection
  const [series, links] = await Promise.all([
    readSeries(ports, seriesLink, span, own === undefined),
    store.linksOfSeries(seriesLink.seriesLinkId),
  ])
  const mayView = own !== undefined || (await isOnOneOf(crm, links, viewer))
  const found = mayView ? await crm.searchConnections(id, [connectionKind], mostAlike) : []
  const connection = found.find((one) => one.id === id) ?? null
  return { seriesLink, connection, dates: series === null ? [] : toSeriesDates(seriesLink, series, links, now) }
}

/** Null when it is gone, or when it is another one's and that mailbox cannot be read now: the link is told all the same. */
async function readSeries(
  { calendar }: Ports,
  { mailboxId, masterId }: SeriesLink,
  span: Parameters<Calendar['readSeries']>[1],
  isForeign: boolean,
): Promise<Series | null> {
  return calendar.readSeries({ mailboxId, eventId: masterId }, span).catch((error: unknown) => {
    if (error instanceof NotFound || (isForeign && error instanceof OutsideError)) return null
    throw error
  })
}

/** All activities of a series have the same people; one that is still there tells. */
async function isOnOneOf(crm: Crm, links: readonly Link[], { representativeId }: SyncedRepresentative): Promise<boolean> {
  const [newest] = links.toSorted((a, b) => ((a.occurrenceOn ?? '') > (b.occurrenceOn ?? '') ? -1 : 1))
  if (newest === undefined) return false
  const activity = await crm.readActivity(newest.activityNo).catch((error: unknown) => {
    if (error instanceof OutsideError) return null
    throw error
  })
  return activity !== null && isOn(activity, representativeId)
}

const instantAt = (ms: number): Instant => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z') as Instant
