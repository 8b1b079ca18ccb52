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
  /** What has the focus looks otherwise than without it. */
  const isSeen = async (): Promise<boolean> => {
    const shown = frame()
    const { x, y } = (await (await shown.frameElement()).boundingBox()) ?? { x: 0, y: 0 }
    const at = await shown.evaluate<{ x: number; y: number; width: number; height: number }>(`(() => {
      document.activeElement.scrollIntoView({ block: 'nearest' })
      const { left, top, width, height } = document.activeElement.getBoundingClientRect()
      return { x: left - 5, y: top - 5, width: width + 10, height: height + 10 }
    })()`)
    const picture = async () => {
      await shown.evaluate(
        `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
          .then(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
          .then(() => undefined)`,
      )
      return page.screenshot({ clip: { ...at, x: Math.max(0, x + at.x), y: Math.max(0, y + at.y) } })
    }
    const focused = await picture()
    await shown.evaluate('(window.wasFocused = document.activeElement).blur()')
    const plain = await picture()
    await shown.evaluate('window.wasFocused.focus()')
    return !focused.equals(plain)
  }
  return {
    async tabTo(name) {
      await moveTo('Tab', name)
      // Outlook's frame may still be drawn when the panel's is.
      for (let look = 1; !(await isSeen()); look += 1) {
        if (look === mostLooks) throw new Error(`${String(name)} has the focus, and nothing shows it.`)
        // There by the keyboard once more: what a script gives the focus to need not show it.
        await page.keyboard.press('Shift+Tab')
        await page.keyboard.press('Tab')
      }
    },
    arrowTo: moveTo,
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
  }
}
