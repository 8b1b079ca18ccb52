import * as z from 'zod'
import type { Appointment, AppointmentKind, Attendee, Sensitivity } from '../../domain/appointment.ts'
import { toEmailAddress, type EventId, type MailboxId } from '../../domain/ids.ts'
import { parseGraphTimes, parseOccurrenceDay, parseTimestamp } from './graph-times.ts'
import { parseAs } from './parse-as.ts'

/** Only what `Appointment` needs: rmsync asks for no body (product decision 1). */
export const eventMembers = [
  'id',
  'iCalUId',
  'changeKey',
  'type',
  'seriesMasterId',
  'subject',
  'start',
  'end',
  'isAllDay',
  'originalStart',
  'originalStartTimeZone',
  'isOrganizer',
  'organizer',
  'attendees',
  'isCancelled',
  'sensitivity',
  'categories',
  'lastModifiedDateTime',
] as const

/** Outlook's words, whatever their case: Graph's own documents disagree about it (contract graph.md §4). */
const word = <Known extends string>(known: readonly Known[]) =>
  z.string().transform((text, context): Known => {
    const found = known.find((one) => one.toLowerCase() === text.toLowerCase())
    if (found !== undefined) return found
    context.addIssue({ code: 'custom', message: `“${text}” is none of ${known.join(', ')}` })
    return z.NEVER
  })

const wallTime = z.object({ dateTime: z.string(), timeZone: z.string() })
/** Either part may be missing: a name that Exchange could not resolve has no address. */
const emailAddress = z.object({ name: z.string().nullish(), address: z.string().nullish() }).nullish()

const eventSchema = z.object({
  id: z.string().min(1),
  iCalUId: z.string(),
  changeKey: z.string(),
  type: word(['singleInstance', 'occurrence', 'exception', 'seriesMaster']),
  seriesMasterId: z.string().nullish(),
  subject: z.string().nullish(),
  start: wallTime,
  end: wallTime,
  isAllDay: z.boolean(),
  originalStart: z.string().nullish(),
  originalStartTimeZone: z.string().nullish(),
  isOrganizer: z.boolean(),
  organizer: z.object({ emailAddress }).nullish(),
  attendees: z.array(z.object({ type: z.string().nullish(), emailAddress })).nullish(),
  isCancelled: z.boolean(),
  sensitivity: word<Sensitivity>(['normal', 'personal', 'private', 'confidential']),
  categories: z.array(z.string()).nullish(),
  lastModifiedDateTime: z.string(),
})

/**
 * A Graph event → an appointment. Unknown members are passed over; a missing one is `Malformed` with its name.
 * @param patternZone zone of the series that it is a date of, where that is known: a moved date may have been given another.
 */
export function parseEvent(mailboxId: MailboxId, body: unknown, patternZone?: string): Appointment {
  const event = parseAs(eventSchema, body, 'event')
  const isPartOfSeries = event.type === 'occurrence' || event.type === 'exception'
  const when = parseGraphTimes(event.start, event.end, event.isAllDay, event.originalStartTimeZone ?? '')
  return {
    mailboxId,
    eventId: event.id as EventId,
    // By which id is known only with the list of calendars (`toListedId`).
    calendarId: null,
    iCalUId: event.iCalUId,
    changeKey: event.changeKey,
    kind: kinds[event.type],
    seriesMasterId: isPartOfSeries ? ((event.seriesMasterId ?? null) as EventId | null) : null,
    occurrenceOn: isPartOfSeries
      ? parseOccurrenceDay(event.originalStart ?? null, when, patternZone ?? event.originalStartTimeZone ?? '')
      : null,
    subject: event.subject ?? '',
    when,
    isOrganizer: event.isOrganizer,
    organizer: toPerson(event.organizer?.emailAddress),
    attendees: (event.attendees ?? []).map(({ type, emailAddress: who }): Attendee => {
      return { ...toPerson(who), kind: type?.toLowerCase() === 'resource' ? 'resource' : 'person' }
    }),
    isCancelled: event.isCancelled,
    sensitivity: event.sensitivity,
    categories: event.categories ?? [],
    changedAt: parseTimestamp('lastModifiedDateTime', event.lastModifiedDateTime),
  }
}

const kinds: Record<z.infer<typeof eventSchema>['type'], AppointmentKind> = {
  singleInstance: 'single',
  seriesMaster: 'series',
  occurrence: 'occurrence',
  exception: 'exception',
}

const toPerson = (who: z.infer<typeof emailAddress>): Pick<Attendee, 'name' | 'email'> => ({
  name: who?.name ?? '',
  email: toEmailAddress(who?.address ?? ''),
})
