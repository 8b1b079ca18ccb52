import { useEffect, useRef } from 'react'

/** Calls again and again while the page is in view; `ms` of null: not at all. */
export function useEvery(ms: number | null, call: () => void): void {
  const latest = useRef(call)
  useEffect(() => {
    latest.current = call
  })
  useEffect(() => {
    if (ms === null) return undefined
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') latest.current()
    }, ms)
    return () => {
      clearInterval(timer)
    }
  }, [ms])
}
