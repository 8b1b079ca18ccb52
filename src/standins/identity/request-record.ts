export interface RecordedRequest {
  readonly method: string
  /** without the query: codes and hints stay out of the record */
  readonly path: string
  readonly status: number
  readonly at: string
  /** the person or the application the request turned out to be from */
  readonly who?: string
}

const mostKept = 5_000

/** What the server was asked, oldest first; the oldest are forgotten so that a long trial does not grow without end. */
export class RequestRecord {
  readonly #kept: RecordedRequest[] = []

  add(entry: RecordedRequest): void {
    this.#kept.push(entry)
    if (this.#kept.length > mostKept) this.#kept.shift()
  }

  all(): readonly RecordedRequest[] {
    return [...this.#kept]
  }
}
