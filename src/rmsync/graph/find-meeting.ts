import * as z from 'zod'
import type { Appointment } from '../../domain/appointment.ts'
import { Malformed } from '../../domain/errors.ts'
import type { MailboxId } from '../../domain/ids.ts'
import type { MeetingSigns } from '../ports/calendar.ts'
import { readBatch } from './batch.ts'
import { classifyAnswer, type AskedFor } from './classify-answer.ts'
import type { GraphClient } from './graph-client.ts'
import { parseAs } from './parse-as.ts'
import { parsePlaced, selectWithCalendar } from './read-appointments.ts'

const asked: AskedFor = { what: 'the meeting', permission: 'Calendars.Read', isWrite: false, missing: 'any' }

/** Graph compares on its side, so nothing is read but what fits (product decision 1). Both questions in one request. */
export async function findMeeting(
  client: GraphClient,
  mailboxId: MailboxId,
  { iCalUId, subject, startsAt }: MeetingSigns,
): Promise<readonly Appointment[]> {
  const start = startsAt.length === 10 ? `${startsAt}T00:00:00` : startsAt.replace(/Z$/, '')
  const filters = [
    `iCalUId eq ${quoted(iCalUId)}`,
    // `ge` and `le`: of `eq` on a time no document tells how many digits of a second it compares.
    ...(subject === null
      ? []
      : [`subject eq ${quoted(subject)} and start/dateTime ge '${start}' and start/dateTime le '${start}'`]),
  ]
  const parts = filters.map((filter) => ({
    mailboxId,
    path: `/users/${encodeURIComponent(mailboxId)}/events${selectWithCalendar}&$filter=${encodeURIComponent(filter)}&$top=10`,
  }))
  const answers = await readBatch(client, asked, parts)
  const entries = answers.flatMap((answer) => {
    if (answer === undefined) throw new Malformed('Outlook', 'Outlook’s answer to a batch leaves out one of its parts.')
    if (answer.status !== 200) throw classifyAnswer(answer, asked)
    return parseAs(pageSchema, answer.body, asked.what).value
  })
  const found: Appointment[] = []
  for (const entry of entries) found.push(await parsePlaced(client, mailboxId, entry))
  return [...new Map(found.map((appointment) => [appointment.eventId, appointment])).values()]
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
const pageSchema = z.object({ value: z.array(z.unknown()) })
