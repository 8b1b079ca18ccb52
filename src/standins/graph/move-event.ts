import { calendarOf, type StoredEvent } from './event-model.ts'
import type { Exchange } from './exchange.ts'
import type { Mailbox } from './mailbox.ts'

/** To another calendar of the mailbox. The mutable id is new, as with every move (contract §4); the rest is a matter of settings. */
export function moveEvent(exchange: Exchange, mailbox: Mailbox, event: StoredEvent, calendar: number): StoredEvent {
  const from = calendarOf(event)
  if (from === calendar) return event
  const { moveKeepsId, moveIsNotifiedAs } = exchange.settings
  if (!moveKeepsId) return copyAndDelete(exchange, mailbox, event, calendar)
  event.pastCalendars = [...(event.pastCalendars ?? []).filter((past) => past !== calendar), from]
  event.calendar = calendar
  event.generation += 1
  if (moveIsNotifiedAs === 'deletedAndCreated') mailbox.put(event, 'deleted', exchange.now())
  mailbox.put(event, moveIsNotifiedAs === 'updated' ? 'updated' : 'created', exchange.now())
  return event
}

function copyAndDelete(exchange: Exchange, mailbox: Mailbox, event: StoredEvent, calendar: number): StoredEvent {
  const { pastCalendars: _past, ...kept } = structuredClone(event)
  event.folder = 'purged'
  event.movedAway = true
  event.generation += 1
  mailbox.put(event, 'deleted', exchange.now())
  const moved: StoredEvent = { ...kept, seq: mailbox.nextSeq(), generation: 1, calendar }
  mailbox.put(moved, 'created', exchange.now())
  return moved
}
