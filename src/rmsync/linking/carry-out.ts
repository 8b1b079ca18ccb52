import type { Activity, ActivitySummary } from '../../domain/activity.ts'
import { reconcileActivity } from '../../domain/activity-patch.ts'
import type { Appointment } from '../../domain/appointment.ts'
import { OutsideError, Unavailable } from '../../domain/errors.ts'
import { takeOverChanges } from '../../domain/field-changes.ts'
import type { Link, Snapshot } from '../../domain/link.ts'
import type { FieldChange, LogRow, NoticedBy } from '../../domain/log-row.ts'
import { newLink, personRow } from '../../domain/new-link.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import { publicSubject } from '../../domain/private-policy.ts'
import type { Crm } from '../ports/crm.ts'
import type { StoredIntent } from '../ports/intents.ts'
import { markJobOf, ownerJobOf, seriesMarkJobOf } from '../ports/jobs.ts'
import type { Clock, Ids } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'

export interface CarryOutPorts {
  readonly crm: Crm
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly policy: () => RelayPolicy
}

/** What an intent is carried out with. */
export interface Prepared {
  readonly appointment: Appointment
  readonly wanted: Snapshot
  /** The activity to link, as it was just read; null where one is created. */
  readonly existing: Activity | null
  /** Names of the contacts that were made for it. */
  readonly contactsMade?: readonly string[]
  /** How a date of a series was noticed; a person did it where this is absent. */
  readonly noticedBy?: NoticedBy
}

/** Writes in IFS what the intent says, then keeps link, row and the job for marker and category in one transaction. */
export async function carryOut(ports: CarryOutPorts, intent: StoredIntent, prepared: Prepared): Promise<Link> {
  const { appointment, wanted, existing, contactsMade = [], noticedBy = 'person' } = prepared
  const alsoMade = contactsMade.length === 0 ? '' : ` Contacts created: ${contactsMade.join(', ')}.`
  if (existing !== null) {
    const { activity, changes } = await takeOver(ports.crm, existing, wanted, addedBefore(intent))
    return keepLink(ports, intent, appointment, activity, wanted, {
      reason: 'Linked to an existing activity.',
      changes,
      noticedBy,
    })
  }
  if (intent.intent.kind !== 'create-activity') throw new Error('Only an intent to create comes without an activity.')
  const activity = await ports.crm.createActivity(intent.intent.draft)
  const row = { reason: `Linked, activity created.${alsoMade}`, changes: [], noticedBy }
  return keepLink(ports, intent, appointment, activity, wanted, row).catch((error: unknown) => {
    // IFS has it: without its intent nobody would look for it, and it would be made a second time.
    const message = `Activity ${activity.activityNo} was created, and its link could not be stored.`
    throw new Unavailable('IFS', message, { outcomeUnknown: true }, { cause: error })
  })
}

/** Lines that an interrupted try may have left: whoever left the meeting since loses theirs. */
const addedBefore = ({ intent }: StoredIntent): Snapshot['people'] => (intent.kind === 'link-activity' ? intent.adds : {})

/** The existing activity takes the appointment's values in the sync fields; every other field stays (S3). */
async function takeOver(
  crm: Crm,
  activity: Activity,
  wanted: Snapshot,
  added: Snapshot['people'],
): Promise<{ activity: ActivitySummary; changes: readonly FieldChange[] }> {
  const patch = reconcileActivity(activity, { ...wanted, people: added }, wanted)
  const written = patch === null ? activity : await crm.patchActivity(activity.activityNo, patch, activity.etag)
  const etag = await crm.setSynced(activity.activityNo, true, written.etag).catch((error: unknown) => {
    if (patch === null || !(error instanceof OutsideError)) throw error
    // IFS has the values already: the intent has to stay, or they would stand there without a link and without a row.
    throw new Unavailable('IFS', error.message, { outcomeUnknown: true }, { cause: error })
  })
  return { activity: { ...written, etag }, changes: takeOverChanges(activity, wanted) }
}

export async function keepLink(
  ports: CarryOutPorts,
  intent: StoredIntent,
  appointment: Appointment,
  activity: ActivitySummary | Activity,
  snapshot: Snapshot,
  row: { reason: string; changes: readonly FieldChange[]; noticedBy: NoticedBy },
): Promise<Link> {
  const { store, clock, ids, policy } = ports
  const now = clock.now()
  const [replaced] = await store.linksByIds(
    intent.intent.kind === 'link-activity' && intent.intent.replaces !== undefined ? [intent.intent.replaces] : [],
  )
  const seriesLinkId = intent.intent.kind === 'create-activity' ? intent.intent.seriesLinkId : replaced?.seriesLinkId
  const link = newLink({ linkId: intent.linkId, appointment, activity, snapshot, by: intent.by, now })
  const told = { sensitivity: 'normal' as const, subject: publicSubject(appointment, policy().privatePolicy) }
  const facts = { link, appointment: told, by: intent.by, startedAt: intent.startedAt, now, correlationId: ids.next() }
  if (replaced === undefined && typeof seriesLinkId === 'string' && (await store.seriesLinkById(seriesLinkId)) === null) {
    await letStay(ports, intent, personRow(facts, { outcome: 'unlinked', reason: unlinkedMeanwhile, changes: [] }))
    return link
  }
  await store.transaction(async (tx) => {
    const series = seriesLinkId === undefined || seriesLinkId === null ? null : await tx.holdSeriesLink(seriesLinkId)
    if (replaced !== undefined) {
      const reason = `Moved to activity ${link.activityNo}. This activity stays.`
      await tx.removeLink(replaced.linkId)
      await tx.enqueueMark(ownerJobOf(replaced))
      await tx.appendLog(personRow({ ...facts, link: replaced }, { outcome: 'unlinked', reason, changes: [] }))
    }
    await tx.saveLink({ ...link, seriesLinkId: series?.seriesLinkId ?? null })
    await tx.appendLog(personRow(facts, { outcome: 'linked', ...row }))
    await tx.enqueueMark(series === null ? markJobOf(link) : seriesMarkJobOf(series))
    await tx.dropIntent(intent.linkId)
  })
  return link
}

const unlinkedMeanwhile = 'The series was unlinked while this activity was created. It stays, and nothing is relayed to it.'

/** Whoever unlinked a series wants none of its dates linked (S5): people may edit the activity in IFS. */
async function letStay({ store, clock }: CarryOutPorts, { linkId }: StoredIntent, row: LogRow): Promise<void> {
  await store.transaction(async (tx) => {
    if (row.activityNo !== null) await tx.oweOwnership(row.activityNo, clock.now())
    await tx.appendLog(row)
    await tx.dropIntent(linkId)
  })
}
