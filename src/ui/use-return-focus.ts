import { useEffect, useRef } from 'react'

/**
 * Back from a page, the control that opened it has the focus again: the one that says `data-opens="<page>"`. Where it is gone, as after
 * an appointment was linked, the title has it, so that whoever reads by ear goes on from the top of what is new.
 */
export function useReturnFocus(page: string): void {
  const shown = useRef(page)
  useEffect(() => {
    const left = shown.current
    shown.current = page
    if (left === page) return
    const opener = document.querySelector<HTMLElement>(`[data-opens="${left}"]`)
    ;(opener ?? document.querySelector<HTMLElement>('h1[tabindex="-1"]'))?.focus()
  }, [page])
}
