import { attendeeCopiesFollow } from './attendee-copies.ts'
import { zeroTime, type Attendee, type EventRef } from './event-model.ts'
import type { Exchange } from './exchange.ts'
import type { Mailbox } from './mailbox.ts'
import { fieldsOf } from './occurrences.ts'

/** Who is forwarded a meeting becomes an attendee in the organizer's event, and gets the invitation from who forwards it. */
export function forwardEvent(exchange: Exchange, mailbox: Mailbox, ref: EventRef, to: readonly Attendee['emailAddress'][]): void {
  const { event } = ref
  const sentAt = exchange.now().toISOString()
  const addresses = to.map(({ address }) => address.toLowerCase())
  const subject = `FW: ${fieldsOf(ref).subject}`
  exchange.send({ kind: 'forward', from: mailbox.owner.email, to: addresses, subject, iCalUId: event.iCalUId, sentAt })
  const organizer = exchange.find(event.organizer.address)
  const original = organizer?.byICalUId(event.iCalUId)
  // An appointment without attendees is forwarded as a copy: it does not become a meeting.
  if (!organizer || !original || original.fields.attendees.length === 0) return
  const invited = original.fields.attendees.map(({ emailAddress }) => emailAddress.address.toLowerCase())
  const added = to
    .filter(
      ({ address }) =>
        !invited.includes(address.toLowerCase()) && address.toLowerCase() !== event.organizer.address.toLowerCase(),
    )
    .map((emailAddress): Attendee => ({ type: 'required', status: { response: 'none', time: zeroTime }, emailAddress }))
  if (added.length === 0) return
  original.fields = { ...original.fields, attendees: [...original.fields.attendees, ...added] }
  organizer.put(original, 'updated', exchange.now())
  attendeeCopiesFollow(exchange, original)
}
