import type { AppointmentView } from '../../api/read-appointment.ts'
import type { Resolution } from '../../domain/person.ts'
import { publicSubject } from '../../domain/private-policy.ts'
import type { ConnectionSuggestion } from '../../domain/suggest-connections.ts'
import { describeLink } from '../linking/describe-link.ts'
import { readAppointment } from '../linking/read-appointment.ts'
import type { SyncedRepresentative } from '../ports/store.ts'
import type { AppPorts } from './app-ports.ts'
import { toActivityView, toLinkView, toSeriesView } from './views.ts'

/** The appointment that is open, as the panel shows it. */
export async function appointmentView(
  ports: AppPorts,
  representative: SyncedRepresentative,
  itemId: string,
): Promise<AppointmentView> {
  const { appointment, mayLink, people, suggestions, looksLike, link, series } = await readAppointment(
    ports,
    representative,
    itemId,
  )
  return {
    itemId,
    subject: publicSubject(appointment, ports.policy().privatePolicy),
    when: appointment.when,
    kind: appointment.kind,
    organizer: appointment.organizer,
    mayLink,
    people: people.map((person) => ({
      name: person.name,
      email: person.email,
      resolution: toResolutionView(person.resolution),
    })),
    suggestions: suggestions.map(toSuggestionView),
    looksLike: looksLike.map((activity) => toActivityView(activity, ports.crm.activityUrl)),
    link: link === null ? null : toLinkView(await describeLink(ports, link, representative), ports.crm.activityUrl),
    series: series === null ? null : toSeriesView(series, ports.crm.activityUrl),
    syncActive: representative.syncActive,
  }
}

const toResolutionView = (resolution: Resolution): AppointmentView['people'][number]['resolution'] =>
  resolution.kind === 'ambiguous'
    ? {
        kind: 'ambiguous',
        candidates: resolution.candidates.map(({ personId, name, role, connection }) => ({ personId, name, role, connection })),
      }
    : resolution

const toSuggestionView = ({
  connection,
  attendees,
  usedTimes,
  sameDomain,
}: ConnectionSuggestion): AppointmentView['suggestions'][number] => {
  if (sameDomain !== null) return { connection, because: { kind: 'same-domain', domain: sameDomain } }
  if (attendees === 0) return { connection, because: { kind: 'used-before', count: usedTimes } }
  return { connection, because: { kind: 'attendees-work-here', count: attendees, usedTimes } }
}
