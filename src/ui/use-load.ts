import { startTransition, useCallback, useEffect, useRef, useState } from 'react'

/** Loading, ready, failed: one value. */
export type Loadable<Value, Failed> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: Value }
  | { readonly kind: 'failed'; readonly failure: Failed }

interface Load<Value, Failed> {
  readonly state: Loadable<Value, Failed>
  /** Fetches again. `quietly` keeps what is shown until the answer is there, and also when it fails. */
  reload(quietly?: boolean): void
  /** Puts in what is known otherwise, such as the answer of a write. */
  replace(value: Value): void
}

/**
 * Loads whenever `key` changes; an answer that comes after the key moved on is dropped. What is shown while loading stays until the code
 * of what follows is there: React would hold a view that follows a fallback back for 300 ms more.
 */
export function useLoad<Value, Failed>(
  key: string,
  load: () => Promise<Value>,
  toFailure: (error: unknown) => Failed,
): Load<Value, Failed> {
  const [loaded, setLoaded] = useState<{ key: string; state: Loadable<Value, Failed> }>({ key, state: { kind: 'loading' } })
  const latest = useRef({ key, load, toFailure, turn: 0 })
  useEffect(() => {
    Object.assign(latest.current, { key, load, toFailure })
  })

  const run = useCallback((forKey: string, quietly: boolean) => {
    const turn = ++latest.current.turn
    const isWanted = () => latest.current.key === forKey && latest.current.turn === turn
    latest.current.load().then(
      (value) => {
        if (!isWanted()) return
        startTransition(() => {
          setLoaded({ key: forKey, state: { kind: 'ready', value } })
        })
      },
      (error: unknown) => {
        if (isWanted() && !quietly)
          setLoaded({ key: forKey, state: { kind: 'failed', failure: latest.current.toFailure(error) } })
      },
    )
  }, [])

  useEffect(() => {
    latest.current.key = key
    run(key, false)
  }, [key, run])

  const reload = useCallback(
    (quietly = false) => {
      if (!quietly) setLoaded({ key: latest.current.key, state: { kind: 'loading' } })
      run(latest.current.key, quietly)
    },
    [run],
  )
  const replace = useCallback((value: Value) => {
    latest.current.turn++
    setLoaded({ key: latest.current.key, state: { kind: 'ready', value } })
  }, [])
  return { state: loaded.key === key ? loaded.state : { kind: 'loading' }, reload, replace }
}
