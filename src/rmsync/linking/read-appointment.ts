import type { ActivitySummary } from '../../domain/activity.ts'
import type { Appointment } from '../../domain/appointment.ts'
import { looksLike } from '../../domain/looks-like.ts'
import type { Link } from '../../domain/link.ts'
import { mayLink, type MayLink } from '../../domain/may-link.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import type { ConnectionSuggestion } from '../../domain/suggest-connections.ts'
import { type CalendarDate, startOf } from '../../domain/time-span.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { Crm, PeopleFields } from '../ports/crm.ts'
import type { Store, SyncedRepresentative } from '../ports/store.ts'
import type { Clock } from '../ports/service.ts'
import { type DescribedSeries, describeSeries } from './describe-series.ts'
import { findPeople, type InvitedPerson } from './find-people.ts'
import { suggest } from './suggest.ts'
import { linkOf, openedAppointment } from './own-appointment.ts'

export interface OpenAppointment {
  readonly appointment: Appointment
  readonly mayLink: MayLink
  readonly people: readonly InvitedPerson[]
  readonly suggestions: readonly ConnectionSuggestion[]
  /** Activities that may well be this meeting already; none is linked. */
  readonly looksLike: readonly ActivitySummary[]
  readonly link: Link | null
  readonly series: DescribedSeries | null
}

/** Of the day and of those before and after it, which day it is depending on where somebody is. */
const mostOfADay = 100

/** What is open in Outlook, as it names it. */
interface OpenItem {
  readonly itemId: string
  readonly occurrenceStartAt?: string | undefined
}

/** What the panel shows first: linked or not, to what, and if not, whether and with whom it could be. */
export async function readAppointment(
  ports: { calendar: Calendar; crm: Crm; store: Store; clock: Clock; policy: () => RelayPolicy },
  representative: SyncedRepresentative,
  { itemId, occurrenceStartAt }: OpenItem,
  asked?: PeopleFields,
): Promise<OpenAppointment> {
  const appointment = await openedAppointment(ports.calendar, representative, itemId, occurrenceStartAt)
  const [link, series] = await Promise.all([linkOf(ports.store, appointment), describeSeries(ports, appointment, representative)])
  const verdict = mayLink(appointment, ports.policy().privatePolicy)
  // Of what can not be linked nobody is looked up in IFS: not its people, not its accounts.
  if (verdict.kind === 'no' && link === null)
    return { appointment, mayLink: verdict, people: [], suggestions: [], looksLike: [], link, series }
  const { people, known } = await findPeople(ports, appointment, link?.connection ?? null, asked)
  // Linked, there is nothing to choose any more.
  if (link !== null || series !== null)
    return { appointment, mayLink: verdict, people, suggestions: [], looksLike: [], link, series }
  const day = startOf(appointment.when).slice(0, 10) as CalendarDate
  const [suggestions, thatDay] = await Promise.all([
    suggest(ports, appointment, known),
    ports.crm.searchActivities('', representative.representativeId, mostOfADay, { day, mine: true }),
  ])
  const alike = looksLike(
    appointment,
    suggestions.map((suggestion) => suggestion.connection),
    thatDay.filter(({ state }) => state !== 'completed'),
  )
  const linked = new Set(
    (await ports.store.linksByActivities(alike.map(({ activityNo }) => activityNo))).map((one) => one.activityNo),
  )
  const unlinked = alike.filter(({ activityNo }) => !linked.has(activityNo))
  return { appointment, mayLink: verdict, people, suggestions, looksLike: unlinked, link, series }
}
