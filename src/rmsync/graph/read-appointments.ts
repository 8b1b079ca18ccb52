import type { Appointment } from '../../domain/appointment.ts'
import { Malformed, NotFound } from '../../domain/errors.ts'
import type { MailboxId } from '../../domain/ids.ts'
import type { AppointmentReading, AppointmentRef } from '../ports/calendar.ts'
import { mostInBatch, readBatch } from './batch.ts'
import { toListedId } from './calendars.ts'
import { classifyAnswer, type AskedFor, type GraphAnswer } from './classify-answer.ts'
import type { GraphClient } from './graph-client.ts'
import { eventMembers, parseEvent } from './parse-event.ts'

export const eventPath = (mailboxId: MailboxId, eventId: string): string =>
  `/users/${encodeURIComponent(mailboxId)}/events/${encodeURIComponent(eventId)}`

export const select = `?$select=${eventMembers.join(',')}`
export const expandedCalendar = 'calendar($select=id,name,isDefaultCalendar)'
/**
 * The calendar comes with the event, without a request of its own (v1.0 metadata: navigation property `calendar`; seen to work
 * in microsoft-graph-docs issue 6699). A write answers without it.
 */
export const selectWithCalendar = `${select}&$expand=${expandedCalendar}`
const asked: AskedFor = { what: 'the appointment', permission: 'Calendars.Read', isWrite: false, missing: 'item' }

/** Any id that Graph resolves for this mailbox; the answer carries the immutable one. */
export async function readByItemId(client: GraphClient, mailboxId: MailboxId, itemId: string): Promise<Appointment> {
  const body = await client.send({
    ...asked,
    method: 'GET',
    path: eventPath(mailboxId, itemId) + selectWithCalendar,
    mailboxes: [mailboxId],
  })
  return parsePlaced(client, mailboxId, body)
}

/** With its calendar, where that came with it. */
export const parsePlaced = async (client: GraphClient, mailboxId: MailboxId, body: unknown): Promise<Appointment> => ({
  ...parseEvent(mailboxId, body),
  calendarId: await toListedId(client, mailboxId, body),
})

export async function readMany(client: GraphClient, refs: readonly AppointmentRef[]): Promise<readonly AppointmentReading[]> {
  if (refs.length > mostInBatch)
    throw new RangeError(`At most ${mostInBatch} appointments can be read at once, not ${refs.length}.`)
  if (refs.length === 0) return []
  const parts = refs.map(({ mailboxId, eventId }) => ({ mailboxId, path: eventPath(mailboxId, eventId) + selectWithCalendar }))
  const answers = await readBatch(client, { ...asked, what: 'a batch of appointments' }, parts)
  const readings: AppointmentReading[] = []
  for (const [index, ref] of refs.entries()) readings.push(await toReading(client, ref, answers[index]))
  return readings
}

/** Each part on its own: one that is throttled or broken says nothing about the others. */
async function toReading(client: GraphClient, ref: AppointmentRef, part: GraphAnswer | undefined): Promise<AppointmentReading> {
  try {
    if (part === undefined) throw new Malformed('Outlook', 'Outlook’s answer to a batch leaves out one of its appointments.')
    if (part.status === 200) return { kind: 'found', appointment: await parsePlaced(client, ref.mailboxId, part.body) }
    throw classifyAnswer(part, asked)
  } catch (error) {
    return error instanceof NotFound ? { kind: 'gone' } : { kind: 'failed', error }
  }
}
