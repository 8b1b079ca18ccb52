import type { Appointment } from './appointment.ts'
import type { ActivityNo } from './ids.ts'
import type { Link } from './link.ts'
import type { Series } from './series.ts'
import type { SeriesLink } from './series-link.ts'
import { isPast, startOf, type CalendarDate, type Instant, type TimeSpan } from './time-span.ts'

/** One date of a linked series as a person sees it. */
export interface SeriesDate {
  /** The day that the pattern gives it. */
  readonly on: CalendarDate
  /** Null for a date that was taken out of the series. */
  readonly when: TimeSpan | null
  readonly activityNo: ActivityNo | null
  /** `differs`: moved or renamed by itself. `later`: gets its activity when the horizon reaches it. `left-out`: unlinked by itself. */
  readonly kind: 'past' | 'linked' | 'differs' | 'removed' | 'later' | 'left-out'
}

/** The dates of a linked series in order, with the activity of each. */
export function toSeriesDates(
  seriesLink: SeriesLink,
  series: Series,
  links: readonly Link[],
  now: Instant,
): readonly SeriesDate[] {
  const byEvent = new Map(links.map((link) => [link.eventId, link]))
  const listed = [...new Map([...series.instances, ...series.exceptions].map((date) => [date.eventId, date])).values()]
  const dates = listed.map((appointment): SeriesDate => {
    const link = byEvent.get(appointment.eventId)
    return {
      on: appointment.occurrenceOn ?? dayOf(appointment.when),
      when: appointment.when,
      activityNo: link?.activityNo ?? null,
      kind: kindOf(seriesLink, appointment, link, now),
    }
  })
  const removed = series.cancelledOn
    .filter((on) => on >= dayOfInstant(seriesLink.linkedAt))
    .map((on): SeriesDate => ({
      on,
      when: null,
      activityNo: links.find((link) => link.occurrenceOn === on)?.activityNo ?? null,
      kind: 'removed',
    }))
  return [...dates, ...removed].sort((a, b) => (a.on < b.on ? -1 : 1))
}

function kindOf(seriesLink: SeriesLink, appointment: Appointment, link: Link | undefined, now: Instant): SeriesDate['kind'] {
  if (isPast(appointment.when, now)) return 'past'
  if (link !== undefined) return appointment.kind === 'exception' ? 'differs' : 'linked'
  if (appointment.occurrenceOn !== null && seriesLink.leftOut.includes(appointment.occurrenceOn)) return 'left-out'
  return 'later'
}

const dayOf = (when: TimeSpan): CalendarDate => startOf(when).slice(0, 10) as CalendarDate
const dayOfInstant = (at: Instant): string => at.slice(0, 10)
