import type { WaitingChanges } from '../../src/rmsync/ports/care.ts'
import type { MarkJob, RelayJob, SeriesJob } from '../../src/rmsync/ports/jobs.ts'
import type { MailboxId } from '../../src/domain/ids.ts'

export type Job =
  | { readonly name: 'relay-link'; readonly key: string; readonly work: RelayJob }
  | { readonly name: 'relay-series'; readonly key: string; readonly work: SeriesJob }
  | { readonly name: 'mark-link'; readonly key: string; readonly work: MarkJob }
  | { readonly name: 'pull-delta' | 'keep-subscription' | 'rebuild-links'; readonly key: string; readonly work: MailboxId }
  | { readonly name: 'reconcile-links'; readonly key: string; readonly work: string }
  | { readonly name: 'keep-subscriptions' | 'refresh-representatives' | 'complete-intents'; readonly key: 'all' }

interface Listed {
  readonly job: Job
  readonly dueAt: number
  /** Its process was killed while it ran: the queue gives it out once more, beside what was noticed meanwhile. */
  readonly again: boolean
}

/**
 * The queue as rmsync has it (`src/rmsync/queue/queues.ts`): it outlives the process, one job of a key waits while one runs, what is
 * noticed while one waits collapses into it, and a job that its process did not finish is given out again.
 */
export class JobList {
  #waiting: Listed[] = []
  #running: Listed[] = []

  add(job: Job, dueAt: number): void {
    const same = this.#waiting.some((other) => !other.again && other.job.name === job.name && other.job.key === job.key)
    if (!same) this.#waiting.push({ job, dueAt, again: false })
  }

  /** Up to `most` jobs of one queue that are due, each key once, in the order they came. */
  take(name: Job['name'], now: number, most: number): readonly Job[] {
    const taken: Listed[] = []
    for (const listed of this.#waiting) {
      const { job, dueAt } = listed
      if (taken.length === most) break
      if (job.name !== name || dueAt > now || taken.some((other) => other.job.key === job.key)) continue
      taken.push(listed)
    }
    this.#waiting = this.#waiting.filter((listed) => !taken.includes(listed))
    this.#running.push(...taken)
    return taken.map(({ job }) => job)
  }

  finish(jobs: readonly Job[]): void {
    this.#running = this.#running.filter(({ job }) => !jobs.includes(job))
  }

  /** The process is gone, or the work was thrown off: what ran waits again. */
  release(dueAt = 0): void {
    this.#waiting.unshift(...this.#running.map((listed) => ({ ...listed, dueAt, again: true })))
    this.#running = []
  }

  nextDueAt(): number | null {
    return this.#waiting.length === 0 ? null : Math.min(...this.#waiting.map(({ dueAt }) => dueAt))
  }

  /** Changes that were noticed and are not relayed, of each mailbox that has any. */
  waitingChanges(): ReadonlyMap<MailboxId, WaitingChanges> {
    const found = new Map<MailboxId, WaitingChanges>()
    for (const { job } of [...this.#waiting, ...this.#running]) {
      if (job.name !== 'relay-link' && job.name !== 'relay-series') continue
      const { mailboxId, noticedAt } = job.work
      const known = found.get(mailboxId)
      const since = known === undefined || noticedAt < known.since ? noticedAt : known.since
      found.set(mailboxId, { changes: (known?.changes ?? 0) + 1, since })
    }
    return found
  }

  /** The text of everything that waits, as the database holds it. */
  text(): string {
    return JSON.stringify(this.#waiting)
  }
}
