import type { Page } from 'playwright-core'

/**
 * What a change of size or theme brings about is drawn: React hears of it in one frame and shows it in the next. Colours on their way to
 * another have arrived.
 */
export const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(`new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() =>
    resolve(Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map(({ finished }) => finished)).then(() => null)))))`)

/**
 * As `locator.waitFor`, asked in the page once a frame: Playwright looks again after up to half a second, which is most of the time that a
 * test of many pages takes. A page that goes on to another address meanwhile is looked at there.
 */
export async function seen(page: Page, selector: string, withinMs = 30_000): Promise<void> {
  const latest = performance.now() + withinMs
  const look = (forMs: number): Promise<boolean> =>
    page.evaluate<boolean>(`new Promise((resolve) => {
      const latest = performance.now() + ${forMs}
      const look = () => {
        if (document.querySelector(${JSON.stringify(selector)})?.checkVisibility({ visibilityProperty: true })) resolve(true)
        else if (performance.now() > latest) resolve(false)
        else requestAnimationFrame(look)
      }
      look()
    })`)
  for (let left = withinMs; left > 0; left = latest - performance.now()) {
    const isSeen = await look(left).catch((error: unknown) => {
      if (error instanceof Error && error.message.includes('Execution context was destroyed')) return false
      throw error
    })
    if (isSeen) return
    await page.waitForLoadState('domcontentloaded')
  }
  throw new Error(`${selector} was not seen within ${withinMs / 1000} s: ${await page.locator('body').innerText()}`)
}
