/** What the stand-in was asked, so that a test can count, and what it shall refuse next, so that a test can fail it. */
export interface RecordedRequest {
  readonly method: string
  readonly path: string
  /** object id of the mailbox, where the request named one that exists */
  readonly mailbox: string | null
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
  readonly status: number
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
    this.#faults.push({ ...fault, status, left: fault.times ?? 1 })
  }

  /** The fault planned for this request, used up by asking. */
  takeFault(method: string, path: string): PlannedFault | undefined {
    const fault = this.#faults.find(({ match }) => match === undefined || match.test(`${method} ${path}`))
    if (fault === undefined) return undefined
    fault.left -= 1
    if (fault.left <= 0) this.#faults = this.#faults.filter((other) => other !== fault)
    return fault
  }
}
