import type { GraphAnswer } from './classify-answer.ts'

const mostTries = 3
/** Waits up to this long are waited within the call, so that a person does not see them; longer ones are the queue's to schedule. */
export const longestWaitMs = 3_000
const firstBackOffMs = 500
/** On top of `Retry-After`: those who were told the same second would all come back in it. */
const jitterMs = 250

interface Tried {
  /** How often it has been asked, from 1. */
  readonly tries: number
  readonly isWrite: boolean
}

/**
 * How long to wait before the same is asked again within one call; null: what was answered is handed on. Never less than
 * `Retry-After`; without one, an exponential back-off of which a random part is waited (contract graph.md §3).
 * @param random between 0 and 1
 */
export function waitBeforeRetry(answer: GraphAnswer, { tries, isWrite }: Tried, random: number): number | null {
  // 429 and 503 are given before anything is done. A gateway's failure may come after a write: that one is not repeated blindly.
  const mayRepeat = answer.status === 429 || answer.status === 503 || (!isWrite && [502, 504].includes(answer.status))
  if (!mayRepeat || tries >= mostTries) return null
  if (answer.retryAfterMs === null) return random * firstBackOffMs * 2 ** (tries - 1)
  return answer.retryAfterMs > longestWaitMs ? null : answer.retryAfterMs + random * jitterMs
}
