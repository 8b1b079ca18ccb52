import { useEffect, useRef } from 'react'

/** Back from a page, the control that opened it has the focus again: the one that says `data-opens="<page>"`. */
export function useReturnFocus(page: string): void {
  const shown = useRef(page)
  useEffect(() => {
    const left = shown.current
    shown.current = page
    if (left !== page) document.querySelector<HTMLElement>(`[data-opens="${left}"]`)?.focus()
  }, [page])
}
