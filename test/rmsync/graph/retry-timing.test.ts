import { describe, expect, it } from '@jest/globals'
import { waitBeforeRetry } from '../../../src/rmsync/graph/retry-timing.ts'

const answer = (status: number, retryAfterMs: number | null = null) => ({ status, body: undefined, retryAfterMs })
const read = { tries: 1, isWrite: false }

describe('the wait before the same is asked again', () => {
  it.each<[string, number | null, number | null]>([
    ['a short Retry-After', 2_128, 2_128],
    ['the longest Retry-After that is waited here', 3_000, 3_000],
    ['a longer one, which is the queue’s', 3_001, null],
    ['none, at the least', null, 0],
  ])('after 429 with %s', (_what, retryAfterMs, expected) => {
    expect(waitBeforeRetry(answer(429, retryAfterMs), read, 0)).toBe(expected)
  })

  it('is never less than Retry-After, and a little more by chance', () => {
    expect(waitBeforeRetry(answer(503, 1_000), read, 0.999)).toBeGreaterThan(1_200)
    expect(waitBeforeRetry(answer(503, 1_000), read, 0.999)).toBeLessThan(1_250)
  })

  it('grows from try to try where Outlook names no time, and ends', () => {
    const waits = [1, 2, 3].map((tries) => waitBeforeRetry(answer(503), { ...read, tries }, 0.5))

    expect(waits).toEqual([250, 500, null])
  })

  it.each([
    [429, [0, 0]],
    [503, [0, 0]],
    [502, [0, null]],
    [504, [0, null]],
    [500, [null, null]],
    [404, [null, null]],
    [200, [null, null]],
  ])('after %i for a read and for a write', (status, expected) => {
    expect([false, true].map((isWrite) => waitBeforeRetry(answer(status), { tries: 1, isWrite }, 0))).toEqual(expected)
  })
})
