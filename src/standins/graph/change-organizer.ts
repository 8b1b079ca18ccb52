import { newICalUId } from './meetings.ts'
import { zeroTime, type Attendee, type StoredEvent } from './event-model.ts'
import type { Exchange } from './exchange.ts'
import { invalidValue } from './graph-error.ts'
import type { Mailbox } from './mailbox.ts'

/** Another attendee with a mailbox here becomes the organizer, the former one an attendee. Answers what the former one has then. */
export function changeOrganizer(exchange: Exchange, mailbox: Mailbox, event: StoredEvent, address: string): StoredEvent {
  const next = exchange.find(address)
  const taking = next?.byICalUId(event.iCalUId)
  if (!event.isOrganizer) throw invalidValue('organizer', 'only the organizer can give the meeting to another')
  if (next === undefined || taking === undefined || taking.isCancelled || next === mailbox)
    throw invalidValue('organizer', `'${address}' is no attendee with a mailbox here`)
  const { owner } = next
  const organizer = { name: owner.name, address: owner.email }
  const attendees = [toAttendee(event.organizer), ...event.fields.attendees.filter((one) => !isAt(one, owner.email))]
  const iCalUId = exchange.settings.organizerChangeKeepsIds ? event.iCalUId : newICalUId()
  const made = exchange.mailboxes().flatMap((holder) => {
    const copy = holder.byICalUId(event.iCalUId)
    if (copy === undefined) return []
    const changed = {
      organizer,
      isOrganizer: holder === next,
      ...(holder === next && { response: { response: 'organizer', time: zeroTime } as const }),
      ...(holder === mailbox && { response: { response: 'accepted', time: zeroTime } as const }),
      fields: { ...copy.fields, attendees },
    }
    return [
      {
        holder,
        event:
          iCalUId === copy.iCalUId
            ? keep(exchange, holder, copy, changed)
            : renew(exchange, holder, copy, { ...changed, iCalUId }),
      },
    ]
  })
  return made.find(({ holder }) => holder === mailbox)?.event ?? event
}

function keep(exchange: Exchange, holder: Mailbox, copy: StoredEvent, changed: Partial<StoredEvent>): StoredEvent {
  holder.put(Object.assign(copy, changed), 'updated', exchange.now())
  return copy
}

/** The meeting is another one: the old goes to Deleted Items everywhere. */
function renew(exchange: Exchange, holder: Mailbox, copy: StoredEvent, changed: Partial<StoredEvent>): StoredEvent {
  const made = { ...structuredClone(copy), ...changed, seq: holder.nextSeq(), generation: 1, transactionId: null }
  copy.folder = 'deletedItems'
  copy.generation += 1
  holder.put(copy, 'deleted', exchange.now())
  holder.put(made, 'created', exchange.now())
  return made
}

const isAt = ({ emailAddress }: Attendee, address: string) => emailAddress.address.toLowerCase() === address.toLowerCase()

const toAttendee = ({ name, address }: StoredEvent['organizer']): Attendee => ({
  type: 'required',
  status: { response: 'accepted', time: zeroTime },
  emailAddress: { name, address },
})
