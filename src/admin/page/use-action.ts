import { useCallback, useState } from 'react'
import type { Failure } from '../../api/failure.ts'
import { toFailure } from '../backend/client.ts'

interface Action {
  /** What is being done; empty: nothing. */
  readonly working: string
  readonly failure: Failure | null
  /** What was done last, for the live region. */
  readonly done: string
  /** Does one thing at a time. `what` names it; `then` gets its answer and may say what was done. */
  run<Value>(what: string, act: () => Promise<Value>, then?: (value: Value) => string | void): void
  forget(): void
}

/** What a button does: at work, failed, done; one value for all buttons of a page. */
export function useAction(): Action {
  const [state, setState] = useState<Omit<Action, 'run' | 'forget'>>({ working: '', failure: null, done: '' })
  const run = useCallback(
    <Value>(what: string, act: () => Promise<Value>, then: (value: Value) => string | void = () => undefined) => {
      setState({ working: what, failure: null, done: '' })
      act().then(
        (value) => {
          setState({ working: '', failure: null, done: then(value) ?? '' })
        },
        (error: unknown) => {
          setState({ working: '', failure: toFailure(error), done: '' })
        },
      )
    },
    [],
  )
  const forget = useCallback(() => {
    setState({ working: '', failure: null, done: '' })
  }, [])
  return { ...state, run, forget }
}
