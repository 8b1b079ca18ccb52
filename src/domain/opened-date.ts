import type { Appointment } from './appointment.ts'
import type { Series } from './series.ts'
import { startOf } from './time-span.ts'

/** The farthest that midnight of any zone lies from midnight of UTC. */
const farthestZoneMs = 14 * 3_600_000

/**
 * The date of a series that starts when Outlook says the open item does: classic Outlook names the whole series for each of its dates
 * (Office add-in issues 3117 and 5305). A whole day starts at midnight of a zone that is not told. Null where no date, or more than one,
 * can be meant: then nothing is guessed.
 */
export function openedDate({ instances, exceptions }: Series, startAt: string): Appointment | null {
  const dates = [...new Map([...instances, ...exceptions].map((date) => [date.eventId, date])).values()]
  const meant = dates.filter(({ when }) => {
    const apartMs = Math.abs(Date.parse(startOf(when)) - Date.parse(startAt))
    return when.kind === 'timed' ? apartMs === 0 : apartMs <= farthestZoneMs
  })
  const [only] = meant
  return meant.length === 1 ? (only ?? null) : null
}
