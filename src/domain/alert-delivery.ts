import type { Instant } from './time-span.ts'

/** What becomes of an alert that a way did not take. */
export type AlertStep =
  | { readonly kind: 'again'; readonly at: Instant; readonly reason: string }
  | { readonly kind: 'given-up'; readonly reason: string }

const second = 1_000
const minute = 60 * second
/** A receiver may be down for a night. */
const longestMs = 24 * 60 * minute
const firstWaits = [15 * second, minute, 5 * minute, 15 * minute]
const laterWait = 60 * minute

/** Whether it was told of too long ago to be of use: what stands now says more. */
export const isTooOld = (at: string, now: Instant): boolean => Date.parse(now) - Date.parse(at) >= longestMs

/** The one place that decides it: tried again with longer waits for a day, then set aside. `tries` counts the one that failed. */
export function afterRefusedAlert(at: string, tries: number, now: Instant, reason: string): AlertStep {
  const next = Date.parse(now) + (firstWaits[tries - 1] ?? laterWait)
  if (next - Date.parse(at) >= longestMs) return { kind: 'given-up', reason }
  return { kind: 'again', at: new Date(next).toISOString().replace(/\.\d+Z$/, 'Z') as Instant, reason }
}
