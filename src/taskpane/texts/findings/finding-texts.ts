import type { CheckCode, FindingOf } from '../../../domain/explanation.ts'

/** What was found and what to do about it; of what is well one line more, or none. What stands in it is named by `findings`. */
type Words = string | readonly [says: string, fix: string]

/** Words of every finding of “Why is this not synced?”. One that is missing does not compile. */
export type FindingTexts = {
  readonly [Code in CheckCode]: Readonly<Record<FindingOf<Code>, Words>>
}
