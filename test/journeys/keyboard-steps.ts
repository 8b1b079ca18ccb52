import type { Frame, Page } from 'playwright-core'

/** How the element that has the focus is called, as a screen reader would hear it. */
const focusName = `(() => {
  const element = document.activeElement
  if (element === null || element === document.body) return ''
  const by = (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '')
  return element.ariaLabel ?? (by.join('') !== '' ? by.join(' ') : [...(element.labels ?? [])].map(({ textContent }) => textContent).join(' ') || element.placeholder || element.textContent)
})()`
const mostStops = 60
const mostLooks = 8

/** The panel as somebody has it who uses no mouse. */
export interface Keyboard {
  /** Goes on by Tab until what is called so has the focus. Fails where the focus cannot be seen. */
  tabTo(name: RegExp): Promise<void>
  /** Presses an arrow until what is called so has the focus. */
  arrowTo(key: 'ArrowDown' | 'ArrowRight', name: RegExp): Promise<void>
  press(key: string): Promise<void>
  type(text: string): Promise<void>
}

export function keyboardOf(page: Page): Keyboard {
  const frame = (): Frame => {
    const found = page.frames().find((candidate) => candidate.url().includes('/panel/taskpane.html'))
    if (found === undefined) throw new Error('No panel is open.')
    return found
  }
  const moveTo = async (key: string, name: RegExp) => {
    const passed: string[] = []
    // Into the pane; which key that is, is Outlook's.
    await frame().evaluate('window.focus()')
    for (let stop = 0; stop < mostStops; stop += 1) {
      await page.keyboard.press(key)
      const at = (await frame().evaluate<string>(focusName)).trim()
      if (name.test(at)) return
      passed.push(at)
    }
    throw new Error(`${String(name)} is not reached by ${key}; passed ${passed.join(' | ')}`)
  }
  /** What has the focus looks otherwise than without it: asked in one go, as a dialog gives the focus back that a script takes away. */
  const isSeen = (): Promise<boolean> =>
    frame().evaluate<boolean>(`(() => {
      const element = document.activeElement
      const look = () => [null, '::before', '::after'].map((part) => {
        const { outline, boxShadow, border, content } = getComputedStyle(element, part)
        return [outline, boxShadow, border, content].join()
      }).join()
      const focused = look()
      element.blur()
      const plain = look()
      element.focus()
      return focused !== plain
    })()`)
  return {
    async tabTo(name) {
      await moveTo('Tab', name)
      for (let look = 1; !(await isSeen()); look += 1) {
        if (look === mostLooks) throw new Error(`${String(name)} has the focus, and nothing shows it.`)
        await frame().evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
      }
    },
    arrowTo: moveTo,
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
  }
}
