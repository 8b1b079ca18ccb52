import type { Frame, Page } from 'playwright-core'

/** Until the browser keeps the panel's page, whole, in one version. */
export async function isKept(page: Page | Frame): Promise<void> {
  await page.evaluate(`new Promise((resolve, reject) => {
    const until = Date.now() + 15_000
    const look = async () => {
      if ((await caches.keys()).length === 1 && (await caches.match('/panel/taskpane.html')) !== undefined) resolve()
      else if (Date.now() > until) reject(new Error('The page was not kept.'))
      else requestAnimationFrame(look)
    }
    look()
  })`)
}
