import type { ActivityDraft, ActivitySummary } from '../../domain/activity.ts'
import type { Appointment } from '../../domain/appointment.ts'
import type { EventId } from '../../domain/ids.ts'
import type { RelayedPerson, Snapshot } from '../../domain/link.ts'
import type { LogRow } from '../../domain/log-row.ts'
import { snapshotOf, toRelayedPerson } from '../../domain/snapshot-of.ts'
import { sameTimeSpan } from '../../domain/time-span.ts'
import type { Log, StoredIntent } from '../ports.ts'
import { carryOut, keepLink } from './carry-out.ts'
import type { LinkingPorts } from './create-link.ts'
import { findPeople } from './find-people.ts'

/** Long enough for a request that is still under way to finish, short enough for a person to wait for. */
const settledAfterMs = 120_000

/**
 * Finishes links whose request ended between IFS and the database: a crash, or an answer that never came. What IFS has is linked;
 * what it does not have is not created late, but said in a row (nothing lost, nothing doubled).
 */
export async function completeLinks(ports: LinkingPorts & { log: Log }): Promise<void> {
  const now = Date.parse(ports.clock.now())
  for (const intent of await ports.store.openIntents()) {
    if (intent.intent.kind === 'push' || now - Date.parse(intent.startedAt) < settledAfterMs) continue
    await completeLink(ports, intent).catch((error: unknown) => {
      ports.log.warn(
        { linkId: intent.linkId, reason: error instanceof Error ? error.message : String(error) },
        'A link could not be finished yet.',
      )
    })
  }
}

async function completeLink(ports: LinkingPorts, intent: StoredIntent): Promise<void> {
  const eventId = intent.subject as EventId
  const [reading] = await ports.calendar.readMany([{ mailboxId: intent.mailboxId, eventId }])
  if (reading?.kind === 'failed') throw reading.error
  if (reading?.kind !== 'found') return giveUp(ports, intent, 'Linking was interrupted and the appointment is gone since.')
  const { appointment } = reading
  const wanted = await currentSnapshot(ports, intent, appointment)
  if (intent.intent.kind === 'link-activity') {
    await carryOut(ports, intent, appointment, wanted)
    return
  }
  if (intent.intent.kind !== 'create-activity') return
  const found = await createdFrom(ports, intent.intent.draft)
  const [activity] = found
  if (activity === undefined)
    return giveUp(ports, intent, 'Linking was interrupted before IFS had the activity. Nothing was created; create it again.')
  if (found.length > 1) {
    const numbers = found.map((candidate) => candidate.activityNo).join(', ')
    return giveUp(ports, intent, `Linking was interrupted. Activities ${numbers} look alike; link the right one in the panel.`)
  }
  // The snapshot is what IFS was told then: a later edit shows as a difference and is relayed.
  const told: Snapshot = { ...wanted, description: intent.intent.draft.description, when: intent.intent.draft.when }
  await keepLink(ports, intent, appointment, activity, told, {
    reason: 'Linked, activity created. The answer of IFS came late.',
    changes: [],
  })
}

async function currentSnapshot(ports: LinkingPorts, intent: StoredIntent, appointment: Appointment): Promise<Snapshot> {
  const connection = intent.intent.kind === 'create-activity' ? intent.intent.draft.connection : null
  const { people } = await findPeople(ports, appointment, connection)
  const resolved = new Map<Appointment['organizer']['email'], RelayedPerson>(
    people.map((person) => [person.email, toRelayedPerson(person.resolution)]),
  )
  return snapshotOf(appointment, resolved, await ports.crm.longestDescription())
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

async function giveUp({ store, clock, ids }: LinkingPorts, intent: StoredIntent, reason: string): Promise<void> {
  const now = clock.now()
  const draft = intent.intent.kind === 'create-activity' ? intent.intent.draft : null
  const row: LogRow = {
    seenAt: intent.startedAt,
    appliedAt: now,
    who: intent.by,
    mailboxId: intent.mailboxId,
    linkId: intent.linkId,
    eventId: intent.subject as EventId,
    activityNo: intent.intent.kind === 'link-activity' ? intent.intent.activityNo : null,
    appointment: draft?.description ?? '',
    changes: [],
    outcome: 'set-aside',
    reason,
    tookMs: null,
    noticedBy: 'person',
    correlationId: ids.next(),
  }
  await store.transaction(async (tx) => {
    await tx.appendLog(row)
    await tx.dropIntent(intent.linkId)
  })
}
