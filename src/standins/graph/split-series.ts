import { attendeeCopiesFollow } from './attendee-copies.ts'
import type { EventRef, Recurrence, StoredEvent } from './event-model.ts'
import type { Exchange } from './exchange.ts'
import { invalidValue } from './graph-error.ts'
import type { Mailbox } from './mailbox.ts'
import { invitees, sendMail } from './mail-outbox.ts'
import { createEvent } from './meetings.ts'
import { expandDates } from './recurrence.ts'
import { fieldsOf, firstDate } from './occurrences.ts'
import { addDays } from './zones.ts'

/**
 * "This and all following": the series ends the day before, a new one with an identity of its own takes the rest.
 * Whether it takes what was changed or deleted from that day on, and what applications keep on the item, is a matter of settings.
 */
export function splitSeries(exchange: Exchange, mailbox: Mailbox, { event, date }: EventRef): StoredEvent {
  const { recurrence } = event
  if (recurrence === null || date === undefined) throw invalidValue('id', 'a series is split at one of its occurrences')
  if (date === firstDate(event)) throw invalidValue('id', 'the first occurrence has nothing before it to split off')
  const { range } = recurrence
  const before = expandDates(recurrence, range.startDate, addDays(date, -1))
  const rest: Recurrence = {
    ...recurrence,
    range: {
      ...range,
      startDate: date,
      ...(range.type === 'numbered' && { numberOfOccurrences: range.numberOfOccurrences - before.length }),
    },
  }
  const unchanged = fieldsOf({ event: { ...event, exceptions: {} }, date })
  const { splitKeepsExceptions, splitKeepsProperties } = exchange.settings
  const later = {
    exceptions: Object.fromEntries(Object.entries(event.exceptions).filter(([day]) => day >= date)),
    cancelledDates: event.cancelledDates.filter((day) => day >= date),
  }
  event.recurrence = {
    ...recurrence,
    range: { ...range, type: 'endDate', endDate: before.at(-1) ?? date, numberOfOccurrences: 0 },
  }
  event.exceptions = Object.fromEntries(Object.entries(event.exceptions).filter(([day]) => day < date))
  event.cancelledDates = event.cancelledDates.filter((day) => day < date)
  mailbox.put(event, 'updated', exchange.now())
  if (event.isOrganizer && !event.isDraft) {
    sendMail(exchange, event, 'update', invitees(event, event.fields), event.fields.subject)
    attendeeCopiesFollow(exchange, event)
  }
  return createEvent(exchange, mailbox, {
    fields: splitKeepsProperties ? unchanged : { ...unchanged, extendedProperties: {}, extensions: {} },
    recurrence: rest,
    send: !event.isDraft,
    ...(event.calendar !== undefined && { calendar: event.calendar }),
    ...(splitKeepsExceptions && later),
  })
}
