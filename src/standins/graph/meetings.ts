import { randomBytes } from 'node:crypto'
import { attendeeCopiesFollow } from './attendee-copies.ts'
import { zeroTime, type EventChanges, type EventFields, type EventRef, type Recurrence, type StoredEvent } from './event-model.ts'
import type { Exchange } from './exchange.ts'
import { GraphError } from './graph-error.ts'
import type { Mailbox } from './mailbox.ts'
import { concernsMeeting, invitees, mailChange, sendMail } from './mail-outbox.ts'
import { fieldsOf, firstDate } from './occurrences.ts'
import { refuseCrossing } from './occurrence-boundary.ts'
import { addDays, daysBetween, toWindows } from './zones.ts'

export interface NewEvent {
  readonly fields: EventFields
  readonly recurrence: Recurrence | null
  readonly transactionId?: string
  readonly transactionDigest?: string
  /** false keeps a draft: saved, not sent, nobody mailed */
  readonly send: boolean
  readonly calendar?: number
  readonly iCalUId?: string
  readonly organizer?: { readonly name: string; readonly address: string }
  readonly isCancelled?: boolean
  readonly response?: StoredEvent['response']
  readonly exceptions?: StoredEvent['exceptions']
  readonly cancelledDates?: string[]
}

export function createEvent(exchange: Exchange, mailbox: Mailbox, made: NewEvent): StoredEvent {
  const repeated = made.transactionId && mailbox.all().find((event) => event.transactionId === made.transactionId)
  if (repeated) return sameTransaction(exchange, repeated, made)
  const { owner } = mailbox
  const organizer = made.organizer ?? { name: owner.name, address: owner.email }
  const isOrganizer = organizer.address.toLowerCase() === owner.email.toLowerCase()
  const at = exchange.now()
  const event: StoredEvent = {
    seq: mailbox.nextSeq(),
    generation: 1,
    folder: 'calendar',
    ...(made.calendar !== undefined && { calendar: made.calendar }),
    iCalUId: made.iCalUId ?? newICalUId(),
    transactionId: made.transactionId ?? null,
    ...(made.transactionDigest !== undefined && { transactionDigest: made.transactionDigest }),
    createdAt: at.toISOString(),
    modifiedAt: at.toISOString(),
    changeNumber: 0,
    organizer,
    isOrganizer,
    isCancelled: made.isCancelled ?? false,
    isDraft: !made.send,
    response: made.response ?? { response: isOrganizer ? 'organizer' : 'notResponded', time: zeroTime },
    originalStartTimeZone: toWindows(made.fields.start.timeZone),
    originalEndTimeZone: toWindows(made.fields.end.timeZone),
    fields: made.fields,
    recurrence: made.recurrence,
    exceptions: made.exceptions ?? {},
    cancelledDates: made.cancelledDates ?? [],
  }
  alignWithPattern(event)
  mailbox.put(event, 'created', at)
  if (made.send && isOrganizer && !event.isCancelled) {
    sendMail(exchange, event, 'invitation', invitees(event, event.fields), event.fields.subject)
    attendeeCopiesFollow(exchange, event)
  }
  return event
}

/** The repeat of a POST is answered with the first event (field report of 2020-10, contract §4). */
function sameTransaction({ settings }: Exchange, first: StoredEvent, made: NewEvent): StoredEvent {
  if (settings.changedTransaction === 'firstEvent' || first.transactionDigest === made.transactionDigest) return first
  throw new GraphError(
    409,
    'ErrorDuplicateTransactionId',
    "Your request can't be completed. The TransactionId specified in the request has already been used to create a different event.",
  )
}

export function updateEvent(exchange: Exchange, mailbox: Mailbox, ref: EventRef, changes: EventChanges, send = true): void {
  const { event, date } = ref
  const before = fieldsOf(ref)
  const { recurrence, ...fieldChanges } = changes
  if (date === undefined) {
    applyToWhole(event, fieldChanges, recurrence)
  } else {
    if (recurrence !== undefined)
      throw new GraphError(400, 'ErrorInvalidRequest', "The value of 'recurrence' can be changed on the series master only.")
    if (changes.start ?? changes.end) refuseCrossing(ref, { ...before, ...fieldChanges })
    event.exceptions[date] = { ...event.exceptions[date], ...fieldChanges }
  }
  const wasDraft = event.isDraft
  if (send) event.isDraft = false
  mailbox.put(event, 'updated', exchange.now())
  if (!event.isOrganizer || event.isDraft) return
  if (wasDraft) sendMail(exchange, event, 'invitation', invitees(event, event.fields), event.fields.subject)
  else if (concernsMeeting(changes)) mailChange(exchange, event, before, fieldsOf(ref), changes)
  if (wasDraft || concernsMeeting(changes)) attendeeCopiesFollow(exchange, event)
}

/** The organizer cancels (mailing everyone) and the meeting goes to Deleted Items; an attendee just removes the own copy. */
export function deleteEvent(exchange: Exchange, mailbox: Mailbox, ref: EventRef): void {
  const { event, date } = ref
  if (event.folder === 'deletedItems') return purge(exchange, mailbox, event)
  const { attendees, subject } = fieldsOf(ref)
  const wasSent = event.isOrganizer && !event.isDraft && attendees.length > 0
  if (wasSent) sendMail(exchange, event, 'cancellation', invitees(event, fieldsOf(ref)), subject)
  if (date === undefined) {
    event.folder = 'deletedItems'
    event.generation += 1
    mailbox.put(event, 'deleted', exchange.now())
  } else {
    event.cancelledDates = [...event.cancelledDates, date].sort()
    delete event.exceptions[date]
    mailbox.put(event, 'updated', exchange.now())
  }
  if (wasSent) attendeeCopiesFollow(exchange, event)
}

/** Deleted from Deleted Items: gone for good, and nobody hears of it a second time. */
function purge(exchange: Exchange, mailbox: Mailbox, event: StoredEvent): void {
  event.folder = 'purged'
  event.generation += 1
  mailbox.put(event, 'deleted', exchange.now())
}

/** Out of Deleted Items again: the immutable id stays, the mutable one is new. Nobody is mailed. */
export function restoreEvent(exchange: Exchange, mailbox: Mailbox, ref: EventRef): void {
  if (ref.event.folder === 'calendar') return
  ref.event.folder = 'calendar'
  ref.event.generation += 1
  mailbox.put(ref.event, 'created', exchange.now())
}

/** A copy carries the extended properties with it, the marker of a link included, and is organised by nobody but its owner. */
export function copyEvent(exchange: Exchange, mailbox: Mailbox, ref: EventRef): StoredEvent {
  const fields = { ...fieldsOf(ref), attendees: [] }
  return createEvent(exchange, mailbox, { fields, recurrence: ref.date === undefined ? ref.event.recurrence : null, send: true })
}

function applyToWhole(event: StoredEvent, changes: Partial<EventFields>, recurrence: Recurrence | null | undefined): void {
  const before = event.fields
  event.fields = { ...before, ...changes }
  if (changes.start) event.originalStartTimeZone = toWindows(changes.start.timeZone)
  if (changes.end) event.originalEndTimeZone = toWindows(changes.end.timeZone)
  if (recurrence !== undefined) event.recurrence = recurrence
  else if (event.recurrence && changes.start) followMovedStart(event, before)
  // Outlook drops the exceptions of a series whose pattern or times change.
  if (recurrence !== undefined || changes.start || changes.end) {
    event.exceptions = {}
    event.cancelledDates = []
    alignWithPattern(event)
  }
}

function followMovedStart(event: StoredEvent, before: EventFields): void {
  if (event.recurrence === null) return
  const startDate = event.fields.start.dateTime.slice(0, 10)
  if (startDate === before.start.dateTime.slice(0, 10)) return
  event.recurrence = { ...event.recurrence, range: { ...event.recurrence.range, startDate } }
}

/** The master's start is that of the first occurrence, whatever day was sent. */
function alignWithPattern(event: StoredEvent): void {
  const first = firstDate(event)
  if (event.recurrence === null) return
  if (first === undefined)
    throw new GraphError(400, 'ErrorInvalidRequest', "The value of 'recurrence' is invalid: it gives no occurrence.")
  const { start, end } = event.fields
  const days = daysBetween(start.dateTime.slice(0, 10), first)
  const move = (dateTime: string) => addDays(dateTime.slice(0, 10), days) + dateTime.slice(10)
  event.fields = {
    ...event.fields,
    start: { ...start, dateTime: move(start.dateTime) },
    end: { ...end, dateTime: move(end.dateTime) },
  }
}

export const newICalUId = () => `040000008200E00074C5B7101A82E008${randomBytes(40).toString('hex').toUpperCase()}`
