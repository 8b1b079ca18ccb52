import * as z from 'zod'
import type { EventId, LinkId, MailboxId } from '../../domain/ids.ts'
import type { MarkedReading } from '../ports/calendar.ts'
import { listOwnCalendars } from './calendars.ts'
import type { GraphClient } from './graph-client.ts'
import { notYetKnown, parseMarker } from './link-property.ts'
import { parseAs } from './parse-as.ts'
import { parseEvent } from './parse-event.ts'
import { select } from './read-appointments.ts'
import { readPages } from './read-pages.ts'

/**
 * The sweep with which links are rebuilt, one calendar after the other: whether `/events` lists more than the default one is
 * nowhere said. Source of the filter: Microsoft’s example for custom properties (contract graph.md §5).
 */
export async function findMarked(
  client: GraphClient,
  mailboxId: MailboxId,
  linkPropertyId: string,
  linkId?: LinkId,
): Promise<readonly MarkedReading[]> {
  const found = new Map<EventId | symbol, MarkedReading>()
  for (const { id } of await listOwnCalendars(client, mailboxId)) {
    const entries = await readPages(client, {
      what: 'the marked appointments',
      permission: 'Calendars.Read',
      isWrite: false,
      missing: 'item',
      method: 'GET',
      path: `/users/${encodeURIComponent(mailboxId)}/calendars/${encodeURIComponent(id)}/events${query(linkPropertyId, linkId)}`,
      mailboxes: [mailboxId],
      prefer: 'odata.maxpagesize=100',
    })
    for (const entry of entries) {
      const reading = toMarked(mailboxId, entry, linkId)
      if (reading !== null) found.set(reading.kind === 'failed' ? Symbol() : reading.appointment.eventId, reading)
    }
  }
  return [...found.values()]
}

function query(linkPropertyId: string, linkId: LinkId | undefined): string {
  const value = linkId === undefined ? 'ep/value ne null' : `contains(ep/value, '${linkId.replaceAll("'", "''")}')`
  const filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${linkPropertyId}' and ${value})`
  return `${select}&$filter=${encodeURIComponent(filter)}${withMarker(linkPropertyId)}`
}

export const withMarker = (linkPropertyId: string): string =>
  `&$expand=${encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${linkPropertyId}')`)}`

export function toMarked(mailboxId: MailboxId, entry: unknown, linkId?: LinkId): MarkedReading | null {
  try {
    const [property] = parseAs(markedSchema, entry, 'event').singleValueExtendedProperties
    const marker = parseMarker(property.value)
    // The filter compares without regard to case, and finds the id within a longer one (contract graph.md §5).
    if (marker === null || (linkId !== undefined && marker.linkId !== linkId)) return null
    const appointment = parseEvent(mailboxId, entry)
    // The process ended between the creation and its marker: nobody else has copied it meanwhile.
    const isOwn = marker.eventId === appointment.eventId || marker.eventId === notYetKnown
    return { kind: isOwn ? 'marked' : 'copy', appointment, marker: isOwn ? { ...marker, eventId: appointment.eventId } : marker }
  } catch (error) {
    return { kind: 'failed', error }
  }
}

const markedSchema = z.object({ singleValueExtendedProperties: z.tuple([z.object({ value: z.string() })], z.unknown()) })
