import type { Appointment } from '../../domain/appointment.ts'
import { NotFound } from '../../domain/errors.ts'
import type { Link } from '../../domain/link.ts'
import { Refusal } from '../../domain/refusal.ts'
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

/** Its link: its own, or the one that the same meeting has in the organizer's mailbox (product decision 2). */
export const linkOf = async (store: Store, appointment: Appointment): Promise<Link | null> =>
  (await store.linkByEvent(appointment.mailboxId, appointment.eventId)) ?? (await store.linkByMeeting(appointment.iCalUId))
