import { answerMeeting } from './answers.ts'
import type { EventRef } from './event-model.ts'
import type { Exchange } from './exchange.ts'
import type { Mailbox } from './mailbox.ts'
import { deleteEvent } from './meetings.ts'

/** As `deleteEvent`; whether an attendee who deletes the own copy declines by it is a matter of settings. */
export function removeEvent(exchange: Exchange, mailbox: Mailbox, ref: EventRef): void {
  const { isOrganizer, isCancelled, folder } = ref.event
  const declines = exchange.settings.attendeeDeletionDeclines && !isOrganizer && !isCancelled && folder === 'calendar'
  if (declines) answerMeeting(exchange, mailbox, ref, { kind: 'declined', send: true })
  if (!declines || exchange.settings.declinedCopy === 'kept') deleteEvent(exchange, mailbox, ref)
}
