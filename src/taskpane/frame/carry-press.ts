const pressable = 'button, a, summary, [role=tab]'
const nameOf = (element: Element): string => element.getAttribute('aria-label') ?? element.textContent ?? ''

/**
 * Between pressing a mouse button and letting it go lies a tenth of a second. What is drawn anew just then (an appointment is saved while
 * somebody presses *Create activity*) takes the pressed element away, and the browser tells nobody of a click. Where what stands there now
 * is called the same, it is what was meant. A finger presses and lets go in one moment: the browser sees to it.
 */
export function carryPress(page: Document): void {
  let pressed: Element | null = null
  const pressableAt = ({ target }: Event) => (target instanceof Element ? target.closest(pressable) : null)
  page.addEventListener(
    'mousedown',
    (event) => {
      pressed = event.button === 0 ? pressableAt(event) : null
    },
    { capture: true },
  )
  page.addEventListener(
    'mouseup',
    (event) => {
      const before = pressed
      const now = pressableAt(event)
      pressed = null
      if (before === null || before.isConnected || !(now instanceof HTMLElement)) return
      if (nameOf(now) === nameOf(before)) now.click()
    },
    { capture: true },
  )
}
