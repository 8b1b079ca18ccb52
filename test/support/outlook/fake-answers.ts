export interface OfficeError {
  readonly code: number
  readonly message: string
}
export interface OfficeResult {
  readonly status: 'succeeded' | 'failed'
  readonly value?: unknown
  readonly error?: OfficeError
}
export type Done = (result: OfficeResult) => void

/** How Outlook answers a call: with an error, late, never, or (left out) as it should. */
export type Behaviour = { readonly fails: OfficeError } | { readonly afterMs: number } | 'silent'

export interface Answers {
  /** Every call that was made, oldest first. */
  readonly calls: readonly string[]
  /** `usual`: the error Outlook gives by itself, such as for the id of what was never saved. */
  give(call: string, value: unknown, done: Done, usual?: OfficeError | null): void
}

export function fakeAnswers(behaviours: Readonly<Partial<Record<string, Behaviour>>>): Answers {
  const calls: string[] = []
  return {
    calls,
    give(call, value, done, usual = null) {
      calls.push(call)
      const behaviour = behaviours[call]
      if (behaviour === 'silent') return
      const error = behaviour !== undefined && 'fails' in behaviour ? behaviour.fails : usual
      const answer = () => {
        done(error === null ? { status: 'succeeded', value } : { status: 'failed', error })
      }
      if (behaviour !== undefined && 'afterMs' in behaviour) setTimeout(answer, behaviour.afterMs)
      else queueMicrotask(answer)
    },
  }
}
