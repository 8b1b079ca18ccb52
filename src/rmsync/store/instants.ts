import type { Instant } from '../../domain/time-span.ts'

/** Drivers answer `Date` for timestamptz. */
export const toInstant = (date: Date): Instant => date.toISOString().replace(/\.\d+Z$/, 'Z') as Instant
