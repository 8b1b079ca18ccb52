import type { Attendee, EventChanges, EventFields, StoredEvent } from './event-model.ts'
import type { Exchange, SentMail } from './exchange.ts'

/** What a mailbox changes for itself alone. Exchange mails nobody for these; everything else of a sent meeting is mailed. */
const ownFields: ReadonlySet<string> = new Set<keyof EventFields>([
  'categories',
  'extendedProperties',
  'extensions',
  'isReminderOn',
  'reminderMinutesBeforeStart',
  'showAs',
  'sensitivity',
])

export const concernsMeeting = (changes: EventChanges) => Object.keys(changes).some((field) => !ownFields.has(field))

const addressOf = (attendee: Attendee) => attendee.emailAddress.address.toLowerCase()

/** Everyone invited but the organizer. */
export function invitees(event: StoredEvent, fields: EventFields): string[] {
  const addresses = fields.attendees.map(addressOf).filter((address) => address !== event.organizer.address.toLowerCase())
  return [...new Set(addresses)]
}

export function sendMail(
  exchange: Exchange,
  event: StoredEvent,
  kind: SentMail['kind'],
  to: readonly string[],
  subject: string,
): void {
  if (to.length === 0) return
  const prefix = kind === 'cancellation' ? 'Canceled: ' : ''
  const sentAt = exchange.now().toISOString()
  exchange.send({ kind, from: event.organizer.address, to, subject: prefix + subject, iCalUId: event.iCalUId, sentAt })
}

/**
 * What goes out when a meeting that was sent is changed. When only attendees changed, only those added or removed
 * hear of it (docs: event-update, "only the attendees who have changed").
 */
export function mailChange(
  exchange: Exchange,
  event: StoredEvent,
  before: EventFields,
  after: EventFields,
  changes: EventChanges,
): void {
  const was = invitees(event, before)
  const is = invitees(event, after)
  const others = Object.keys(changes).filter((field) => field !== 'attendees' && !ownFields.has(field))
  const added = is.filter((address) => !was.includes(address))
  sendMail(exchange, event, 'invitation', added, after.subject)
  if (others.length > 0)
    sendMail(
      exchange,
      event,
      'update',
      is.filter((address) => was.includes(address)),
      after.subject,
    )
  sendMail(
    exchange,
    event,
    'cancellation',
    was.filter((address) => !is.includes(address)),
    after.subject,
  )
}
