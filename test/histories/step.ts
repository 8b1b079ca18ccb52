import type { Arbitrary } from 'fast-check'
import type { History } from './history.ts'

/** One kind of thing that may happen: how often, with which numbers, and what it does. */
export interface StepKind<Values extends object> {
  readonly weight: number
  readonly values: Arbitrary<Values>
  play(history: History, values: Values): void | Promise<void>
}

/** One of these, whatever number was drawn; undefined where there is none. */
export const pick = <Value>(from: readonly Value[], index: number): Value | undefined => from[index % from.length]
