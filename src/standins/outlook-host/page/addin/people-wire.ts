import type { Invitee, InviteeResponse, InviteeType, Person } from '../mailbox/appointment.ts'

/** Host numbering (outlook-host-protocol.md §4, Person). */
const responseNumbers: Record<InviteeResponse, number> = { none: 0, organizer: 1, tentative: 2, accepted: 3, declined: 4 }
const recipientTypes = { group: 1, inside: 2, outside: 3 }

/** What is known of the addresses that stand on an item. */
export interface AddressBook {
  readonly ownDomain: string
  /** in lower case */
  readonly groups: ReadonlySet<string>
}

export interface WirePerson {
  readonly name: string
  readonly address: string
  readonly appointmentResponse: number
  readonly recipientType: number
}

export function toWirePerson(person: Person & { response?: InviteeResponse }, { ownDomain, groups }: AddressBook): WirePerson {
  const address = person.address.toLowerCase()
  const kind = groups.has(address) ? 'group' : address.endsWith(`@${ownDomain}`) ? 'inside' : 'outside'
  return {
    name: person.name,
    address: person.address,
    appointmentResponse: responseNumbers[person.response ?? 'none'],
    recipientType: recipientTypes[kind],
  }
}

/** `recipientField`: 0 to, 1 cc, 2 bcc, which for appointments are required, optional and resources. */
const inviteeTypes: readonly InviteeType[] = ['required', 'optional', 'resource']

export const inviteeTypeOf = (recipientField: unknown): InviteeType => inviteeTypes[Number(recipientField)] ?? 'required'

export function toInvitees(wire: unknown, type: InviteeType): Invitee[] {
  const people = Array.isArray(wire) ? (wire as Partial<Person>[]) : []
  return people.map(({ name, address }) => ({ name: name || (address ?? ''), address: address ?? '', type, response: 'none' }))
}
