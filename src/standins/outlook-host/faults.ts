export interface Fault {
  readonly status: number
  /** part of the path; absent: the next request of any kind */
  readonly match?: string
}

/** Faults to come, each used once, first matching first. */
export function faultQueue(): { add(fault: Fault): void; take(url: string): Fault | undefined } {
  const waiting: Fault[] = []
  return {
    add: (fault) => {
      waiting.push(fault)
    },
    take: (url) => {
      const index = waiting.findIndex((fault) => fault.match === undefined || url.includes(fault.match))
      return index < 0 ? undefined : waiting.splice(index, 1)[0]
    },
  }
}
