import type { Appointment } from '../../domain/appointment.ts'
import { Malformed, NotFound } from '../../domain/errors.ts'
import type { MailboxId } from '../../domain/ids.ts'
import type { AppointmentReading, AppointmentRef } from '../ports/calendar.ts'
import { mostInBatch, readBatch } from './batch.ts'
import { classifyAnswer, type AskedFor, type GraphAnswer } from './classify-answer.ts'
import type { GraphClient } from './graph-client.ts'
import { eventMembers, parseEvent } from './parse-event.ts'

export const eventPath = (mailboxId: MailboxId, eventId: string): string =>
  `/users/${encodeURIComponent(mailboxId)}/events/${encodeURIComponent(eventId)}`

export const select = `?$select=${eventMembers.join(',')}`
/**
 * The calendar comes with the event, without a request of its own (v1.0 metadata: navigation property `calendar`; seen to work
 * in microsoft-graph-docs issue 6699). A write answers without it.
 */
export const selectWithCalendar = `${select}&$expand=calendar($select=id)`
const asked: AskedFor = { what: 'the appointment', permission: 'Calendars.Read', isWrite: false, missing: 'item' }

/** Any id that Graph resolves for this mailbox; the answer carries the immutable one. */
export async function readByItemId(client: GraphClient, mailboxId: MailboxId, itemId: string): Promise<Appointment> {
  const body = await client.send({
    ...asked,
    method: 'GET',
    path: eventPath(mailboxId, itemId) + selectWithCalendar,
    mailboxes: [mailboxId],
  })
  return parseEvent(mailboxId, body)
}

export async function readMany(client: GraphClient, refs: readonly AppointmentRef[]): Promise<readonly AppointmentReading[]> {
  if (refs.length > mostInBatch)
    throw new RangeError(`At most ${mostInBatch} appointments can be read at once, not ${refs.length}.`)
  if (refs.length === 0) return []
  const parts = refs.map(({ mailboxId, eventId }) => ({ mailboxId, path: eventPath(mailboxId, eventId) + selectWithCalendar }))
  const answers = await readBatch(client, { ...asked, what: 'a batch of appointments' }, parts)
  return refs.map((ref, index) => toReading(ref, answers[index]))
}

/** Each part on its own: one that is throttled or broken says nothing about the others. */
function toReading(ref: AppointmentRef, part: GraphAnswer | undefined): AppointmentReading {
  try {
    if (part === undefined) throw new Malformed('Outlook', 'Outlook’s answer to a batch leaves out one of its appointments.')
    if (part.status === 200) return { kind: 'found', appointment: parseEvent(ref.mailboxId, part.body) }
    throw classifyAnswer(part, asked)
  } catch (error) {
    return error instanceof NotFound ? { kind: 'gone' } : { kind: 'failed', error }
  }
}
