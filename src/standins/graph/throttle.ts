import type { Exchange } from './exchange.ts'
import { GraphError } from './graph-error.ts'

/** Outlook's limits per app and mailbox (docs: throttling-limits; of the first, another version says per app: a setting). */
const concurrentLimit = 4
const windowLimit = 10_000
const windowMs = 10 * 60_000

interface Counter {
  startedAt: number
  count: number
}

export class Throttle {
  readonly #exchange: Exchange
  readonly #counters = new Map<string, Counter>()
  readonly #running = new Map<string, number>()

  constructor(exchange: Exchange) {
    this.#exchange = exchange
  }

  /** Admits a request, or refuses it with 429. Call the answer when the request is over. */
  enter(app: string, mailbox: string): () => void {
    const place = this.#exchange.settings.concurrencyIsCounted === 'perMailbox' ? `${app}|${mailbox}` : app
    const running = () => this.#running.get(place) ?? 0
    if (running() >= concurrentLimit) {
      throw new GraphError(429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.', {
        'retry-after': '1',
      })
    }
    const now = this.#exchange.now().getTime()
    const counter = this.#counterOf(`${app}|${mailbox}`, now)
    counter.count += 1
    if (counter.count > windowLimit) {
      const seconds = Math.ceil((counter.startedAt + windowMs - now) / 1000)
      throw new GraphError(429, 'ApplicationThrottled', 'Application is over its request limit for this mailbox.', {
        'retry-after': String(seconds),
      })
    }
    this.#running.set(place, running() + 1)
    return () => {
      this.#running.set(place, running() - 1)
    }
  }

  /** Nothing was asked before; what runs goes on. */
  forget(): void {
    this.#counters.clear()
  }

  #counterOf(key: string, now: number): Counter {
    const counter = this.#counters.get(key) ?? { startedAt: now, count: 0 }
    if (now - counter.startedAt >= windowMs) Object.assign(counter, { startedAt: now, count: 0 })
    this.#counters.set(key, counter)
    return counter
  }
}
