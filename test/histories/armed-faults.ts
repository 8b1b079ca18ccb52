/**
 * Faults of the stand-ins are planned once, for ever, each behind a door of its own that a history opens for so many requests and
 * that is shut when it comes to rest: a stand-in has no way to forget what it was told to do.
 */
class Door extends RegExp {
  #left = 0
  #lines: RegExp = /./

  open(times: number, lines: RegExp): void {
    this.#left = times
    this.#lines = lines
  }

  shut(): void {
    this.#left = 0
  }

  override test(line: string): boolean {
    if (this.#left === 0 || !this.#lines.test(line)) return false
    this.#left -= 1
    return true
  }
}

export class ArmedFaults<Fault extends string> {
  readonly #doors = new Map<Fault, Door>()

  constructor(faults: readonly Fault[], plan: (fault: Fault, door: { match: RegExp; times: number }) => void) {
    for (const fault of faults) {
      const door = new Door('.')
      this.#doors.set(fault, door)
      plan(fault, { match: door, times: Infinity })
    }
  }

  /** The next `times` requests whose `METHOD path` matches fail so. */
  arm(fault: Fault, times: number, lines: RegExp): void {
    this.#doors.get(fault)?.open(times, lines)
  }

  disarm(): void {
    for (const door of this.#doors.values()) door.shut()
  }
}
