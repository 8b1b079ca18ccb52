import type { Appointment } from './appointment.ts'
import type { LinkId } from './ids.ts'
import type { Link } from './link.ts'

/** The same link and activity, from now on for this date. */
export const asDateOf = (link: Link, appointment: Appointment, seriesLinkId: LinkId | null): Link => ({
  ...link,
  eventId: appointment.eventId,
  iCalUId: appointment.iCalUId,
  seriesMasterId: appointment.seriesMasterId,
  seriesLinkId,
  occurrenceOn: appointment.occurrenceOn,
})
