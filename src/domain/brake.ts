import type { Brake } from './policy.ts'

/** Deletions of one mailbox within the time that counts as one round. The dates of one series are one deletion: one person's one act. */
export interface DeletionCount {
  /** Those made already and those about to be made. */
  readonly deletions: number
  /** What the mailbox had linked before any of them. */
  readonly links: number
}

/**
 * Whether so many deletions look like an accident (product decision 6). Decided before the first of them is made.
 * @returns what a person is told, or null when they may go on
 */
export function reasonToBrake({ deletions, links }: DeletionCount, brake: Brake): string | null {
  if (deletions > brake.deletions) {
    return `${deletions} deletions within ${brake.withinMinutes} minutes, more than the ${brake.deletions} that go through unasked.`
  }
  if (deletions >= brake.percentFrom && deletions * 100 > brake.percent * links) {
    return `${deletions} deletions within ${brake.withinMinutes} minutes, more than ${brake.percent} % of the ${links} linked appointments.`
  }
  return null
}
