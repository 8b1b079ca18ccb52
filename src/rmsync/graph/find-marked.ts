import * as z from 'zod'
import type { MailboxId } from '../../domain/ids.ts'
import type { MarkedReading } from '../ports/calendar.ts'
import type { GraphClient } from './graph-client.ts'
import { parseMarker } from './link-property.ts'
import { parseAs } from './parse-as.ts'
import { parseEvent } from './parse-event.ts'
import { select } from './read-appointments.ts'
import { readPages } from './read-pages.ts'

/** The sweep with which links are rebuilt. Source of the filter: Microsoft’s example for custom properties (contract graph.md §5). */
export async function findMarked(
  client: GraphClient,
  mailboxId: MailboxId,
  linkPropertyId: string,
): Promise<readonly MarkedReading[]> {
  const filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${linkPropertyId}' and ep/value ne null)`
  const expand = `singleValueExtendedProperties($filter=id eq '${linkPropertyId}')`
  const query = `${select}&$filter=${encodeURIComponent(filter)}&$expand=${encodeURIComponent(expand)}`
  const entries = await readPages(client, {
    what: 'the marked appointments',
    permission: 'Calendars.Read',
    isWrite: false,
    missing: 'item',
    method: 'GET',
    path: `/users/${encodeURIComponent(mailboxId)}/events${query}`,
    mailboxes: [mailboxId],
    prefer: 'odata.maxpagesize=100',
  })
  return entries.flatMap((entry) => toMarked(mailboxId, entry) ?? [])
}

function toMarked(mailboxId: MailboxId, entry: unknown): MarkedReading | null {
  try {
    const [property] = parseAs(markedSchema, entry, 'event').singleValueExtendedProperties
    const marker = parseMarker(property.value)
    if (marker === null) return null
    const appointment = parseEvent(mailboxId, entry)
    return { kind: marker.eventId === appointment.eventId ? 'marked' : 'copy', appointment, marker }
  } catch (error) {
    return { kind: 'failed', error }
  }
}

const markedSchema = z.object({ singleValueExtendedProperties: z.tuple([z.object({ value: z.string() })], z.unknown()) })
