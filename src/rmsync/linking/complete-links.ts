import type { ActivityDraft, ActivitySummary } from '../../domain/activity.ts'
import type { Appointment } from '../../domain/appointment.ts'
import type { ActivityNo, EventId, LinkId } from '../../domain/ids.ts'
import type { LogRow } from '../../domain/log-row.ts'
import { mayLink } from '../../domain/may-link.ts'
import { isHidden, privateSubject } from '../../domain/private-policy.ts'
import { Refusal } from '../../domain/refusal.ts'
import { sameTimeSpan } from '../../domain/time-span.ts'
import { withoutTexts } from '../../domain/without-texts.ts'
import type { Intent, StoredIntent } from '../ports/intents.ts'
import type { Log } from '../ports/service.ts'
import { carryOut, keepLink } from './carry-out.ts'
import { type LinkingPorts, refuseWhenTaken } from './create-link.ts'
import { decidedSnapshot } from './decided-snapshot.ts'
import { linkableActivity } from './linkable-activity.ts'

/** Long enough for a request that is still under way to finish, short enough for a person to wait for. */
const settledAfterMs = 120_000

/**
 * Finishes links whose request ended between IFS and the database: a crash, or an answer that never came. What IFS has is linked;
 * what it does not have is not created late, but said in a row (nothing lost, nothing doubled).
 */
export async function completeLinks(ports: LinkingPorts & { log: Log }): Promise<void> {
  const now = Date.parse(ports.clock.now())
  for (const intent of await ports.store.openIntents()) {
    const isLink = intent.intent.kind === 'create-activity' || intent.intent.kind === 'link-activity'
    if (!isLink || now - Date.parse(intent.startedAt) < settledAfterMs) continue
    await completeLink(ports, intent).catch((error: unknown) => {
      ports.log.warn(
        { linkId: intent.linkId, reason: withoutTexts(error instanceof Error ? error.message : String(error), textsOf(intent)) },
        'A link could not be finished yet.',
      )
    })
  }
}

const textsOf = ({ intent }: StoredIntent): readonly string[] =>
  intent.kind === 'create-activity' ? [intent.draft.description] : []

async function completeLink(ports: LinkingPorts, intent: StoredIntent): Promise<void> {
  const [reading] = await ports.calendar.readMany([{ mailboxId: intent.mailboxId, eventId: intent.subject as EventId }])
  if (reading?.kind === 'failed') throw reading.error
  const appointment = reading?.kind === 'found' ? reading.appointment : null
  if (intent.intent.kind === 'create-activity') return completeCreation(ports, intent, intent.intent, appointment)
  if (intent.intent.kind === 'link-activity') return completeTakeOver(ports, intent, intent.intent.activityNo, appointment)
}

async function completeCreation(
  ports: LinkingPorts,
  intent: StoredIntent,
  { draft, told, seriesLinkId }: Extract<Intent, { kind: 'create-activity' }>,
  appointment: Appointment | null,
): Promise<void> {
  const found = await madeBy(ports, intent, draft)
  const numbers = found.map((candidate) => candidate.activityNo).join(', ')
  const [activity] = found
  if (activity === undefined) {
    if (seriesLinkId !== undefined) return lookAgain(ports, intent, seriesLinkId)
    const reason = 'Linking was interrupted before IFS had the activity. Nothing was created; create it again.'
    return giveUp(ports, intent, appointment, reason)
  }
  if (appointment === null) {
    const reason = `Linking was interrupted and the appointment is gone since. Activity ${numbers} was created and stays.`
    return giveUp(ports, intent, appointment, reason, found)
  }
  if (found.length > 1) {
    const reason = `Linking was interrupted. Activities ${numbers} look alike; link the right one in the panel.`
    return giveUp(ports, intent, appointment, reason, found)
  }
  const standing = await ports.store.linkByEvent(appointment.mailboxId, appointment.eventId)
  if (standing !== null && standing.activityNo !== activity.activityNo) {
    const since = `the appointment is linked to ${standing.activityNo} since`
    const reason = `Linking was interrupted, and ${since}. Activity ${numbers} was created and stays.`
    return giveUp(ports, intent, appointment, reason, found)
  }
  if (standing !== null) return dropIntent(ports, intent)
  // `told` is what IFS was told then: an edit since shows as a difference and is relayed.
  const reason = 'Linked, activity created. The answer of IFS came late.'
  await keepLink(ports, intent, appointment, activity, told, { reason, changes: [], noticedBy: 'person' })
}

async function completeTakeOver(
  ports: LinkingPorts,
  intent: StoredIntent,
  activityNo: ActivityNo,
  appointment: Appointment | null,
): Promise<void> {
  if (appointment === null) {
    const reason = `Linking was interrupted and the appointment is gone since. Activity ${activityNo} may say what the appointment said.`
    return giveUp(ports, intent, appointment, reason, [{ activityNo }])
  }
  try {
    // It may have become private, or another's, since the person asked.
    const verdict = mayLink(appointment, ports.policy().privatePolicy)
    if (verdict.kind === 'no') throw new Refusal(verdict.code, verdict.reason, verdict.fix)
    await refuseWhenTaken(ports.store, activityNo)
    const existing = await linkableActivity(ports, intent.mailboxId, activityNo)
    const wanted = await decidedSnapshot(ports, appointment, existing.connection)
    await carryOut(ports, intent, { appointment, wanted, existing })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await giveUp(ports, intent, appointment, `Linking was interrupted. ${error.message} ${error.fix}`, [{ activityNo }])
  }
}

async function dropIntent({ store }: LinkingPorts, { linkId }: StoredIntent): Promise<void> {
  await store.transaction((tx) => tx.dropIntent(linkId))
}

/** By the key that IFS was told with the creation, or, where IFS keeps none, what can only have come from this draft. */
async function madeBy(ports: LinkingPorts, { linkId }: StoredIntent, draft: ActivityDraft): Promise<readonly ActivitySummary[]> {
  const made = await ports.crm.activityCreatedWith(draft.creationKey ?? linkId)
  if (made === 'not-kept') return createdFrom(ports, draft)
  return made === null ? [] : [made]
}

/** A date of a series: the series is looked at again and makes it then. */
async function lookAgain({ store, clock, ids }: LinkingPorts, intent: StoredIntent, seriesLinkId: LinkId): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.dropIntent(intent.linkId)
    await tx.enqueueSeries({
      seriesLinkId,
      mailboxId: intent.mailboxId,
      noticedAt: clock.now(),
      noticedBy: 'person',
      correlationId: ids.next(),
      attempt: 1,
    })
  })
}

/** Activities that can only have come from this draft: same text, time, connection and main representative, linked to nothing. */
async function createdFrom({ crm, store }: LinkingPorts, draft: ActivityDraft): Promise<readonly ActivitySummary[]> {
  const open = await crm.openActivitiesOf(draft.mainRepresentativeId)
  const alike = open.filter(
    (activity) =>
      activity.description === draft.description &&
      activity.when !== null &&
      sameTimeSpan(activity.when, draft.when) &&
      activity.connection?.kind === draft.connection.kind &&
      activity.connection.id === draft.connection.id,
  )
  const linked = new Set(
    (await store.linksByActivities(alike.map((activity) => activity.activityNo))).map((link) => link.activityNo),
  )
  return alike.filter((activity) => !linked.has(activity.activityNo))
}

/** @param left what nothing is linked to: people may edit it in IFS again */
async function giveUp(
  { store, clock, ids, policy }: LinkingPorts,
  intent: StoredIntent,
  appointment: Appointment | null,
  reason: string,
  left: readonly Pick<ActivitySummary, 'activityNo'>[] = [],
): Promise<void> {
  const now = clock.now()
  // It may have become private since the draft was written.
  const hidden = appointment !== null && isHidden(appointment.sensitivity, policy().privatePolicy)
  const draft = intent.intent.kind === 'create-activity' ? intent.intent.draft : null
  const row: LogRow = {
    seenAt: intent.startedAt,
    appliedAt: now,
    who: intent.by,
    mailboxId: intent.mailboxId,
    linkId: intent.linkId,
    eventId: intent.subject as EventId,
    activityNo: intent.intent.kind === 'link-activity' ? intent.intent.activityNo : null,
    appointment: hidden ? privateSubject : (draft?.description ?? ''),
    changes: [],
    outcome: 'set-aside',
    reason,
    tookMs: null,
    noticedBy: 'person',
    correlationId: ids.next(),
  }
  await store.transaction(async (tx) => {
    for (const { activityNo } of left) await tx.oweOwnership(activityNo, now)
    await tx.appendLog(row)
    await tx.dropIntent(intent.linkId)
  })
}
