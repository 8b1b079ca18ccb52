import type { EventFields, EventRef } from './event-model.ts'
import { GraphError } from './graph-error.ts'
import { occurrencesIn, startMs, toMs } from './occurrences.ts'

const reach = 800 * 86_400_000

/** An occurrence may not move to or past the day of its neighbours (docs: event-update, ErrorOccurrenceCrossingBoundary). */
export function refuseCrossing(ref: EventRef, moved: EventFields): void {
  const own = startMs({ event: ref.event, ...(ref.date !== undefined && { date: ref.date }) })
  const target = toMs(moved.start, moved.isAllDay)
  const others = occurrencesIn(ref.event, { from: Math.min(own, target) - reach, to: Math.max(own, target) + reach })
    .filter((other) => other.date !== ref.date)
    .map(startMs)
  const before = others.filter((start) => start < own).at(-1)
  const after = others.find((start) => start > own)
  if ((before !== undefined && target <= before) || (after !== undefined && target >= after)) {
    throw new GraphError(
      400,
      'ErrorOccurrenceCrossingBoundary',
      'Cannot move an occurrence of a series past another occurrence of the same series.',
    )
  }
}
