import type { LinkId, MailboxId } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import { personRow } from '../../domain/new-link.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { SeriesLink } from '../../domain/series-link.ts'
import { standstillReason } from '../../domain/standstill.ts'
import type { Clock, Ids } from '../ports/service.ts'
import type { Store, StoreTransaction } from '../ports/store.ts'
import { type Actor, refuseOthers } from './actor.ts'

interface ResumePorts {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
}

/** Ends the pause of one link; what Outlook says now is relayed. */
export async function resumeLink(ports: ResumePorts, linkId: LinkId, actor: Actor): Promise<Link> {
  const { store, clock, ids } = ports
  const link = await ownLink(store, linkId, actor, 'resume')
  if (link.state.kind !== 'paused') throw new Refusal('wrong-state', 'This link is not paused.', 'Look at it again.')
  if (link.state.because === 'private')
    throw new Refusal('private', link.state.why, 'Set the sensitivity to Normal in Outlook; it then goes on by itself.')
  const now = clock.now()
  // What lies in another calendar by somebody's wish is synced there from now on.
  const moved = link.state.because === 'moved' ? { calendarId: null } : {}
  const resumed: Link = {
    ...link,
    ...moved,
    state: { kind: 'waiting', since: now, why: `Resumed by ${actor.name}. What Outlook says is being relayed.` },
  }
  const appointment = { sensitivity: 'normal' as const, subject: link.snapshot.description }
  const facts = { link, appointment, by: actor.name, startedAt: now, now, correlationId: ids.next() }
  await store.transaction(async (tx) => {
    const stored = await tx.holdLink(linkId)
    if (stored?.state.kind !== 'paused')
      throw new Refusal('wrong-state', 'This link is not paused any more.', 'Look at it again.')
    await tx.updateLink(resumed)
    await tx.appendLog(personRow(facts, { outcome: 'resumed', reason: `Resumed by ${actor.name}.`, changes: [] }))
    await lookNow(ports, tx, resumed)
  })
  return resumed
}

/** A link that is set aside, or waits, is looked at now: what Outlook says at this moment is relayed (product decision 14). */
export async function retryLink(ports: ResumePorts, linkId: LinkId, actor: Actor): Promise<Pick<Link, 'linkId' | 'state'>> {
  const { store } = ports
  const series = await store.seriesLinkById(linkId)
  if (series !== null) return retrySeries(ports, series, actor)
  const link = await ownLink(store, linkId, actor, 'retry')
  await refuseStandstill(store, link.mailboxId)
  if (link.state.kind === 'paused') throw new Refusal('wrong-state', link.state.why, 'Resume the link.')
  if (link.state.kind === 'activity-missing') {
    const message = `Activity ${link.activityNo} no longer exists in IFS.`
    throw new Refusal('activity-gone', message, 'Unlink, then link another activity.', link.activityNo)
  }
  await store.transaction((tx) => lookNow(ports, tx, link))
  return link
}

/** The row of a series names the series: its dates that have no activity are tried again with it. */
async function retrySeries(
  ports: ResumePorts,
  { seriesLinkId, mailboxId }: SeriesLink,
  actor: Actor,
): Promise<Pick<Link, 'linkId' | 'state'>> {
  refuseOthers(actor, mailboxId, 'retry')
  await refuseStandstill(ports.store, mailboxId)
  const now = ports.clock.now()
  const facts = { noticedAt: now, noticedBy: 'person' as const, correlationId: ports.ids.next(), attempt: 1 }
  await ports.store.transaction((tx) => tx.enqueueSeries({ seriesLinkId, mailboxId, ...facts }))
  return { linkId: seriesLinkId, state: { kind: 'waiting', since: now, why: `${actor.name} had the series looked at.` } }
}

async function refuseStandstill(store: Store, mailboxId: MailboxId): Promise<void> {
  const standstill = (await store.standstills([mailboxId])).get(mailboxId)
  if (standstill !== undefined)
    throw new Refusal('wrong-state', standstillReason(standstill), 'It is looked at by itself once the mailbox goes on.')
}

async function ownLink(store: Store, linkId: LinkId, actor: Actor, verb: string): Promise<Link> {
  const [link] = await store.linksByIds([linkId])
  if (link === undefined) throw new Refusal('not-found', 'This link no longer exists.', 'Open the appointment again.')
  refuseOthers(actor, link.mailboxId, verb)
  return link
}

const lookNow = ({ clock, ids }: ResumePorts, tx: StoreTransaction, { linkId, mailboxId }: Link): Promise<void> =>
  tx.enqueueRelay({
    linkId,
    mailboxId,
    noticedAt: clock.now(),
    noticedBy: 'person',
    correlationId: ids.next(),
    attempt: 1,
  })
