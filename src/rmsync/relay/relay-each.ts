import type { MailboxId } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import { type CurrentAppointment, planRelay, type RelayAction } from '../../domain/plan-relay.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import type { AppointmentReading, Calendar } from '../ports/calendar.ts'
import type { Crm } from '../ports/crm.ts'
import type { Clock, Ids, Log } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'
import { becomesSeries, beginSeries } from './begin-series.ts'
import { performAction } from './perform-action.ts'
import { brake, type BrakeVerdict, holdMore } from './hold-deletions.ts'
import { mostInBatch, readAll, unanswered } from './read-all.ts'
import type { RelayFacts } from './relay-row.ts'
import { settle, settleFailure } from './settle.ts'
import { atHomeIn } from './synced-calendar.ts'
import { letWait } from './standstill.ts'
import { wantedSnapshot } from './wanted-snapshot.ts'

export interface RelayPorts {
  readonly calendar: Calendar
  readonly crm: Crm
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  /** Asked for each batch: an admin may change it at any time. */
  readonly policy: () => RelayPolicy
}

/** One link to be relayed, with its appointment as it was just read. */
export interface Due {
  readonly facts: RelayFacts
  readonly link: Link
  readonly reading: AppointmentReading
}
type Planned = Due & ({ readonly action: RelayAction } | { readonly error: unknown })

/**
 * Decides about all of them, then performs each on its own, so that one bad item never stops another. Throws only when the database
 * itself fails.
 */
export async function relayEach(ports: RelayPorts, due: readonly Due[]): Promise<void> {
  const planned = await Promise.all((await dueAtHome(ports, due)).map((one) => plan(ports, one)))
  const allowed = await afterBrake(ports, planned)
  await Promise.all(allowed.map((one) => carryOut(ports, one)))
}

/** Moved into the calendar that is synced, an appointment is followed there from now on. */
async function dueAtHome(ports: RelayPorts, due: readonly Due[]): Promise<readonly Due[]> {
  const links = await atHomeIn(ports, due)
  return due.map((one, index) => ({ ...one, link: links[index] ?? one.link }))
}

/** What of it may be performed: of a mailbox with too many deletions nothing is. */
async function afterBrake(ports: RelayPorts, planned: readonly Planned[]): Promise<readonly Planned[]> {
  const stopped = new Map<MailboxId, Exclude<BrakeVerdict, { kind: 'go' }>>()
  for (const [mailboxId, deletions] of Map.groupBy(planned.filter(isDeletion), ({ link }) => link.mailboxId)) {
    const verdict = await brake(ports, mailboxId, deletions)
    if (verdict.kind === 'go') continue
    stopped.set(mailboxId, verdict)
    if (verdict.kind === 'braked') await surveyDeletions(ports, mailboxId, deletions)
  }
  for (const one of planned) {
    const verdict = stopped.get(one.link.mailboxId)
    if (verdict !== undefined && (verdict.kind === 'stands' || !isDeletion(one))) await letWait(ports, one, verdict.why)
  }
  return planned.filter(({ link }) => !stopped.has(link.mailboxId))
}

const isDeletion = (planned: Planned): boolean => 'action' in planned && planned.action.kind === 'delete-activity'

/**
 * Whoever decides about the held deletions sees all of them: the other links of the mailbox are looked at once, and what is gone is
 * held too.
 */
async function surveyDeletions(ports: RelayPorts, mailboxId: MailboxId, held: readonly Planned[]): Promise<void> {
  const [first] = held
  if (first === undefined) return
  const known = new Set(held.map(({ link }) => link.linkId))
  const others = (await ports.store.linksOfMailbox(mailboxId)).filter((link) => !known.has(link.linkId))
  for (let start = 0; start < others.length; start += mostInBatch) {
    const links = others.slice(start, start + mostInBatch)
    const readings = await readAll(ports.calendar, links)
    const due = links.map((link, index): Due => ({ facts: first.facts, link, reading: readings[index] ?? unanswered }))
    const answered = due.filter(({ reading }) => reading.kind !== 'failed')
    const planned = await Promise.all((await dueAtHome(ports, answered)).map((one) => plan(ports, one)))
    const more = planned.filter(isDeletion)
    if (more.length > 0) await holdMore(ports, mailboxId, more)
  }
}

async function plan(ports: RelayPorts, due: Due): Promise<Planned> {
  try {
    const current = await currentOf(ports, due.link, due.reading)
    return { ...due, action: planRelay(due.link, current, ports.policy(), ports.clock.now()) }
  } catch (error) {
    return { ...due, error }
  }
}

async function carryOut(ports: RelayPorts, planned: Planned): Promise<void> {
  if ('error' in planned) return settleFailure(ports, planned, planned.error)
  try {
    if (becomesSeries(planned)) return await beginSeries(ports, planned)
    await settle(ports, planned, await performAction(ports, planned.link, planned.action))
  } catch (error) {
    await settleFailure(ports, planned, error)
  }
}

async function currentOf(ports: RelayPorts, link: Link, reading: AppointmentReading): Promise<CurrentAppointment> {
  if (reading.kind === 'failed') throw reading.error
  if (reading.kind === 'gone') return { kind: 'gone' }
  return { kind: 'present', appointment: reading.appointment, wanted: await wantedSnapshot(ports, link, reading.appointment) }
}
