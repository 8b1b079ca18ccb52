import type { Page } from 'playwright-core'

/**
 * Run in the page: what stands out of the view to the side, what is too small to be hit (WCAG 2.2, 2.5.8), a footer that left the view,
 * and a word that is cut off. Cutting after some lines is meant where the whole text is a `title` away, and what unfolds says so itself.
 */
const measurePage = `(() => {
  const seen = (element) => {
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1 && element.closest('[aria-hidden=true]') === null &&
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  }
  const named = (element) => element.tagName + ' ' + (element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 40)
  const targets = 'button, a, input, select, textarea, summary, [role=tab], [role=menuitem], [role=combobox]'
  const all = [...document.querySelectorAll('#panel *')].filter(seen)
  const texts = all.filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
  const isCut = (element) => {
    const { overflowX, overflowY } = getComputedStyle(element)
    return (overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1) ||
      (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1)
  }
  const mayBeCut = (element) => element.closest('[title], [data-unfolds], select') !== null
  return {
    outside: all.filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      return left < -0.5 || right > innerWidth + 0.5
    }).map(named),
    sideways: document.documentElement.scrollWidth > innerWidth ? ['page'] : [],
    small: [...document.querySelectorAll(targets)].filter(seen).filter((element) => {
      const { width, height } = element.getBoundingClientRect()
      return width < 24 || height < 24
    }).map(named),
    cut: texts.filter((element) => isCut(element) && !mayBeCut(element)).map(named),
    below: [...document.querySelectorAll('footer')].filter((footer) => footer.getBoundingClientRect().bottom > innerHeight + 0.5).map(named),
  }
})()`

/** What is wrong with what the page shows, by kind. */
export const measure = async (page: Page): Promise<readonly (readonly [string, readonly string[]])[]> =>
  Object.entries(await page.evaluate<Record<string, readonly string[]>>(measurePage)).filter(([, found]) => found.length > 0)
