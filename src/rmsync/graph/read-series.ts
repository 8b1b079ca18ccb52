import * as z from 'zod'
import type { Appointment } from '../../domain/appointment.ts'
import { Malformed } from '../../domain/errors.ts'
import type { MailboxId } from '../../domain/ids.ts'
import type { Series } from '../../domain/series.ts'
import type { CalendarDate } from '../../domain/time-span.ts'
import type { AppointmentRef, DeltaWindow } from '../ports/calendar.ts'
import { readBatch } from './batch.ts'
import { classifyAnswer, type GraphAnswer } from './classify-answer.ts'
import type { GraphClient } from './graph-client.ts'
import { parseAs } from './parse-as.ts'
import { eventMembers, parseEvent } from './parse-event.ts'
import { eventPath, expandedCalendar, parsePlaced } from './read-appointments.ts'
import { readPages } from './read-pages.ts'

const asked = { what: 'the series', permission: 'Calendars.Read', isWrite: false, missing: 'item' } as const
const members = eventMembers.join(',')

/** Neither delta nor a notification tells of a date that was taken out (contract graph.md §1): the series itself is asked. */
export async function readSeries(
  client: GraphClient,
  { mailboxId, eventId }: AppointmentRef,
  horizon: DeltaWindow,
): Promise<Series> {
  const path = eventPath(mailboxId, eventId)
  const expand = `exceptionOccurrences($select=${members}),${expandedCalendar}`
  const range = new URLSearchParams({ startDateTime: horizon.from, endDateTime: horizon.to }).toString()
  // Side by side in one request: of what was made a single appointment the second part is refused, and nobody looks at it.
  const [whose, listed] = await readBatch(client, asked, [
    { mailboxId, path: `${path}?$select=${members},cancelledOccurrences&$expand=${expand}` },
    { mailboxId, path: `${path}/instances?${range}&$select=${members}`, prefer: fewPages },
  ])
  const body = bodyOf(whose)
  const master = await parsePlaced(client, mailboxId, body)
  if (master.kind === 'single') return { master, instances: [], exceptions: [], cancelledOn: [] }
  const whole = parseAs(masterSchema, body, 'event')
  const instances = await allDates(client, mailboxId, bodyOf(listed))
  return {
    master,
    instances: instances.map((one) => parseDate(master, whole, one)),
    exceptions: (whole.exceptionOccurrences ?? []).map((one) => parseDate(master, whole, one)),
    cancelledOn: (whole.cancelledOccurrences ?? []).map(parseCancelled),
  }
}

function bodyOf(part: GraphAnswer | undefined): unknown {
  if (part === undefined) throw new Malformed('Outlook', 'Outlook’s answer to a batch leaves out a part of a series.')
  if (part.status !== 200) throw classifyAnswer(part, asked)
  return part.body
}

const fewPages = 'odata.maxpagesize=200'
const pageSchema = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() })

async function allDates(client: GraphClient, mailboxId: MailboxId, firstPage: unknown): Promise<readonly unknown[]> {
  const what = 'the dates of the series'
  const { value, '@odata.nextLink': next } = parseAs(pageSchema, firstPage, what)
  if (next === undefined) return value
  const path = client.linkOnOrigin(next)
  return [
    ...value,
    ...(await readPages(client, { ...asked, method: 'GET', what, mailboxes: [mailboxId], path, prefer: fewPages })),
  ]
}

const masterSchema = z.looseObject({
  cancelledOccurrences: z.array(z.string()).nullish(),
  exceptionOccurrences: z.array(z.unknown()).nullish(),
  originalStartTimeZone: z.string().nullish(),
})
/** What a date has of its own; what it lacks beside that comes from the master (S107). */
const ownSchema = z.looseObject({ id: z.string().min(1), type: z.string(), start: z.unknown(), end: z.unknown() })

function parseDate({ mailboxId, calendarId }: Appointment, master: z.infer<typeof masterSchema>, body: unknown): Appointment {
  const own = parseAs(ownSchema, body, 'occurrence')
  const { start, end } = own
  const event = { ...master, seriesMasterId: master['id'], ...own, start, end }
  return { ...parseEvent(mailboxId, event, master.originalStartTimeZone ?? undefined), calendarId }
}

/** An occurrenceId, `OID.<id>.2026-03-03`: its day is the one of the pattern, wherever the date had been moved. */
function parseCancelled(occurrenceId: string): CalendarDate {
  const day = /\.(\d{4}-\d\d-\d\d)$/.exec(occurrenceId)?.[1]
  if (day !== undefined) return day as CalendarDate
  throw new Malformed(
    'Outlook',
    'Outlook’s answer is not what its contract says: event.cancelledOccurrences (no day at its end).',
  )
}
