import { draftOf } from '../../domain/activity-draft.ts'
import { peopleToAdd } from '../../domain/activity-patch.ts'
import type { Activity, ConnectionKind } from '../../domain/activity.ts'
import type { Appointment } from '../../domain/appointment.ts'
import { Unavailable } from '../../domain/errors.ts'
import type { FieldValues } from '../../domain/field-values.ts'
import type { ActivityNo, EmailAddress, LinkId, PersonId } from '../../domain/ids.ts'
import type { Link, Snapshot } from '../../domain/link.ts'
import { mayLink } from '../../domain/may-link.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { Crm } from '../ports/crm.ts'
import type { Intent, StoredIntent } from '../ports/intents.ts'
import type { Clock, Ids } from '../ports/service.ts'
import type { Store, SyncedRepresentative } from '../ports/store.ts'
import { carryOut } from './carry-out.ts'
import { createContacts, type NewContact } from './create-contacts.ts'
import { decidedSnapshot } from './decided-snapshot.ts'
import { linkableActivity } from './linkable-activity.ts'
import { linkOf, ownAppointment } from './own-appointment.ts'

export interface LinkingPorts {
  readonly calendar: Calendar
  readonly crm: Crm
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly policy: () => RelayPolicy
}

export interface LinkRequest {
  readonly itemId: string
  /** Who is meant where one address has several contacts. */
  readonly choices: ReadonlyMap<EmailAddress, PersonId>
  /** Attendees to be made contacts of the connection first. */
  readonly newContacts?: readonly NewContact[]
  readonly target:
    | {
        readonly kind: 'new'
        readonly connection: { readonly kind: ConnectionKind; readonly id: string }
        readonly activityType: string
        readonly subType: string
        readonly opportunityNo: string
        readonly notes: string
        /** Fields of the form, checked against it. */
        readonly attributes?: FieldValues
      }
    | { readonly kind: 'existing'; readonly activityNo: ActivityNo }
}

/**
 * Ties the open appointment to a new or an existing activity, once. The intent is durable before IFS is written to; whoever finds
 * one there already, writes nothing.
 */
export async function createLink(ports: LinkingPorts, representative: SyncedRepresentative, request: LinkRequest): Promise<Link> {
  const { store, clock, ids } = ports
  const appointment = await ownAppointment(ports.calendar, representative, request.itemId)
  await refuseWhenLinked(store, appointment, request)
  if (appointment.kind === 'series')
    throw new Refusal('whole-series', 'This is a whole series.', 'Choose “The whole series”, or open one date and link that.')
  const verdict = mayLink(appointment, ports.policy().privatePolicy)
  if (verdict.kind === 'no') throw new Refusal(verdict.code, verdict.reason, verdict.fix)
  await store.saveChoices(representative.mailboxId, request.choices)
  const { target } = request
  const existing = target.kind === 'existing' ? await linkableActivity(ports, appointment.mailboxId, target.activityNo) : null
  const connection = target.kind === 'new' ? target.connection : (existing?.connection ?? null)
  if (target.kind === 'new') await refuseForeignOpportunity(ports.crm, target)
  const wanted = await decidedSnapshot(ports, appointment, connection)

  const linkId = ids.next() as LinkId
  const mine: StoredIntent = {
    linkId,
    mailboxId: appointment.mailboxId,
    subject: appointment.eventId,
    intent: toIntent(representative, request, wanted, linkId, existing),
    by: representative.name,
    startedAt: clock.now(),
  }
  const standing = await store.claimIntent(mine)
  if (standing.linkId !== mine.linkId) {
    throw new Refusal('already-linked', 'This appointment is being linked at this moment.', 'Wait a moment, then look again.')
  }
  try {
    // Pressed twice, the first may have been finished since it was looked for.
    await refuseWhenLinked(store, appointment, request)
    if (target.kind === 'existing') await refuseWhenTaken(store, target.activityNo, mine.linkId)
    // Only now that nobody else is at it: pressed twice, a contact is made once.
    const made = await createContacts(ports, appointment, connection, request.newContacts ?? [])
    if (made.length === 0) return await carryOut(ports, mine, { appointment, wanted, existing })
    const withThem = await decidedSnapshot(ports, appointment, connection)
    const intent = { ...mine, intent: toIntent(representative, request, withThem, linkId, existing) }
    await store.transaction((tx) => tx.saveIntent(intent))
    return await carryOut(ports, intent, { appointment, wanted: withThem, existing, contactsMade: made })
  } catch (error) {
    // What may have been written stays an intent and is looked for; what was not, is free to be tried again at once.
    if (error instanceof Unavailable && error.outcomeUnknown) {
      const reason = 'IFS did not answer in time.'
      throw new Refusal(
        'ifs-unavailable',
        reason,
        'RM Panel finds out within three minutes whether the activity exists, and links it then. Nothing is created twice.',
      )
    }
    await store.transaction((tx) => tx.dropIntent(mine.linkId))
    throw error
  }
}

async function refuseWhenLinked(store: Store, appointment: Appointment, request: LinkRequest): Promise<void> {
  const link = await linkOf(store, appointment)
  if (link !== null) {
    throw new Refusal('already-linked', `Already linked meanwhile, to ${link.activityNo}.`, 'Go back to see it.', link.activityNo)
  }
  if (request.target.kind === 'existing') await refuseWhenTaken(store, request.target.activityNo)
}

/** An opportunity of another account would hang the activity to both. */
export async function refuseForeignOpportunity(crm: Crm, target: Extract<LinkRequest['target'], { kind: 'new' }>): Promise<void> {
  const { opportunityNo, connection } = target
  if (opportunityNo === '') return
  const known = await crm.opportunitiesOf(connection)
  if (known.some((opportunity) => opportunity.opportunityNo === opportunityNo)) return
  const reason = `Opportunity ${opportunityNo} does not belong to ${connection.kind} ${connection.id}.`
  throw new Refusal('refused-by-ifs', reason, 'Choose one of its own opportunities, or none.')
}

/** @param mine a link to it that is begun: another one that is begun as well comes first, for IFS takes the values of both */
export async function refuseWhenTaken(store: Store, activityNo: ActivityNo, mine?: LinkId): Promise<void> {
  const [taken] = await store.linksByActivities([activityNo])
  const begun = taken === undefined && mine !== undefined ? await store.openIntents() : []
  const other = begun.find(
    ({ linkId, intent }) =>
      linkId !== mine && (intent.kind === 'link-activity' || intent.kind === 'push') && intent.activityNo === activityNo,
  )
  const by = taken?.linkedBy ?? other?.by
  if (by === undefined) return
  throw new Refusal(
    'activity-linked-elsewhere',
    `Activity ${activityNo} is already linked by ${by}.`,
    'Choose another activity, or unlink that one first.',
    activityNo,
  )
}

function toIntent(
  { representativeId }: SyncedRepresentative,
  { target }: LinkRequest,
  wanted: Snapshot,
  linkId: LinkId,
  existing: Activity | null,
): Intent {
  if (target.kind === 'existing')
    return { kind: 'link-activity', activityNo: target.activityNo, adds: existing === null ? {} : peopleToAdd(existing, wanted) }
  const { kind: _kind, ...template } = target
  return {
    kind: 'create-activity',
    draft: draftOf({ ...template, mainRepresentativeId: representativeId }, wanted, linkId),
    told: wanted,
  }
}
