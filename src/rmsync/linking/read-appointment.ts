import type { Appointment } from '../../domain/appointment.ts'
import type { Link } from '../../domain/link.ts'
import { mayLink, type MayLink } from '../../domain/may-link.ts'
import { addressesOf } from '../../domain/snapshot-of.ts'
import { type ConnectionSuggestion, suggestConnections } from '../../domain/suggest-connections.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { Crm } from '../ports/crm.ts'
import type { Store, SyncedRepresentative } from '../ports/store.ts'
import type { Clock } from '../ports/service.ts'
import { type DescribedSeries, describeSeries } from './describe-series.ts'
import { findPeople, type InvitedPerson } from './find-people.ts'
import { linkOf, ownAppointment } from './own-appointment.ts'

export interface OpenAppointment {
  readonly appointment: Appointment
  readonly mayLink: MayLink
  readonly people: readonly InvitedPerson[]
  readonly suggestions: readonly ConnectionSuggestion[]
  readonly link: Link | null
  readonly series: DescribedSeries | null
}

/** What the panel shows first: linked or not, to what, and if not, whether and with whom it could be. */
export async function readAppointment(
  ports: { calendar: Calendar; crm: Crm; store: Store; clock: Clock },
  representative: SyncedRepresentative,
  itemId: string,
): Promise<OpenAppointment> {
  const appointment = await ownAppointment(ports.calendar, representative, itemId)
  const [link, series] = await Promise.all([linkOf(ports.store, appointment), describeSeries(ports, appointment)])
  const verdict = mayLink(appointment)
  // Of what can not be linked nobody is looked up in IFS: not its people, not its accounts.
  if (verdict.kind === 'no' && link === null) return { appointment, mayLink: verdict, people: [], suggestions: [], link, series }
  const { people, known } = await findPeople(ports, appointment, link?.connection ?? null)
  return { appointment, mayLink: verdict, people, suggestions: suggestConnections(known, addressesOf(appointment)), link, series }
}
