import { categoryOf } from '../../domain/category.ts'
import type { Appointment } from '../../domain/appointment.ts'
import type { EmailAddress, EventId, LinkId, PersonId } from '../../domain/ids.ts'
import { mayLink } from '../../domain/may-link.ts'
import { Refusal } from '../../domain/refusal.ts'
import { hasDatesLeft, spanOfEnd } from '../../domain/series-end.ts'
import type { SeriesLink } from '../../domain/series-link.ts'
import type { SyncedRepresentative } from '../ports/store.ts'
import { type LinkingPorts, type LinkRequest, refuseForeignOpportunity } from './create-link.ts'
import { createContacts, type NewContact } from './create-contacts.ts'
import { decidedSnapshot } from './decided-snapshot.ts'
import { ownAppointment } from './own-appointment.ts'

export interface LinkSeriesRequest {
  /** Of the series, or of one of its dates. */
  readonly itemId: string
  readonly choices: ReadonlyMap<EmailAddress, PersonId>
  /** Attendees to be made contacts of the connection first. */
  readonly newContacts?: readonly NewContact[]
  readonly target: Extract<LinkRequest['target'], { kind: 'new' }>
}

/**
 * Links a whole series: one activity for each date inside the horizon, made by the series' own job, so that it goes on after a crash
 * and is never made twice. Pressed twice, it is linked once. Dates linked by themselves before stay linked and belong to it.
 */
export async function linkSeries(
  ports: LinkingPorts,
  representative: SyncedRepresentative,
  request: LinkSeriesRequest,
): Promise<SeriesLink> {
  const { store, clock, ids } = ports
  const opened = await ownAppointment(ports.calendar, representative, request.itemId)
  const master = await masterOf(ports, representative, opened)
  const [linked] = await store.seriesLinksByMasters(master.mailboxId, [master.eventId])
  if (linked !== undefined) throw alreadyLinked()
  const verdict = mayLink(master, ports.policy().privatePolicy)
  if (verdict.kind === 'no') throw new Refusal(verdict.code, verdict.reason, verdict.fix)
  await refuseWhenOver(ports, master)
  const { kind: _kind, ...template } = request.target
  await refuseForeignOpportunity(ports.crm, request.target)
  await store.saveChoices(representative.mailboxId, request.choices)
  // Who is meant is decided before anything is made: of the dates nobody is asked again.
  await decidedSnapshot(ports, master, template.connection)
  const now = clock.now()
  const seriesLink: SeriesLink = {
    seriesLinkId: ids.next() as LinkId,
    mailboxId: master.mailboxId,
    masterId: master.eventId,
    iCalUId: master.iCalUId,
    template: { ...template, mainRepresentativeId: representative.representativeId },
    category: categoryOf(template.connection.kind),
    linkedBy: representative.name,
    linkedAt: now,
    state: { kind: 'linked' },
    leftOut: [],
    expandedThrough: null,
    currentAsOf: now,
  }
  const job = { mailboxId: master.mailboxId, noticedAt: now, noticedBy: 'person' as const, correlationId: ids.next(), attempt: 1 }
  if (!(await store.transaction((tx) => tx.claimSeriesLink(seriesLink)))) throw alreadyLinked()
  // Only now that nobody else is at it. Interrupted from here on, the next round of the horizon finds it without activities.
  await createContacts(ports, master, template.connection, request.newContacts ?? []).catch(async (error: unknown) => {
    // The person is told that nothing was linked.
    await store.transaction((tx) => tx.removeSeriesLink(seriesLink.seriesLinkId))
    throw error
  })
  await store.transaction((tx) => tx.enqueueSeries({ ...job, seriesLinkId: seriesLink.seriesLinkId }))
  return seriesLink
}

async function masterOf(ports: LinkingPorts, representative: SyncedRepresentative, opened: Appointment): Promise<Appointment> {
  if (opened.kind === 'series') return opened
  if (opened.seriesMasterId === null)
    throw new Refusal('no-series', 'This appointment is no series.', 'Link the appointment itself.')
  return ownAppointment(ports.calendar, representative, opened.seriesMasterId satisfies EventId)
}

async function refuseWhenOver({ calendar, clock }: LinkingPorts, master: Appointment): Promise<void> {
  const now = clock.now()
  if (hasDatesLeft(await calendar.readSeries(master, spanOfEnd(now)), now)) return
  throw new Refusal('wrong-state', 'The last date of this series is over.', 'Link an appointment that takes place.')
}

const alreadyLinked = (): Refusal =>
  new Refusal('already-linked', 'The series is linked already.', 'Go back to see its activities.')
