import type { Appointment } from '../../domain/appointment.ts'
import type { Link, RelayedPerson, Snapshot } from '../../domain/link.ts'
import type { EmailAddress } from '../../domain/ids.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import { isHidden } from '../../domain/private-policy.ts'
import { resolveAttendee } from '../../domain/resolve-attendees.ts'
import { maskedSnapshot, snapshotOf, toRelayedPerson, unknownAddresses } from '../../domain/snapshot-of.ts'
import type { Crm } from '../ports/crm.ts'
import type { Store } from '../ports/store.ts'

/**
 * What IFS should say about a linked appointment now. IFS is asked about people only when an address turned up that was not on the
 * appointment before; where several contacts share it and nobody chose, it stays unresolved and is not written.
 */
export async function wantedSnapshot(
  { crm, store, policy }: { crm: Crm; store: Store; policy: () => RelayPolicy },
  link: Pick<Link, 'mailboxId' | 'connection'> & { readonly snapshot: Pick<Snapshot, 'people'> },
  appointment: Appointment,
): Promise<Snapshot> {
  if (isHidden(appointment.sensitivity, policy().privatePolicy)) return maskedSnapshot(appointment, link.snapshot)
  const people = new Map(Object.entries(link.snapshot.people) as [EmailAddress, RelayedPerson][])
  const unknown = unknownAddresses(appointment, link.snapshot)
  if (unknown.length > 0) {
    const [found, choices] = await Promise.all([crm.findPeople(unknown), store.choices(link.mailboxId, unknown)])
    for (const email of unknown) {
      const attendee = { email, name: '', kind: 'person' as const }
      const known = found.find((entry) => entry.email === email)
      people.set(email, toRelayedPerson(resolveAttendee(attendee, known, { choices, connection: link.connection })))
    }
  }
  return snapshotOf(appointment, people, await crm.longestDescription())
}
