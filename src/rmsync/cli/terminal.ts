import type { Writable } from 'node:stream'
import type { ServiceClient } from './service-client.ts'

export interface Terminal {
  readonly print: (text: string) => void
  /** Where the content of files goes that are given no name. */
  readonly output: Writable
  readonly service: () => Promise<ServiceClient>
  /** Ends the process with this status once the command is done. */
  readonly fail: (status: number) => void
  /** Ends what goes on until somebody stops it. */
  readonly stopped: AbortSignal
  /** How often what is followed is asked for again. */
  readonly everyMs: number
}

/** A terminal that knows whether it is a person or a program that reads it. */
export interface Telling extends Terminal {
  /** In words, or with `--json` as the service said it. */
  readonly tell: <Answer>(answer: Answer, words: (answer: Answer) => string) => void
  /** The same for one of many: a line each. */
  readonly tellEach: <Answer>(answers: readonly Answer[], words: (answer: Answer) => string) => void
}
