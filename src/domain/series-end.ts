import type { Series } from './series.ts'
import { type Instant, isPast } from './time-span.ts'

const dayMs = 86_400_000
/** As long as a listing of Graph may be asked for; a pattern that pauses for longer is taken for over until somebody changes it. */
const longestDays = 1_800

/** The span in which a series that goes on has a date, however rare they are. */
export const spanOfEnd = (now: Instant): { readonly from: Instant; readonly to: Instant } => ({
  from: now,
  to: new Date(Date.parse(now) + longestDays * dayMs).toISOString().replace(/\.\d+Z$/, 'Z') as Instant,
})

/** Whether a date that is not over is among those listed. */
export const hasDatesLeft = ({ instances, exceptions }: Series, now: Instant): boolean =>
  [...instances, ...exceptions].some(({ when, isCancelled }) => !isCancelled && !isPast(when, now))
