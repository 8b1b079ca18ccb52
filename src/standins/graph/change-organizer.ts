import { zeroTime, type Attendee, type StoredEvent } from './event-model.ts'
import type { Exchange } from './exchange.ts'
import { invalidValue } from './graph-error.ts'
import type { Mailbox } from './mailbox.ts'

/**
 * Another attendee with a mailbox here becomes the organizer, the former one an attendee. Each copy keeps its ids and its
 * iCalUId. That Exchange keeps them too is not verified: the product has to stand either.
 */
export function changeOrganizer(exchange: Exchange, mailbox: Mailbox, event: StoredEvent, address: string): void {
  const next = exchange.find(address)
  const taking = next?.byICalUId(event.iCalUId)
  if (!event.isOrganizer) throw invalidValue('organizer', 'only the organizer can give the meeting to another')
  if (next === undefined || taking === undefined || next === mailbox)
    throw invalidValue('organizer', `'${address}' is no attendee with a mailbox here`)
  const { owner } = next
  const organizer = { name: owner.name, address: owner.email }
  const former: Attendee = {
    type: 'required',
    status: { response: 'accepted', time: zeroTime },
    emailAddress: { name: event.organizer.name, address: event.organizer.address },
  }
  const staying = event.fields.attendees.filter(
    (attendee) => attendee.emailAddress.address.toLowerCase() !== owner.email.toLowerCase(),
  )
  const attendees = [former, ...staying]
  for (const holder of exchange.mailboxes()) {
    const copy = holder.byICalUId(event.iCalUId)
    if (copy === undefined) continue
    copy.organizer = organizer
    copy.isOrganizer = holder === next
    if (holder === next) copy.response = { response: 'organizer', time: zeroTime }
    if (holder === mailbox) copy.response = { response: 'accepted', time: zeroTime }
    copy.fields = { ...copy.fields, attendees }
    holder.put(copy, 'updated', exchange.now())
  }
}
