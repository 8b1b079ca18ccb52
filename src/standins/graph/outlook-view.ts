import { toPreview } from './body-text.ts'
import type { Attendee, EventFields, EventRef, Recurrence, ResponseKind, WallTime } from './event-model.ts'
import { changeKeyOf } from './event-wire.ts'
import { toEwsForm } from './item-ids.ts'
import type { Mailbox } from './mailbox.ts'
import { fieldsOf, toMs, typeOf } from './occurrences.ts'

/** A time as the simulated Outlook reads and sends it: wall time with its zone, and the instant beside it. */
interface OutlookTime extends WallTime {
  readonly utc: string
}

interface OutlookAttendee {
  readonly name: string
  readonly email: string
  readonly type: Attendee['type']
  readonly response: ResponseKind
}

/** One entry of the calendar. Ids are in EWS format, as office.js shows them. */
export interface OutlookEntry {
  readonly id: string
  readonly type: 'singleInstance' | 'occurrence' | 'exception' | 'seriesMaster'
  readonly seriesMasterId: string | null
  readonly subject: string
  readonly start: OutlookTime
  readonly end: OutlookTime
  readonly isAllDay: boolean
  readonly location: string
  readonly categories: readonly string[]
  readonly sensitivity: EventFields['sensitivity']
  readonly showAs: EventFields['showAs']
  readonly isOrganizer: boolean
  readonly isCancelled: boolean
  readonly isDraft: boolean
  readonly organizer: { readonly name: string; readonly email: string }
  readonly attendees: readonly OutlookAttendee[]
  readonly responseStatus: ResponseKind
  readonly bodyPreview: string
}

export interface OutlookEvent extends OutlookEntry {
  /** HTML */
  readonly body: string
  readonly recurrence: Recurrence | null
  readonly iCalUId: string
  readonly changeKey: string
  readonly inDeletedItems: boolean
  readonly createdAt: string
  readonly modifiedAt: string
}

export function toOutlookEntry(mailbox: Mailbox, ref: EventRef): OutlookEntry {
  const { event, date } = ref
  const fields = fieldsOf(ref)
  return {
    id: ewsId(mailbox, ref),
    type: typeOf(ref),
    seriesMasterId: event.recurrence !== null && date !== undefined ? ewsId(mailbox, { event }) : null,
    subject: fields.subject,
    start: toTime(fields.start, fields.isAllDay),
    end: toTime(fields.end, fields.isAllDay),
    isAllDay: fields.isAllDay,
    location: fields.location,
    categories: fields.categories,
    sensitivity: fields.sensitivity,
    showAs: fields.showAs,
    isOrganizer: event.isOrganizer,
    isCancelled: event.isCancelled,
    isDraft: event.isDraft,
    organizer: { name: event.organizer.name, email: event.organizer.address },
    attendees: fields.attendees.map(({ type, status, emailAddress }) => ({
      name: emailAddress.name,
      email: emailAddress.address,
      type,
      response: status.response,
    })),
    responseStatus: event.response.response,
    bodyPreview: toPreview(fields.bodyHtml),
  }
}

export function toOutlookEvent(mailbox: Mailbox, ref: EventRef): OutlookEvent {
  const { event } = ref
  return {
    ...toOutlookEntry(mailbox, ref),
    body: fieldsOf(ref).bodyHtml,
    recurrence: event.recurrence,
    iCalUId: event.iCalUId,
    changeKey: changeKeyOf(mailbox, ref),
    inDeletedItems: event.folder !== 'calendar',
    createdAt: event.createdAt,
    modifiedAt: event.modifiedAt,
  }
}

/** office.js turns it into the REST id by `convertToRestId`. */
const ewsId = (mailbox: Mailbox, ref: EventRef) => toEwsForm(mailbox.idOf(ref, 'mutable'))

const toTime = (time: WallTime, isAllDay: boolean): OutlookTime => ({
  ...time,
  utc: new Date(toMs(time, isAllDay)).toISOString(),
})
