import * as z from 'zod'
import { Malformed } from '../../domain/errors.ts'
import type { ActivityNo, EventId, LinkId } from '../../domain/ids.ts'
import type { CalendarDate } from '../../domain/time-span.ts'
import type { LinkMarker } from '../ports/calendar.ts'
import { parseJson } from './parse-json.ts'

/** Under a name and a namespace of our own: the name is case-sensitive, and named properties are scarce, so it stays the one (contract graph.md §5). */
export const defaultLinkPropertyId = 'String {6d2f7c1e-84b3-4c55-9a0e-52a1f6c3d7b8} Name RmPanelLink'

/** Stands in the marker of what is being created, until its id is known. */
export const notYetKnown = '' as EventId

/** No document says how a named property is taken off again: an empty marker is valid everywhere and names no link. */
export function toProperty(id: string, marker: LinkMarker | null): { id: string; value: string } {
  if (marker === null) return { id, value: '{}' }
  const { linkId, activityNo, eventId, dates, leftOut } = marker
  return { id, value: JSON.stringify({ linkId, activityNo, eventId, dates, leftOut }) }
}

/** Null for the empty marker of an appointment that is no longer linked. */
export function parseMarker(value: string): LinkMarker | null {
  const read = markerSchema.safeParse(parseJson(value))
  if (!read.success) throw new Malformed('Outlook', 'The marker on an appointment is unreadable: it names no link.')
  if (!('linkId' in read.data)) return null
  const { linkId, activityNo, eventId, dates, leftOut } = read.data
  return {
    linkId: linkId as LinkId,
    activityNo: activityNo as ActivityNo,
    eventId: eventId as EventId,
    ...(dates === undefined ? {} : { dates: dates as NonNullable<LinkMarker['dates']> }),
    ...(leftOut === undefined ? {} : { leftOut }),
  }
}

const text = z.string().min(1)
/** `eventId` is empty on what was just created and not yet marked with its own id. */
const markerSchema = z.union([
  z.object({
    linkId: text,
    activityNo: text,
    eventId: z.string(),
    dates: z.record(z.iso.date(), text).optional(),
    leftOut: z.array(z.iso.date().transform((day) => day as CalendarDate)).optional(),
  }),
  z.strictObject({}),
])
