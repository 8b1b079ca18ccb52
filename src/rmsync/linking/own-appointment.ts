import type { Appointment } from '../../domain/appointment.ts'
import { NotFound } from '../../domain/errors.ts'
import type { Link } from '../../domain/link.ts'
import { openedDate } from '../../domain/opened-date.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { Store, SyncedRepresentative } from '../ports/store.ts'

/** The appointment that is open in Outlook, in the representative's own mailbox. */
export async function ownAppointment(
  calendar: Calendar,
  representative: SyncedRepresentative,
  itemId: string,
): Promise<Appointment> {
  try {
    return await calendar.readByItemId(representative.mailboxId, itemId)
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    throw new Refusal(
      'appointment-gone',
      'This appointment was deleted. Nothing was created.',
      'Close it and open another appointment.',
    )
  }
}

/** How far around the start that Outlook tells the dates of a series are looked through: a whole day starts in another zone. */
const aroundMs = 36 * 3_600_000

/** The same, where an id may stand for the whole series though one date of it is open. */
export async function openedAppointment(
  calendar: Calendar,
  representative: SyncedRepresentative,
  itemId: string,
  occurrenceStartAt: string | undefined,
): Promise<Appointment> {
  const read = await ownAppointment(calendar, representative, itemId)
  if (read.kind !== 'series' || occurrenceStartAt === undefined) return read
  const start = Date.parse(occurrenceStartAt)
  const series = await calendar.readSeries(read, { from: instantAt(start - aroundMs), to: instantAt(start + aroundMs) })
  const date = openedDate(series, occurrenceStartAt)
  // Read by itself: in the list of a series a date comes without some of what it inherits.
  return date === null ? read : ownAppointment(calendar, representative, date.eventId)
}

const instantAt = (ms: number): Instant => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z') as Instant

/** Its link: its own, or the one that the same meeting has in the organizer's mailbox (product decision 2). */
export const linkOf = async (store: Store, appointment: Appointment): Promise<Link | null> =>
  (await store.linkByEvent(appointment.mailboxId, appointment.eventId)) ?? (await store.linkByMeeting(appointment.iCalUId))
