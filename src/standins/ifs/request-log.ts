export interface RecordedRequest {
  readonly at: string
  readonly method: string
  readonly path: string
  /** 0: the connection was broken instead of an answer */
  readonly status: number
  /** client id of the token; null when it was refused or not looked at */
  readonly client: string | null
  /** true for a part of a `$batch` */
  readonly inBatch: boolean
}

const kept = 20_000

export class RequestLog {
  readonly #requests: RecordedRequest[] = []
  readonly #now: () => Date

  constructor(now: () => Date) {
    this.#now = now
  }

  add(request: Omit<RecordedRequest, 'at'>): void {
    this.#requests.push({ at: this.#now().toISOString(), ...request })
    if (this.#requests.length > kept) this.#requests.shift()
  }

  requests(): RecordedRequest[] {
    return [...this.#requests]
  }
}
