import { NotFound } from '../../domain/errors.ts'
import type { LinkId } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import type { RelayAction } from '../../domain/plan-relay.ts'
import type { SeriesLink } from '../../domain/series-link.ts'
import type { AppointmentReading } from '../ports/calendar.ts'
import type { Crm } from '../ports/crm.ts'
import type { RelayJob } from '../ports/jobs.ts'
import type { Clock, Ids } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'
import { readWithOwnFields, takenOver } from './own-fields.ts'
import type { RelayFacts } from './relay-row.ts'

/** Dates of series that are linked as a whole: their series is looked at instead, once. */
export async function relayTheirSeries(store: Store, due: readonly { facts: RelayJob; link: Link }[]): Promise<void> {
  await store.transaction(async (tx) => {
    for (const { facts, link } of due) {
      const { linkId: _linkId, ...job } = facts
      if (link.seriesLinkId !== null) await tx.enqueueSeries({ ...job, seriesLinkId: link.seriesLinkId })
    }
  })
}

interface Read {
  readonly facts: RelayFacts
  readonly link: Link
  readonly reading: AppointmentReading
}

/**
 * A linked appointment that was made a series: its link goes on as that of its first date (S101). One of which nothing is relayed, since
 * somebody else organizes it, say, is no beginning of further activities.
 */
export const becomesSeries = ({ link, reading, action }: Read & { readonly action: RelayAction }): boolean =>
  reading.kind === 'found' &&
  reading.appointment.kind === 'series' &&
  link.seriesLinkId === null &&
  link.state.kind !== 'activity-missing' &&
  (action.kind === 'patch' || action.kind === 'nothing')

interface BeginPorts {
  readonly crm: Crm
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
}

/**
 * Links the whole series, with what its activity has beside the sync fields as the template, the company's own attributes included.
 * The series itself then finds out which date the link is. Throws what IFS throws; an activity that is gone has nothing to go on with.
 */
export async function beginSeries(ports: BeginPorts, { facts, link }: Read): Promise<void> {
  const { crm, store, clock, ids } = ports
  const activity = await readWithOwnFields(crm, link.activityNo)
  const [owner] = await store.representatives(link.mailboxId)
  const mainRepresentativeId = activity.mainRepresentativeId ?? owner?.representativeId
  const connection = activity.connection ?? link.connection
  if (mainRepresentativeId === undefined || connection === null)
    throw new NotFound('IFS', `Activity ${link.activityNo} has no representative or connection that further dates could take.`)
  const now = clock.now()
  const seriesLink: SeriesLink = {
    seriesLinkId: ids.next() as LinkId,
    mailboxId: link.mailboxId,
    masterId: link.eventId,
    iCalUId: link.iCalUId,
    template: {
      mainRepresentativeId,
      connection: { kind: connection.kind, id: connection.id },
      activityType: activity.activityType,
      subType: activity.subType,
      opportunityNo: activity.opportunityNo,
      ...takenOver(activity),
    },
    category: link.category,
    linkedBy: link.linkedBy,
    linkedAt: now,
    state: { kind: 'linked' },
    leftOut: [],
    expandedThrough: null,
    currentAsOf: now,
  }
  await store.transaction(async (tx) => {
    const stored = await tx.holdLink(link.linkId)
    // Unlinked meanwhile: nobody wants the series linked either.
    if (stored === null) return
    await tx.saveSeriesLink(seriesLink)
    await tx.updateLink({ ...stored, seriesLinkId: seriesLink.seriesLinkId })
    await tx.enqueueSeries({ ...facts, mailboxId: link.mailboxId, seriesLinkId: seriesLink.seriesLinkId, attempt: 1 })
  })
}
