const pressable = 'button, a, summary, input, select, textarea, label, [role=tab]'

/**
 * Many people double-click whatever they press. A view comes faster than the second half of it, which then falls on what stands there
 * now: *Create activity* under *Create activity*, pressed by nobody. What is pressed twice itself hears both.
 */
export function ignoreSecondHalf(page: Document): void {
  let first: Element | null = null
  page.addEventListener(
    'click',
    (event) => {
      const pressed = event.target instanceof Element ? event.target.closest(pressable) : null
      if (event.detail > 1 && pressed !== first) {
        event.preventDefault()
        event.stopPropagation()
        return
      }
      first = pressed
    },
    { capture: true },
  )
}
