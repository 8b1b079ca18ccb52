import type { EventId, MailboxId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { Calendar, LinkMarker, MarkedReading } from '../ports/calendar.ts'
import type { Clock } from '../ports/service.ts'

/** What in a mailbox carries the mark of a link: appointments, series, then the dates that were linked by themselves. */
export async function everyMarked(
  { calendar, clock }: { readonly calendar: Calendar; readonly clock: Clock },
  mailboxId: MailboxId,
): Promise<readonly MarkedReading[]> {
  const wholes = await calendar.findMarked(mailboxId)
  const now = Date.parse(clock.now())
  const dates = await calendar.findMarkedDates(mailboxId, { from: instant(now - 365 * dayMs), to: instant(now + 730 * dayMs) })
  const markers = new Map<EventId, LinkMarker>(
    wholes.flatMap((one) => (one.kind === 'marked' ? [[one.appointment.eventId, one.marker] as const] : [])),
  )
  return [...wholes, ...dates.filter((date) => !isNamedBy(markers, date))]
}

/** Of a date that went into its linked series only the series' own mark says what became of it: linked, or left out since. */
function isNamedBy(markers: ReadonlyMap<EventId, LinkMarker>, date: MarkedReading): boolean {
  if (date.kind === 'failed') return false
  const { seriesMasterId, occurrenceOn } = date.appointment
  const series = seriesMasterId === null ? undefined : markers.get(seriesMasterId)
  if (series === undefined || occurrenceOn === null) return false
  return series.dates?.[occurrenceOn] !== undefined || series.leftOut?.includes(occurrenceOn) === true
}

const dayMs = 86_400_000
const instant = (ms: number): Instant => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z') as Instant
