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

  /**
   * Holds places for as long as `work` lasts, waits between two tries included: that is what lets a mailbox rest.
   * @param mailboxes one entry for each request in it: the parts of a batch run side by side, and each counts (contract graph.md §3)
   */
  async inMailboxes<Result>(mailboxes: readonly string[], work: () => Promise<Result>): Promise<Result> {
    const counts = new Map<string, number>()
    for (const mailbox of mailboxes) counts.set(mailbox, (counts.get(mailbox) ?? 0) + 1)
    // Always in the same order, or two batches could wait for each other.
    const inOrder = [...counts].sort(([one], [other]) => (one < other ? 1 : -1))
    const held = inOrder.reduce(
      (inner, [mailbox, count]) =>
        () =>
          this.#hold(mailbox, count, inner),
      work,
    )
    return held()
  }

  /** One request on the wire. */
  onWire<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#overall.add(work)
  }

  /** The queue is first in, first out: when the last of the places is reached, all the others are held. */
  async #hold<Result>(mailbox: string, count: number, work: () => Promise<Result>): Promise<Result> {
    const queue = this.#queueOf(mailbox)
    const over = Promise.withResolvers<void>()
    for (let place = 1; place < Math.min(count, this.#perMailbox); place++) void queue.add(() => over.promise)
    try {
      return await queue.add(work)
    } finally {
      over.resolve()
    }
  }

  #queueOf(mailbox: string): PQueue {
    const known = this.#mailboxes.get(mailbox)
    if (known !== undefined) return known
    const queue = new PQueue({ concurrency: this.#perMailbox })
    this.#mailboxes.set(mailbox, queue)
    queue.once('idle', () => this.#mailboxes.delete(mailbox))
    return queue
  }
}
