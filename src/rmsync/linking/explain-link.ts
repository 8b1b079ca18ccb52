import type { Representative } from '../../domain/activity.ts'
import type { Appointment } from '../../domain/appointment.ts'
import { NotFound, OutsideError } from '../../domain/errors.ts'
import { explain } from '../../domain/explain.ts'
import type { Check, ExplainFacts, Found } from '../../domain/explanation.ts'
import type { Freshness } from '../../domain/freshness.ts'
import type { ActivityNo, LinkId, MailboxId } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import type { FieldChange } from '../../domain/log-row.ts'
import { pendingChanges } from '../../domain/pending-changes.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import { Refusal } from '../../domain/refusal.ts'
import { isPast } from '../../domain/time-span.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { CareStore } from '../ports/care.ts'
import type { Crm, CrmCheck } from '../ports/crm.ts'
import type { Clock } from '../ports/service.ts'
import type { Store, SyncedRepresentative } from '../ports/store.ts'
import { linkOf } from './own-appointment.ts'

export interface ExplainPorts {
  readonly calendar: Calendar
  readonly crm: Crm
  readonly store: Store
  readonly care: CareStore
  readonly clock: Clock
  readonly policy: () => RelayPolicy
  readonly freshness: (mailboxId: MailboxId) => Promise<readonly Freshness[]>
}

export interface Explained {
  readonly link: Link | null
  readonly checks: readonly Check[]
  /** What Outlook says and IFS was not told; null when there is nothing. */
  readonly waiting: { readonly changes: readonly FieldChange[]; readonly changedAt: string; readonly by: string } | null
}

const longestTrail = 20

/** Why the appointment that is open does or does not reach an activity. */
export async function explainAppointment(
  ports: ExplainPorts,
  { mailboxId }: SyncedRepresentative,
  itemId: string,
): Promise<Explained> {
  const appointment = await found(() => ports.calendar.readByItemId(mailboxId, itemId))
  if (appointment.kind !== 'found') return explained(ports, { mailboxId, link: null, appointment, seriesIsLinked: false })
  const { value } = appointment
  const link = await linkOf(ports.store, value)
  // A link in the organizer's mailbox is explained from there: that is the side which is relayed.
  if (link !== null && link.mailboxId !== mailboxId) return explainLink(ports, link)
  if (link !== null) return explained(ports, { mailboxId, link, appointment, seriesIsLinked: false })
  const masterId = value.kind === 'series' ? value.eventId : value.seriesMasterId
  const [series] = masterId === null ? [] : await ports.store.seriesLinksByMasters(mailboxId, [masterId])
  if (series === undefined) return explained(ports, { mailboxId, link: null, appointment, seriesIsLinked: false })
  const next = value.kind === 'series' ? await nextDate(ports, series.seriesLinkId) : null
  return next === null ? explained(ports, { mailboxId, link: null, appointment, seriesIsLinked: true }) : explainLink(ports, next)
}

/** Why a link does or does not do what it is for. */
async function explainLink(ports: ExplainPorts, link: Link): Promise<Explained> {
  const appointment = await found(async () => {
    const [reading] = await ports.calendar.readMany([link])
    if (reading?.kind === 'failed') throw reading.error
    if (reading?.kind !== 'found') throw new NotFound('Outlook', 'The appointment is gone.')
    return reading.appointment
  })
  return explained(ports, { mailboxId: link.mailboxId, link, appointment, seriesIsLinked: false })
}

/** By the id of a link or the number of an activity, for an administrator. */
export async function explainFor(
  ports: ExplainPorts,
  asked: { readonly linkId?: string | undefined; readonly activityNo?: string | undefined },
): Promise<Explained> {
  const { linkId, activityNo } = asked
  const [link] =
    linkId === undefined
      ? await ports.store.linksByActivities(activityNo === undefined ? [] : [activityNo as ActivityNo])
      : await ports.store.linksByIds([linkId as LinkId])
  if (link !== undefined) return explainLink(ports, link)
  const what = linkId === undefined ? `activity ${activityNo ?? ''}` : `link ${linkId}`
  throw new Refusal('not-found', `No appointment is linked to ${what}.`, 'Link it in the panel, beside its appointment.')
}

async function nextDate({ store, clock }: ExplainPorts, seriesLinkId: LinkId): Promise<Link | null> {
  const links = (await store.linksOfSeries(seriesLinkId)).toSorted((a, b) =>
    (a.occurrenceOn ?? '') < (b.occurrenceOn ?? '') ? -1 : 1,
  )
  return links.find((link) => !isPast(link.snapshot.when, clock.now())) ?? links.at(-1) ?? null
}

interface Subject {
  readonly mailboxId: MailboxId
  readonly link: Link | null
  readonly appointment: Found<Appointment>
  readonly seriesIsLinked: boolean
}

/** Everything is asked side by side, and what cannot be asked now is said to be unknown. */
async function explained(ports: ExplainPorts, subject: Subject): Promise<Explained> {
  const { store, care, crm, clock, policy } = ports
  const { mailboxId, link } = subject
  const [representative = null] = await store.representatives(mailboxId)
  const [inIfs, ifs, activity, pauses, round, [freshness], trail] = await Promise.all([
    found(() => inIfsOf(crm, representative)),
    link === null ? unasked : found(async () => (await crm.probe()).filter((check) => check.outcome !== 'ok').map(toProblem)),
    link === null ? unasked : found(() => crm.readActivity(link.activityNo)),
    store.pauses(),
    care.round(mailboxId),
    ports.freshness(mailboxId),
    link === null ? [] : store.readLog({ linkId: link.linkId, limit: longestTrail }),
  ])
  const facts: ExplainFacts = {
    ...subject,
    now: clock.now(),
    policy: policy(),
    representative,
    inIfs,
    ifs,
    activity,
    pause: pauses.find((pause) => pause.mailboxId === mailboxId) ?? null,
    notifying: { kind: freshness?.notifications ?? 'missing' },
    round: { doneAt: round?.doneAt ?? null, trouble: round?.trouble?.reason ?? null },
    isStale: freshness?.isStale ?? false,
    trail,
  }
  return { link, checks: explain(facts), waiting: await waitingOf(ports, facts) }
}

/** Of what is said at most; where IFS does not tell, nothing is too long. */
const anyLength = 10_000

async function waitingOf({ crm, policy }: ExplainPorts, facts: ExplainFacts): Promise<Explained['waiting']> {
  const { link, appointment, representative } = facts
  if (link === null || appointment.kind !== 'found') return null
  const longest = await found(() => crm.longestDescription())
  const changes = pendingChanges(link, appointment.value, policy(), longest.kind === 'found' ? longest.value : anyLength)
  return changes.length === 0 ? null : { changes, changedAt: appointment.value.changedAt, by: representative?.name ?? '' }
}

const unasked: Found<never> = { kind: 'unknown', reason: '' }

async function inIfsOf(crm: Crm, representative: SyncedRepresentative | null): Promise<Representative> {
  const listed = await crm.listRepresentatives()
  const one = listed.find((row) => row.representativeId === representative?.representativeId)
  if (one === undefined) throw new NotFound('IFS', 'IFS lists no business representative for this mailbox.')
  return one
}

const toProblem = ({ found: seen, fix, outcome }: CrmCheck) => ({ found: seen, fix, locked: outcome === 'locked' })

async function found<Value>(ask: () => Promise<Value>): Promise<Found<Value>> {
  try {
    return { kind: 'found', value: await ask() }
  } catch (error) {
    if (error instanceof NotFound) return { kind: 'gone' }
    if (error instanceof OutsideError) return { kind: 'unknown', reason: error.message }
    throw error
  }
}
