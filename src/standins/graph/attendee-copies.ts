import { zeroTime, type EventFields, type StoredEvent } from './event-model.ts'
import type { Exchange } from './exchange.ts'
import type { Mailbox } from './mailbox.ts'
import { invitees } from './mail-outbox.ts'

const meetingFields = [
  'subject',
  'bodyHtml',
  'start',
  'end',
  'isAllDay',
  'location',
  'attendees',
  'importance',
  'isOnlineMeeting',
  'responseRequested',
  'allowNewTimeProposals',
  'hideAttendees',
] as const satisfies readonly (keyof EventFields)[]

/**
 * Brings the copies in the attendees' own mailboxes to what the organizer's event says now. Each copy has ids of its own
 * and the same iCalUId. A cancelled copy stays, `isCancelled`, until its owner removes it: an update, not a deletion.
 */
export function attendeeCopiesFollow(exchange: Exchange, source: StoredEvent): void {
  const invited = source.folder === 'calendar' ? everyoneInvited(source) : []
  for (const mailbox of exchange.mailboxes()) {
    const address = mailbox.owner.email.toLowerCase()
    if (address === source.organizer.address.toLowerCase()) continue
    const copy = mailbox.byICalUId(source.iCalUId)
    if (invited.includes(address)) putCopy(exchange, mailbox, source, copy)
    else if (copy && !copy.isCancelled) cancelCopy(exchange, mailbox, copy)
  }
}

function everyoneInvited(source: StoredEvent): string[] {
  const occurrences = Object.values(source.exceptions).flatMap(({ attendees }) => attendees ?? [])
  return invitees(source, { ...source.fields, attendees: [...source.fields.attendees, ...occurrences] })
}

function putCopy(exchange: Exchange, mailbox: Mailbox, source: StoredEvent, copy: StoredEvent | undefined): void {
  const shared = structuredClone({
    exceptions: sharedExceptions(source),
    cancelledDates: source.cancelledDates,
    recurrence: source.recurrence,
  })
  const { originalStartTimeZone, originalEndTimeZone } = source
  if (copy) {
    const fields = { ...copy.fields, ...pickMeetingFields(source.fields) }
    Object.assign(copy, shared, { fields, originalStartTimeZone, originalEndTimeZone, isCancelled: false })
    mailbox.put(copy, 'updated', exchange.now())
    return
  }
  const at = exchange.now()
  mailbox.put(
    {
      ...source,
      ...shared,
      seq: mailbox.nextSeq(),
      generation: 1,
      folder: 'calendar',
      transactionId: null,
      createdAt: at.toISOString(),
      isOrganizer: false,
      response: { response: 'notResponded', time: zeroTime },
      fields: { ...source.fields, showAs: 'tentative', categories: [], extendedProperties: {}, extensions: {} },
    },
    'created',
    at,
  )
}

function cancelCopy(exchange: Exchange, mailbox: Mailbox, copy: StoredEvent): void {
  copy.isCancelled = true
  copy.fields = { ...copy.fields, subject: `Canceled: ${copy.fields.subject}`, showAs: 'free' }
  mailbox.put(copy, 'updated', exchange.now())
}

function sharedExceptions({ exceptions }: StoredEvent): StoredEvent['exceptions'] {
  return Object.fromEntries(Object.entries(exceptions).map(([date, own]) => [date, pickMeetingFields(own)]))
}

function pickMeetingFields(fields: Partial<EventFields>): Partial<EventFields> {
  return Object.fromEntries(meetingFields.flatMap((field) => (fields[field] === undefined ? [] : [[field, fields[field]]])))
}
