import type { Connection } from '../../domain/activity.ts'
import type { Appointment } from '../../domain/appointment.ts'
import type { PeopleOfAddress } from '../../domain/person.ts'
import { addressesOf } from '../../domain/snapshot-of.ts'
import { type ConnectionSuggestion, domainsOf, suggestByDomain, suggestConnections } from '../../domain/suggest-connections.ts'
import type { Crm } from '../ports/crm.ts'
import type { Store, UsedConnection } from '../ports/store.ts'

const mostOfDomain = 20

/** Connections the appointment points at. The e-mail domain is asked about only when nobody invited is known anywhere. */
export async function suggest(
  { crm, store }: { crm: Crm; store: Store },
  appointment: Appointment,
  known: readonly PeopleOfAddress[],
): Promise<readonly ConnectionSuggestion[]> {
  const others = addressesOf(appointment).filter((email) => email !== appointment.organizer.email)
  const used = await named(crm, known, await store.connectionsUsedWith(appointment.mailboxId, others))
  const found = suggestConnections(known, addressesOf(appointment), used)
  const [domain] = domainsOf(others, appointment.organizer.email)
  if (found.length > 0 || domain === undefined) return found
  return suggestByDomain(domain, await crm.searchContacts(`@${domain}`, mostOfDomain))
}

/** A used connection is told with its name: from the people at hand, or asked for where none of them works there now. */
async function named(
  crm: Crm,
  known: readonly PeopleOfAddress[],
  used: readonly UsedConnection[],
): Promise<readonly { connection: Connection; times: number }[]> {
  const atHand = known.flatMap((people) => people.contacts.map((contact) => contact.connection))
  const all = await Promise.all(
    used.map(async ({ kind, id, times }) => {
      const connection =
        atHand.find((one) => one.kind === kind && one.id === id) ??
        (await crm.searchConnections(id, [kind], 1)).find((one) => one.id === id)
      return connection === undefined ? [] : [{ connection, times }]
    }),
  )
  return all.flat()
}
