import type { Instant } from '../../domain/time-span.ts'

/** Time comes from here only, so that tests can move it. */
export interface Clock {
  now(): Instant
}
/** New random ids; a port so that histories replay. */
export interface Ids {
  next(): string
}
/** The text log. Never a token, never a body, never the text of a private item; subjects only at `debug`. */
export interface Log {
  debug(facts: object, message: string): void
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}
