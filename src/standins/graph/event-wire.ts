import { createHash } from 'node:crypto'
import { htmlToPlainText, toPreview } from './body-text.ts'
import type { Attendee, EventFields, EventRef, WallTime } from './event-model.ts'
import { expanded } from './event-expand.ts'
import type { Mailbox } from './mailbox.ts'
import { fieldsOf, toMs, typeOf } from './occurrences.ts'
import type { Preferences } from './odata-query.ts'
import type { Shape } from './shape.ts'
import { msToWall } from './zones.ts'

type Json = Record<string, unknown>

/** Changes with every write of the event, also with one that nobody sees. */
export function changeKeyOf(mailbox: Mailbox, { event }: EventRef): string {
  const head = createHash('sha256').update(`${mailbox.owner.oid}|${event.seq}`).digest().subarray(0, 10)
  const number = Buffer.alloc(6)
  number.writeUIntBE(event.changeNumber, 0, 6)
  return Buffer.concat([head, number]).toString('base64')
}

export const etagOf = (mailbox: Mailbox, ref: EventRef) => `W/"${changeKeyOf(mailbox, ref)}"`

/** An event as Graph answers it. */
export function toWire(mailbox: Mailbox, ref: EventRef, shape: Shape): Json {
  const { prefer, select } = shape
  const whole = wholeEvent(mailbox, ref, shape)
  const kept = select ? Object.fromEntries(Object.entries(whole).filter(([name]) => select.has(name))) : whole
  const asked = {
    ...(select?.has('cancelledOccurrences') &&
      shape.settings.cancelledOccurrences === 'told' && { cancelledOccurrences: cancelledOf(mailbox, ref, prefer) }),
    ...occurrenceIdOf(mailbox, ref, shape),
  }
  return {
    '@odata.etag': etagOf(mailbox, ref),
    id: mailbox.idOf(ref, prefer.idKind),
    ...kept,
    ...asked,
    ...expanded(mailbox, ref, shape, toWire),
  }
}

/** What delta says of a plain occurrence, and nothing more: the rest comes from the master (contract §1). */
export function toThinOccurrence(mailbox: Mailbox, ref: EventRef, { prefer }: Shape): Json {
  const { start, end, isAllDay } = fieldsOf(ref)
  return {
    '@odata.type': '#microsoft.graph.event',
    '@odata.etag': etagOf(mailbox, ref),
    id: mailbox.idOf(ref, prefer.idKind),
    type: 'occurrence',
    seriesMasterId: mailbox.idOf({ event: ref.event }, prefer.idKind),
    start: timeIn(start, isAllDay, prefer.timeZone),
    end: timeIn(end, isAllDay, prefer.timeZone),
  }
}

/** The time in the zone asked for. All-day events keep their date whatever the zone. */
function timeIn(time: WallTime, isAllDay: boolean, zone: string): { dateTime: string; timeZone: string } {
  const wall = isAllDay ? time.dateTime : msToWall(toMs(time, false), zone)
  return { dateTime: `${wall.slice(0, 19)}.0000000`, timeZone: zone }
}

function wholeEvent(mailbox: Mailbox, ref: EventRef, { prefer, origin }: Shape): Json {
  const { event } = ref
  const fields = fieldsOf(ref)
  const master = event.recurrence !== null && ref.date !== undefined
  const id = mailbox.idOf(ref, prefer.idKind)
  return {
    createdDateTime: withTicks(event.createdAt),
    lastModifiedDateTime: withTicks(event.modifiedAt),
    changeKey: changeKeyOf(mailbox, ref),
    categories: fields.categories,
    ...(event.transactionId !== null && { transactionId: event.transactionId }),
    originalStartTimeZone: event.originalStartTimeZone,
    originalEndTimeZone: event.originalEndTimeZone,
    ...(master && { originalStart: originalStart(ref) }),
    // "Different for each occurrence" (docs: event resource, iCalUId).
    iCalUId: ref.date === undefined ? event.iCalUId : event.iCalUId + ref.date.replaceAll('-', ''),
    reminderMinutesBeforeStart: fields.reminderMinutesBeforeStart,
    isReminderOn: fields.isReminderOn,
    hasAttachments: false,
    subject: fields.subject,
    bodyPreview: toPreview(fields.bodyHtml),
    importance: fields.importance,
    sensitivity: fields.sensitivity,
    isAllDay: fields.isAllDay,
    isCancelled: event.isCancelled,
    isOrganizer: event.isOrganizer,
    responseRequested: fields.responseRequested,
    seriesMasterId: master ? mailbox.idOf({ event }, prefer.idKind) : null,
    showAs: fields.showAs,
    type: typeOf(ref),
    webLink: `${origin}/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`,
    onlineMeetingUrl: null,
    isOnlineMeeting: fields.isOnlineMeeting,
    onlineMeetingProvider: fields.isOnlineMeeting ? 'teamsForBusiness' : 'unknown',
    allowNewTimeProposals: fields.allowNewTimeProposals,
    isDraft: event.isDraft,
    hideAttendees: fields.hideAttendees,
    responseStatus: event.response,
    body: prefer.bodyAsText
      ? { contentType: 'text', content: htmlToPlainText(fields.bodyHtml) }
      : { contentType: 'html', content: fields.bodyHtml },
    start: timeIn(fields.start, fields.isAllDay, prefer.timeZone),
    end: timeIn(fields.end, fields.isAllDay, prefer.timeZone),
    location: toLocation(fields),
    locations: fields.location === '' ? [] : [toLocation(fields)],
    recurrence: ref.date === undefined ? event.recurrence : null,
    attendees: fields.attendees.map(toAttendee),
    organizer: { emailAddress: event.organizer },
    onlineMeeting: null,
  }
}

const occurrenceIdOf = (mailbox: Mailbox, ref: EventRef, { select, prefer }: Shape): Json =>
  select?.has('occurrenceId')
    ? { occurrenceId: ref.date === undefined ? null : occurrenceId(mailbox, ref, ref.date, prefer) }
    : {}

const occurrenceId = (mailbox: Mailbox, { event }: EventRef, date: string, prefer: Preferences) =>
  `OID.${mailbox.idOf({ event }, prefer.idKind)}.${date}`

const cancelledOf = (mailbox: Mailbox, ref: EventRef, prefer: Preferences) =>
  ref.date === undefined ? ref.event.cancelledDates.map((date) => occurrenceId(mailbox, ref, date, prefer)) : []

function originalStart({ event, date }: EventRef): string {
  const { start, isAllDay } = event.fields
  return withTicks(new Date(toMs({ ...start, dateTime: `${date}${start.dateTime.slice(10)}` }, isAllDay)).toISOString())
}

const withTicks = (iso: string) =>
  iso.replace(/(?:\.(\d{3}))?Z$/, (_all, ms: string | undefined) => (ms === undefined || ms === '000' ? 'Z' : `.${ms}0000Z`))

const toLocation = ({ location }: EventFields) =>
  location === ''
    ? { displayName: '', locationType: 'default', uniqueIdType: 'unknown', address: {}, coordinates: {} }
    : { displayName: location, locationType: 'default', uniqueId: location, uniqueIdType: 'private' }

const toAttendee = ({ type, status, proposedNewTime, emailAddress }: Attendee) => ({
  type,
  status,
  ...(proposedNewTime && { proposedNewTime }),
  emailAddress,
})
