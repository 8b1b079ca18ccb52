import type { Activity } from '../../domain/activity.ts'
import type { Appointment } from '../../domain/appointment.ts'
import { categoryOf } from '../../domain/category.ts'
import type { ActivityNo, LinkId } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import { personRow } from '../../domain/new-link.ts'
import type { SeriesLink } from '../../domain/series-link.ts'
import type { CalendarDate, Instant } from '../../domain/time-span.ts'
import { activityToLink, giveUp, linkAgain, type Marked, type RebuildPorts, saved, type Verdict } from './link-again.ts'
import { takenOver } from './own-fields.ts'
import { horizonAt } from './relay-series.ts'

interface FoundDate {
  readonly appointment: Appointment
  readonly activity: Activity
}

/**
 * Links a whole series again: its mark names the activity of each day of the pattern, and the days that somebody unlinked. So were
 * days without an activity between the first and the last: the mark may be older than the unlinking. What the mark names and the
 * series or IFS no longer has is left as it is.
 */
export async function rebuildSeries(ports: RebuildPorts, marked: Marked): Promise<Verdict> {
  const { store, clock, ids } = ports
  const { appointment: master, marker, representative } = marked
  const days = (Object.entries(marker.dates ?? {}) as [CalendarDate, ActivityNo][]).sort(([a], [b]) => (a < b ? -1 : 1))
  const instances = await datesOf(ports, marked, days)
  const dates = await datesToLink(ports, marked, days, instances)
  const [first] = dates
  if (first === undefined) return giveUp(ports, marked, 'None of the activities that it names can be linked.')
  const now = clock.now()
  const series = seriesLinkOf(
    marked,
    first.activity,
    [...new Set([...leftOut(days, instances), ...(marker.leftOut ?? [])])].sort(),
    now,
  )
  const links: Link[] = []
  for (const { appointment, activity } of dates) {
    const found = { linkId: ids.next() as LinkId, activity, appointment, seriesLinkId: series.seriesLinkId }
    links.push(await linkAgain(ports, marked, found))
  }
  const correlationId = ids.next()
  const reason = 'Linked again by the mark on its series in Outlook; the database did not know it.'
  return saved(ports, marked, () =>
    store.transaction(async (tx) => {
      await tx.saveSeriesLink(series)
      for (const [index, link] of links.entries()) {
        await tx.saveLink(link)
        const appointment = dates[index]?.appointment ?? master
        const facts = { link, appointment, by: representative.name, startedAt: now, now, correlationId }
        await tx.appendLog(personRow(facts, { outcome: 'linked', reason, changes: [], noticedBy: 'reconciliation' }))
      }
      await tx.enqueueSeries({
        seriesLinkId: series.seriesLinkId,
        mailboxId: series.mailboxId,
        noticedAt: now,
        noticedBy: 'reconciliation',
        correlationId,
        attempt: 1,
      })
    }),
  )
}

/** From the first day that the mark names to the end of the horizon, by the day of the pattern. */
async function datesOf(
  { calendar, clock, policy }: RebuildPorts,
  { appointment: { mailboxId, eventId } }: Marked,
  days: readonly (readonly [CalendarDate, ActivityNo])[],
): Promise<ReadonlyMap<CalendarDate, Appointment>> {
  const horizon = horizonAt(clock.now(), policy().horizonDays)
  const begin = `${days[0]?.[0] ?? horizon.from.slice(0, 10)}T00:00:00Z` as Instant
  const from = dayBefore(begin < horizon.from ? begin : horizon.from)
  const { instances, exceptions } = await calendar.readSeries({ mailboxId, eventId }, { ...horizon, from })
  return new Map(
    [...instances, ...exceptions].flatMap((one) => (one.occurrenceOn === null ? [] : [[one.occurrenceOn, one] as const])),
  )
}

async function datesToLink(
  ports: RebuildPorts,
  marked: Marked,
  days: readonly (readonly [CalendarDate, ActivityNo])[],
  instances: ReadonlyMap<CalendarDate, Appointment>,
): Promise<readonly FoundDate[]> {
  const found: FoundDate[] = []
  for (const [day, activityNo] of days) {
    const appointment = instances.get(day)
    const activity = appointment === undefined ? '' : await activityToLink(ports, marked, activityNo)
    if (appointment !== undefined && typeof activity !== 'string') found.push({ appointment, activity })
    else ports.log.warn({ linkId: marked.marker.linkId, day, activityNo }, 'A date of a series could not be linked again.')
  }
  return found
}

/** Days of the pattern within what the mark names that have no activity: nobody wanted one. */
function leftOut(
  days: readonly (readonly [CalendarDate, ActivityNo])[],
  instances: ReadonlyMap<CalendarDate, Appointment>,
): readonly CalendarDate[] {
  const named = new Set(days.map(([day]) => day))
  const [first, last] = [days[0]?.[0] ?? '', days.at(-1)?.[0] ?? '']
  return [...instances.keys()].filter((day) => day > first && day < last && !named.has(day)).sort()
}

const seriesLinkOf = (
  { appointment: master, marker, representative }: Marked,
  activity: Activity,
  days: readonly CalendarDate[],
  now: Instant,
): SeriesLink => ({
  seriesLinkId: marker.linkId,
  mailboxId: master.mailboxId,
  masterId: master.eventId,
  iCalUId: master.iCalUId,
  template: {
    mainRepresentativeId: activity.mainRepresentativeId ?? representative.representativeId,
    connection: { kind: activity.connection?.kind ?? 'account', id: activity.connection?.id ?? '' },
    activityType: activity.activityType,
    subType: activity.subType,
    opportunityNo: activity.opportunityNo,
    ...takenOver(activity),
  },
  category: categoryOf(activity.connection?.kind ?? 'account'),
  linkedBy: representative.name,
  linkedAt: now,
  state: { kind: 'linked' },
  leftOut: days,
  expandedThrough: null,
  currentAsOf: now,
})

const dayBefore = (at: Instant): Instant => new Date(Date.parse(at) - 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z') as Instant
