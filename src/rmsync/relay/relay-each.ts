import type { Link } from '../../domain/link.ts'
import { type CurrentAppointment, planRelay, type RelayAction } from '../../domain/plan-relay.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import type { AppointmentReading, Calendar } from '../ports/calendar.ts'
import type { Crm } from '../ports/crm.ts'
import type { Clock, Ids, Log } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'
import { becameSeries, beginSeries } from './begin-series.ts'
import { performAction } from './perform-action.ts'
import { type RelayFacts, settle, settleFailure } from './settle.ts'
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
  const planned = await Promise.all(due.map((one) => plan(ports, one)))
  await Promise.all(planned.map((one) => carryOut(ports, one)))
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
    if (becameSeries(planned)) return await beginSeries(ports, planned)
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
