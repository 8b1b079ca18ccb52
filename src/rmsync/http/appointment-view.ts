import type { LinkFreshness } from '../../api/freshness.ts'
import type { AppointmentView, ReadAppointmentRequest } from '../../api/read-appointment.ts'
import type { AttendeeView } from '../../api/schemas.ts'
import type { MailboxId } from '../../domain/ids.ts'
import { fieldsOfPanel, type PanelForm, panelOf, toFacts } from '../../domain/panel-form.ts'
import type { Resolution } from '../../domain/person.ts'
import { isPrivate, publicSubject } from '../../domain/private-policy.ts'
import type { ConnectionSuggestion } from '../../domain/suggest-connections.ts'
import { panelFormIfKnown } from '../administration/panel-form.ts'
import type { InvitedPerson } from '../linking/find-people.ts'
import { readAppointment } from '../linking/read-appointment.ts'
import type { PeopleFields } from '../ports/crm.ts'
import type { SyncedRepresentative } from '../ports/store.ts'
import type { AppPorts } from './app-ports.ts'
import { linkView } from './link-view.ts'
import { toFormView } from './panel-form-view.ts'
import { plain } from './plain.ts'
import { toActivityView, toSeriesView } from './views.ts'

/** The appointment that is open, as the panel shows it. */
export async function appointmentView(
  ports: AppPorts,
  representative: SyncedRepresentative,
  { itemId, occurrenceStartAt, formVersion }: ReadAppointmentRequest,
): Promise<AppointmentView> {
  const { form, isWhole } = await panelFormIfKnown(ports.admin.panel)
  const { appointment, mayLink, people, suggestions, looksLike, link, series } = await readAppointment(
    ports,
    representative,
    { itemId, occurrenceStartAt },
    namesOf(form),
  )
  const linkedIn = link?.mailboxId ?? series?.seriesLink.mailboxId ?? null
  const [linkShown, fresh] = await Promise.all([
    link === null ? null : linkView(ports, link, representative, form),
    linkedIn === null ? null : freshnessOf(ports, linkedIn),
  ])
  // Whoever may not see the activity is not told about its people either.
  const mayKnow = linkShown?.activity.kind !== 'hidden'
  const current = toFormView(form)
  return {
    // The id may have been that of the whole series.
    itemId: occurrenceStartAt === undefined || appointment.kind === 'series' ? itemId : appointment.eventId,
    subject: publicSubject(appointment, ports.policy().privatePolicy),
    when: appointment.when,
    kind: appointment.kind,
    organizer: appointment.organizer,
    mayLink,
    people: people.map((person) => ({
      name: person.name,
      email: person.email,
      resolution: toResolutionView(person.resolution),
      ...(mayKnow ? factsOf(person, form) : {}),
    })),
    ...(isPrivate(appointment.sensitivity) ? { isPrivate: true } : {}),
    suggestions: suggestions.map(toSuggestionView),
    looksLike: looksLike.map((activity) => toActivityView(activity, ports.crm.activityUrl)),
    link: linkShown,
    series: series === null ? null : toSeriesView(series, ports.crm.activityUrl),
    ...(fresh === null ? {} : { freshness: fresh }),
    syncActive: representative.syncActive,
    ...(isWhole && formVersion !== undefined && formVersion !== current.version ? { form: current } : {}),
  }
}

async function freshnessOf({ freshness }: AppPorts, mailboxId: MailboxId): Promise<LinkFreshness | null> {
  const [found] = await freshness(mailboxId)
  return found === undefined ? null : { currentAsOf: found.currentAsOf, isStale: found.isStale, code: found.state.code }
}

/** What is asked of people with the question who they are; nothing where nothing is set up. */
function namesOf({ fields: { contact, representative } }: PanelForm): PeopleFields | undefined {
  if (contact.length + representative.length === 0) return undefined
  return { contact: contact.map(({ name }) => name), representative: representative.map(({ name }) => name) }
}

function factsOf({ resolution, attributes }: InvitedPerson, { fields }: PanelForm): Pick<AttendeeView, 'facts'> {
  if (attributes === undefined) return {}
  const shown =
    resolution.kind === 'contact' ? fieldsOfPanel(fields.contact, panelOf(resolution.connection.kind)) : fields.representative
  return shown.length === 0 ? {} : { facts: plain(toFacts(shown, attributes)) }
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
