import { toCalendarWire } from './calendars.ts'
import { calendarOf, deletedItemsFolder, type EventRef } from './event-model.ts'
import { extendedPropertyKey } from './extended-properties.ts'
import { toExtensionWire } from './extensions.ts'
import type { Mailbox } from './mailbox.ts'
import { fieldsOf } from './occurrences.ts'
import { idsInFilter, selectIn } from './odata-query.ts'
import type { Shape } from './shape.ts'

type Json = Record<string, unknown>
type ToEvent = (mailbox: Mailbox, ref: EventRef, shape: Shape) => Json

/** What `$expand` asks for beside the members of the event itself. */
export function expanded(mailbox: Mailbox, ref: EventRef, shape: Shape, toEvent: ToEvent): Json {
  return {
    ...extendedProperties(ref, shape),
    ...extensions(ref, shape),
    ...calendar(mailbox, ref, shape),
    ...exceptionOccurrences(mailbox, ref, shape, toEvent),
  }
}

function extendedProperties(ref: EventRef, { expand }: Shape): Json {
  const wanted = expand?.get('singleValueExtendedProperties')
  if (wanted === undefined) return {}
  const held = fieldsOf(ref).extendedProperties
  const found = idsInFilter(wanted).flatMap((id) => {
    const value = held[extendedPropertyKey(id)]
    return value === undefined ? [] : [{ id, value }]
  })
  // Graph leaves the member out when the item has none of those asked for.
  return found.length > 0 ? { singleValueExtendedProperties: found } : {}
}

/** Without a filter on their id they are all told; in lists Graph needs one (msgraph-sdk-dotnet issue 1540). */
function extensions(ref: EventRef, { expand }: Shape): Json {
  const wanted = expand?.get('extensions')
  if (wanted === undefined) return {}
  const names = idsInFilter(wanted).map((id) => id.toLowerCase())
  const held = Object.entries(fieldsOf(ref).extensions ?? {}).map(([name, values]) => toExtensionWire(name, values))
  return {
    extensions: held.filter(
      ({ id, extensionName }) => names.length === 0 || [id, extensionName].some((one) => names.includes(one.toLowerCase())),
    ),
  }
}

function calendar(mailbox: Mailbox, { event }: EventRef, { expand, settings, single }: Shape): Json {
  const inside = expand?.get('calendar')
  if (inside === undefined) return {}
  const whole = toCalendarWire(mailbox, event.folder === 'calendar' ? calendarOf(event) : deletedItemsFolder)
  const id = single === true && settings.calendarOfEvent === 'another' ? `${String(whole['id']).slice(0, -4)}AAA=` : whole['id']
  const select = selectIn(inside)
  return { calendar: Object.fromEntries(Object.entries({ ...whole, id }).filter(([name]) => select?.has(name) ?? true)) }
}

/** Of one master only: lists leave it out (microsoft-graph-docs issue 16162). */
function exceptionOccurrences(mailbox: Mailbox, { event, date }: EventRef, shape: Shape, toEvent: ToEvent): Json {
  const { expand, single, prefer, origin, settings } = shape
  if (expand?.has('exceptionOccurrences') !== true || single !== true || event.recurrence === null || date !== undefined)
    return {}
  return {
    exceptionOccurrences: Object.keys(event.exceptions)
      .sort()
      .map((day) => toEvent(mailbox, { event, date: day }, { prefer, origin, settings })),
  }
}
