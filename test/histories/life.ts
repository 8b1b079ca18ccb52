import { setImmediate as turn } from 'node:timers/promises'
import type { HistoryClock } from './clock.ts'

/** What every port throws from the moment on at which its process was killed. */
export class Killed extends Error {
  override name = 'Killed'
}

/** The life of one process: ends at a chosen point between two of its I/O calls, or after one took effect and before it answered. */
export class Life {
  readonly #clock: HistoryClock
  #left = Infinity
  #dead = false
  #underWay = 0

  constructor(clock: HistoryClock) {
    this.#clock = clock
  }

  get isOver(): boolean {
    return this.#dead
  }

  /** Ends after so many points more; each call has one before it and one after it. */
  endAfter(points: number): void {
    this.#left = points
  }

  goOn(): void {
    this.#left = Infinity
  }

  async call<Result>(work: () => Promise<Result>, tookMs: number): Promise<Result> {
    this.point()
    this.#clock.move(tookMs)
    this.#underWay += 1
    try {
      return await work()
    } finally {
      this.#underWay -= 1
      this.point()
    }
  }

  point(): void {
    if (this.#left <= 0) this.#dead = true
    this.#left -= 1
    if (this.#dead) throw new Killed('The process was killed.')
  }

  /** Until nothing of it is under way any more: what it had sent still takes effect. */
  async rest(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet = this.#underWay === 0 ? quiet + 1 : 0) await turn()
  }
}

/** A port whose every method is a call of this life. @param tookMs on the clock of the history */
export function mortal<Port extends object>(port: Port, life: Life, tookMs: number): Port {
  return new Proxy(port, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver)
      if (typeof member !== 'function' || name === 'activityUrl') return member
      return (...given: unknown[]) => life.call(() => Reflect.apply(member, target, given) as Promise<unknown>, tookMs)
    },
  })
}
