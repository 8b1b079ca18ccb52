import { GraphError } from './graph-error.ts'

/** Outlook's limits per app and mailbox (docs: throttling-limits). */
const concurrentLimit = 4
const windowLimit = 10_000
const windowMs = 10 * 60_000

interface Counter {
  running: number
  startedAt: number
  count: number
}

export class Throttle {
  readonly #now: () => Date
  readonly #counters = new Map<string, Counter>()

  constructor(now: () => Date) {
    this.#now = now
  }

  /** Admits a request, or refuses it with 429. Call the answer when the request is over. */
  enter(app: string, mailbox: string): () => void {
    const counter = this.#counterOf(`${app}|${mailbox}`)
    if (counter.running >= concurrentLimit) {
      throw new GraphError(429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.', {
        'retry-after': '1',
      })
    }
    counter.count += 1
    if (counter.count > windowLimit) {
      const seconds = Math.ceil((counter.startedAt + windowMs - this.#now().getTime()) / 1000)
      throw new GraphError(429, 'ApplicationThrottled', 'Application is over its request limit for this mailbox.', {
        'retry-after': String(seconds),
      })
    }
    counter.running += 1
    return () => {
      counter.running -= 1
    }
  }

  #counterOf(key: string): Counter {
    const now = this.#now().getTime()
    const counter = this.#counters.get(key) ?? { running: 0, startedAt: now, count: 0 }
    if (now - counter.startedAt >= windowMs) Object.assign(counter, { startedAt: now, count: 0 })
    this.#counters.set(key, counter)
    return counter
  }
}
