import * as z from 'zod'
import { Malformed } from '../../domain/errors.ts'
import type { EventId, MailboxId } from '../../domain/ids.ts'
import type { DeltaWindow, MarkedReading } from '../ports/calendar.ts'
import { mostInBatch, readBatch } from './batch.ts'
import { calendarPath, listOwnCalendars } from './calendars.ts'
import { classifyAnswer, type AskedFor, type GraphAnswer } from './classify-answer.ts'
import { toMarked, withMarker } from './find-marked.ts'
import type { GraphClient } from './graph-client.ts'
import { parseAs } from './parse-as.ts'
import { eventPath, select } from './read-appointments.ts'
import { readPages } from './read-pages.ts'

const asked: AskedFor = { what: 'the dates of series', permission: 'Calendars.Read', isWrite: false, missing: 'item' }

/**
 * Dates with a marker are exceptions of their series, which no sweep by the marker lists (contract graph.md §5): the view of a calendar
 * names them, and each is asked for its marker. Nothing else is read of those without one (product decision 1).
 */
export async function findMarkedDates(
  client: GraphClient,
  mailboxId: MailboxId,
  linkPropertyId: string,
  window: DeltaWindow,
): Promise<readonly MarkedReading[]> {
  const changed = await listChangedDates(client, mailboxId, window)
  const marker = withMarker(linkPropertyId)
  const answers = await readEach(client, mailboxId, changed, `?$select=id${marker}`)
  const marked = changed.filter((_id, index) => isMarked(answers[index]))
  const whole = await readEach(client, mailboxId, marked, `${select}${marker}`)
  return [...answers.filter(hasFailed), ...whole].flatMap((answer) => toReading(mailboxId, answer))
}

async function listChangedDates(client: GraphClient, mailboxId: MailboxId, window: DeltaWindow): Promise<readonly EventId[]> {
  const query = new URLSearchParams({ startDateTime: window.from, endDateTime: window.to, $select: 'id,type' })
  const found = new Set<EventId>()
  for (const { id } of await listOwnCalendars(client, mailboxId)) {
    const entries = await readPages(client, {
      ...asked,
      method: 'GET',
      path: `${calendarPath(mailboxId, id)}/calendarView?${query.toString()}`,
      mailboxes: [mailboxId],
      prefer: 'odata.maxpagesize=500',
    })
    for (const entry of entries) {
      const { id, type } = parseAs(thinSchema, entry, 'event')
      if (type.toLowerCase() === 'exception') found.add(id as EventId)
    }
  }
  return [...found]
}

async function readEach(
  client: GraphClient,
  mailboxId: MailboxId,
  ids: readonly EventId[],
  query: string,
): Promise<readonly (GraphAnswer | undefined)[]> {
  const answers: (GraphAnswer | undefined)[] = []
  for (let begin = 0; begin < ids.length; begin += mostInBatch) {
    const parts = ids.slice(begin, begin + mostInBatch).map((id) => ({ mailboxId, path: eventPath(mailboxId, id) + query }))
    answers.push(...(await readBatch(client, { ...asked, what: 'a batch of dates' }, parts)))
  }
  return answers
}

const isMarked = (answer: GraphAnswer | undefined): boolean =>
  answer?.status === 200 && parseAs(markedSchema, answer.body, 'event').singleValueExtendedProperties.length > 0
/** Gone meanwhile is no failure. */
const hasFailed = (answer: GraphAnswer | undefined): boolean => answer?.status !== 200 && answer?.status !== 404

function toReading(mailboxId: MailboxId, answer: GraphAnswer | undefined): readonly MarkedReading[] {
  if (answer === undefined) {
    return [{ kind: 'failed', error: new Malformed('Outlook', 'Outlook’s answer to a batch leaves out one of its parts.') }]
  }
  if (hasFailed(answer)) return [{ kind: 'failed', error: classifyAnswer(answer, asked) }]
  const reading = answer.status === 200 ? toMarked(mailboxId, answer.body) : null
  return reading === null ? [] : [reading]
}

const thinSchema = z.object({ id: z.string().min(1), type: z.string() })
const markedSchema = z.object({ singleValueExtendedProperties: z.array(z.unknown()).catch([]) })
