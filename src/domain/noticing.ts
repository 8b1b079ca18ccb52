import type { Instant } from './time-span.ts'

const dayMs = 86_400_000
const daysBack = 30
const daysAhead = 400

/** What a delta round looks at. Changes of appointments outside are told by notifications, or found by the daily reconciliation. */
export const deltaWindow = (now: Instant): { readonly from: Instant; readonly to: Instant } => ({
  from: shift(now, -daysBack),
  to: shift(now, daysAhead),
})
const shift = (now: Instant, days: number): Instant =>
  new Date(Date.parse(now) + days * dayMs).toISOString().replace(/\.\d+Z$/, 'Z') as Instant
