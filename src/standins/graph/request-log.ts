import type { Breakage } from './broken-answer.ts'

/** What the stand-in was asked, so that a test can count, and what it shall refuse next, so that a test can fail it. */
export interface RecordedRequest {
  readonly method: string
  readonly path: string
  /** object id of the mailbox, where the request named one that exists */
  readonly mailbox: string | null
  /** 0 when the answer was broken off on purpose */
  readonly status: number
  /** the application's client id; null when the token was refused */
  readonly app: string | null
  readonly at: string
  /** true for a part of a `$batch` */
  readonly inBatch: boolean
}

export interface Fault {
  readonly retryAfter?: number
  readonly code?: string
  /** only requests whose `METHOD path` matches */
  readonly match?: RegExp
  /** how many requests fail; 1 unless given */
  readonly times?: number
}

interface PlannedFault extends Fault {
  /** a status to answer, or a way to spoil the answer */
  readonly failure: number | Breakage
  left: number
}

const kept = 20_000

export class RequestLog {
  readonly #requests: RecordedRequest[] = []
  #faults: PlannedFault[] = []

  add(request: RecordedRequest): void {
    this.#requests.push(request)
    if (this.#requests.length > kept) this.#requests.shift()
  }

  requests(): RecordedRequest[] {
    return [...this.#requests]
  }

  failNext(status: number, fault: Fault = {}): void {
    this.#faults.push({ ...fault, failure: status, left: fault.times ?? 1 })
  }

  breakNext(breakage: Breakage, fault: Pick<Fault, 'match' | 'times'> = {}): void {
    this.#faults.push({ ...fault, failure: breakage, left: fault.times ?? 1 })
  }

  /** The fault planned for this request, used up by asking. The parts of a batch have no connection that could break. */
  takeFault(method: string, path: string, inBatch: boolean): PlannedFault | undefined {
    const fault = this.#faults.find(
      ({ match, failure }) =>
        (match === undefined || match.test(`${method} ${path}`)) && !(inBatch && typeof failure === 'string'),
    )
    if (fault === undefined) return undefined
    fault.left -= 1
    if (fault.left <= 0) this.#faults = this.#faults.filter((other) => other !== fault)
    return fault
  }
}
