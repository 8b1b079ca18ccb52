import type { Instant } from '../../src/domain/time-span.ts'

/** Where every history begins: a Monday morning. */
const beginning = Date.parse('2026-11-23T08:00:00Z')

/** One clock for rmsync and for the local cloud, moved by the history alone. */
export class HistoryClock {
  #ms = beginning

  ms = (): number => this.#ms
  date = (): Date => new Date(this.#ms)
  now = (): Instant => new Date(this.#ms).toISOString().replace(/\.\d+Z$/, 'Z') as Instant

  move(ms: number): void {
    this.#ms += ms
  }

  /** The next history begins where the first did, so that each can be played alone; or at a time of its own. */
  reset(at = beginning): void {
    this.#ms = at
  }
}
