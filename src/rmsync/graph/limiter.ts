import PQueue from 'p-queue'

/** How many requests may be under way: per mailbox (Outlook takes 4 at once, contract graph.md §3) and in all. */
export class Limiter {
  readonly #perMailbox: number
  readonly #overall: PQueue
  readonly #mailboxes = new Map<string, PQueue>()

  constructor(perMailbox: number, overall: number) {
    this.#perMailbox = perMailbox
    this.#overall = new PQueue({ concurrency: overall })
  }

  /** Holds a place of the mailbox for as long as `work` lasts, waits between two tries included: that is what lets the mailbox rest. */
  async inMailbox<Result>(mailbox: string | null, work: () => Promise<Result>): Promise<Result> {
    if (mailbox === null) return work()
    const queue = this.#mailboxes.get(mailbox) ?? new PQueue({ concurrency: this.#perMailbox })
    this.#mailboxes.set(mailbox, queue)
    try {
      return await queue.add(work)
    } finally {
      if (queue.size === 0 && queue.pending === 0) this.#mailboxes.delete(mailbox)
    }
  }

  /** One request on the wire. */
  onWire<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#overall.add(work)
  }
}
