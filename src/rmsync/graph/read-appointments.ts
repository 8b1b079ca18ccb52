import * as z from 'zod'
import type { Appointment } from '../../domain/appointment.ts'
import { Malformed, NotFound } from '../../domain/errors.ts'
import type { MailboxId } from '../../domain/ids.ts'
import type { AppointmentReading, AppointmentRef } from '../ports.ts'
import { classifyAnswer, type AskedFor, type GraphAnswer } from './classify-answer.ts'
import { immutableIds, type GraphClient } from './graph-client.ts'
import { parseAs } from './parse-as.ts'
import { eventMembers, parseEvent } from './parse-event.ts'
import { parseRetryAfter } from './retry-after.ts'

export const eventPath = (mailboxId: MailboxId, eventId: string): string =>
  `/users/${encodeURIComponent(mailboxId)}/events/${encodeURIComponent(eventId)}`

const select = `?$select=${eventMembers.join(',')}`
const asked: AskedFor = { what: 'the appointment', permission: 'Calendars.Read', isWrite: false, missing: 'item' }

/** Any id that Graph resolves for this mailbox; the answer carries the immutable one. */
export async function readByItemId(client: GraphClient, mailboxId: MailboxId, itemId: string): Promise<Appointment> {
  const body = await client.send({ ...asked, method: 'GET', path: eventPath(mailboxId, itemId) + select, mailboxes: [mailboxId] })
  return parseEvent(mailboxId, body)
}

/** Largest batch that Graph takes (contract graph.md §3). */
const mostInBatch = 20

export async function readMany(
  client: GraphClient,
  refs: readonly AppointmentRef[],
  now: () => number,
): Promise<readonly AppointmentReading[]> {
  if (refs.length > mostInBatch)
    throw new RangeError(`At most ${mostInBatch} appointments can be read at once, not ${refs.length}.`)
  if (refs.length === 0) return []
  const requests = refs.map((ref, index) => ({
    id: String(index),
    method: 'GET',
    url: eventPath(ref.mailboxId, ref.eventId) + select,
    headers: { Prefer: immutableIds },
  }))
  const parts = await client.send({
    ...asked,
    what: 'a batch of appointments',
    method: 'POST',
    path: '/$batch',
    mailboxes: refs.map((ref) => ref.mailboxId),
    body: { requests },
  })
  // Graph answers the parts in any order (contract graph.md §3).
  const answers = new Map(parseAs(batchSchema, parts, 'batch').responses.map((part) => [part.id, part]))
  return refs.map((ref, index) => toReading(ref, answers.get(String(index)), now))
}

const batchSchema = z.object({
  responses: z.array(
    z.object({
      id: z.coerce.string(),
      status: z.number(),
      headers: z.record(z.string(), z.unknown()).nullish(),
      body: z.unknown(),
    }),
  ),
})
type BatchPart = z.infer<typeof batchSchema>['responses'][number]

/** Each part on its own: one that is throttled or broken says nothing about the others. */
function toReading(ref: AppointmentRef, part: BatchPart | undefined, now: () => number): AppointmentReading {
  try {
    if (part === undefined) throw new Malformed('Outlook', 'Outlook’s answer to a batch leaves out one of its appointments.')
    if (part.status === 200) return { kind: 'found', appointment: parseEvent(ref.mailboxId, part.body) }
    throw classifyAnswer(toAnswer(part, now), asked)
  } catch (error) {
    return error instanceof NotFound ? { kind: 'gone' } : { kind: 'failed', error }
  }
}

function toAnswer({ status, headers, body }: BatchPart, now: () => number): GraphAnswer {
  const [, retryAfter] = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after') ?? []
  const text = typeof retryAfter === 'string' || typeof retryAfter === 'number' ? String(retryAfter) : undefined
  return { status, body, retryAfterMs: parseRetryAfter(text, now()) }
}
