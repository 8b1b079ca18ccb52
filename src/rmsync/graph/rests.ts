/** Outlook counts requests over ten minutes (contract graph.md §3): whoever waits for longer waits for nothing. */
const longestMs = 600_000

/** Mailboxes that Graph asked to be left alone for a while (`Retry-After`): whoever asks all the same waits longer for it. */
export class Rests {
  readonly #rests = new Map<string, { readonly since: number; readonly until: number }>()

  begin(mailbox: string, forMs: number, now: number): void {
    this.#rests.set(mailbox, { since: now, until: now + Math.min(forMs, longestMs) })
  }

  /** How long it still rests; 0 where it may be asked. */
  leftMs(mailbox: string, now: number): number {
    const rest = this.#rests.get(mailbox)
    if (rest === undefined) return 0
    // Of a clock that was put back nobody knows how long it was.
    if (rest.since <= now && now < rest.until) return rest.until - now
    this.#rests.delete(mailbox)
    return 0
  }
}
