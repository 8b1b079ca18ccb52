import { draftOf } from '../../domain/activity-draft.ts'
import type { Appointment } from '../../domain/appointment.ts'
import { Unavailable } from '../../domain/errors.ts'
import type { LinkId } from '../../domain/ids.ts'
import type { Snapshot } from '../../domain/link.ts'
import type { NoticedBy } from '../../domain/log-row.ts'
import type { SeriesLink } from '../../domain/series-link.ts'
import type { StoredIntent } from '../ports/intents.ts'
import { type CarryOutPorts, carryOut } from './carry-out.ts'

/** A date of a linked series that has no activity yet, with what IFS should say of it. */
export interface DateToCreate {
  readonly seriesLink: SeriesLink
  readonly appointment: Appointment
  readonly wanted: Snapshot
  readonly noticedBy: NoticedBy
}

/**
 * Makes the activity of one date and links it, once: the intent is durable before IFS is written to. Where one stands already,
 * somebody is at it, or was interrupted; `completeLinks` then finishes it, or has the series looked at again.
 */
export async function createDate(ports: CarryOutPorts, date: DateToCreate): Promise<void> {
  const { seriesLink, appointment, wanted } = date
  const linkId = ports.ids.next() as LinkId
  const mine: StoredIntent = {
    linkId,
    mailboxId: seriesLink.mailboxId,
    subject: appointment.eventId,
    intent: {
      kind: 'create-activity',
      draft: draftOf(seriesLink.template, wanted, linkId),
      told: wanted,
      seriesLinkId: seriesLink.seriesLinkId,
    },
    by: seriesLink.linkedBy,
    startedAt: ports.clock.now(),
  }
  const standing = await ports.store.claimIntent(mine)
  if (standing.linkId !== linkId) return
  try {
    // Asked only now that nobody else can be at it: a person may have linked the date, or unlinked the series, in between.
    if (await isWanted(ports, date))
      await carryOut(ports, mine, { appointment, wanted, existing: null, noticedBy: date.noticedBy })
    else await ports.store.transaction((tx) => tx.dropIntent(linkId))
  } catch (error) {
    // What may have been written stays an intent and is looked for.
    if (!(error instanceof Unavailable && error.outcomeUnknown)) await ports.store.transaction((tx) => tx.dropIntent(linkId))
    throw error
  }
}

async function isWanted({ store }: CarryOutPorts, { seriesLink, appointment }: DateToCreate): Promise<boolean> {
  const { mailboxId, eventId, occurrenceOn } = appointment
  const [series, link] = await Promise.all([store.seriesLinkById(seriesLink.seriesLinkId), store.linkByEvent(mailboxId, eventId)])
  return series !== null && link === null && !series.leftOut.some((day) => day === occurrenceOn)
}
