import * as z from 'zod'
import { CursorExpired, Malformed } from '../../domain/errors.ts'
import type { CalendarId, EventId, MailboxId } from '../../domain/ids.ts'
import type { DeltaRound, DeltaWindow } from '../ports/calendar.ts'
import { calendarPath } from './calendars.ts'
import type { GraphClient } from './graph-client.ts'
import { parseAs } from './parse-as.ts'

/** Occurrences come thin, removed events with their id alone (contract graph.md §1): ids are all that is taken from a round. */
const pageSchema = z.object({
  value: z.array(z.object({ id: z.string().min(1), seriesMasterId: z.string().nullish() })),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
})

/** From the cursor, or anew over the window, to the last page. Nothing is answered for a round that does not reach its end (S79, S129). */
export async function pullDelta(
  client: GraphClient,
  mailboxId: MailboxId,
  cursor: string | null,
  window: DeltaWindow,
  calendarId?: CalendarId,
): Promise<DeltaRound> {
  const touched = new Set<EventId>()
  const visited = new Set<string>()
  let at = cursor === null ? firstPage(client, mailboxId, window, calendarId) : cursorLink(client, cursor)
  for (;;) {
    if (visited.has(at.href)) throw new Malformed('Outlook', 'Outlook’s pages of changes lead back to an earlier page.')
    visited.add(at.href)
    const body = await client.send({
      what: 'the changes of the mailbox',
      permission: 'Calendars.Read',
      isWrite: false,
      missing: 'any',
      method: 'GET',
      path: at,
      mailboxes: [mailboxId],
      prefer: 'odata.maxpagesize=200',
    })
    const page = parseAs(pageSchema, body, 'delta')
    for (const { id, seriesMasterId } of page.value) {
      touched.add(id as EventId)
      // A linked date may be the one that is no longer there: its series is what is named (contract graph.md §1).
      if (typeof seriesMasterId === 'string') touched.add(seriesMasterId as EventId)
    }
    const next = page['@odata.nextLink']
    const last = page['@odata.deltaLink']
    if (next !== undefined) at = client.linkOnOrigin(next)
    else if (last !== undefined) return { touched: [...touched], cursor: client.linkOnOrigin(last).href }
    else throw new Malformed('Outlook', 'Outlook’s page of changes has neither @odata.nextLink nor @odata.deltaLink.')
  }
}

function firstPage(client: GraphClient, mailboxId: MailboxId, window: DeltaWindow, calendarId: CalendarId | undefined): URL {
  // A round is of one calendar; the path without one is the default calendar's (contract graph.md §1).
  const url = new URL(`/v1.0${calendarPath(mailboxId, calendarId)}/calendarView/delta`, client.origin)
  url.searchParams.set('startDateTime', window.from)
  url.searchParams.set('endDateTime', window.to)
  return url
}

/** A stored cursor of another address, after the configuration changed, is as good as forgotten; it is not followed. */
function cursorLink(client: GraphClient, cursor: string): URL {
  const url = URL.canParse(cursor) ? new URL(cursor) : null
  if (url?.origin === client.origin) return url
  throw new CursorExpired('Outlook', `The stored cursor is not of ${client.origin}. A whole round is due.`)
}
