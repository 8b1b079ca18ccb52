import type { Appointment } from '../../domain/appointment.ts'
import type { EmailAddress } from '../../domain/ids.ts'
import type { RelayedPerson, Snapshot } from '../../domain/link.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { ResolutionHints } from '../../domain/resolve-attendees.ts'
import { snapshotOf, toRelayedPerson } from '../../domain/snapshot-of.ts'
import type { Crm } from '../ports/crm.ts'
import type { Store } from '../ports/store.ts'
import { findPeople } from './find-people.ts'

/** What IFS should say of the appointment. Nobody is chosen silently where one address has several contacts (S13). */
export async function decidedSnapshot(
  ports: { crm: Crm; store: Store },
  appointment: Appointment,
  connection: ResolutionHints['connection'],
): Promise<Snapshot> {
  const { people } = await findPeople(ports, appointment, connection)
  const undecided = people.filter((person) => person.resolution.kind === 'ambiguous')
  if (undecided.length > 0) {
    const names = undecided.map((person) => person.name || person.email).join(', ')
    const reason = `Several contacts have the address of ${names}.`
    throw new Refusal('undecided-people', reason, 'Choose who is meant under People, then try again.')
  }
  const resolved = people.map((person): [EmailAddress, RelayedPerson] => [person.email, toRelayedPerson(person.resolution)])
  return snapshotOf(appointment, new Map(resolved), await ports.crm.longestDescription())
}
