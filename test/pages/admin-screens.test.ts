import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { drawn } from '../support/seen.ts'
import { type AdminSite, openAdminSite } from './admin-page.ts'
import { lookWithAxe } from '../support/look-with-axe.ts'

const pages = ['health', 'log', 'representatives', 'initial-sync', 'service', 'configuration', 'panel', 'doctor', 'backup']
const lists = ['health', 'log', 'representatives', 'initial-sync', 'panel', 'doctor']
const views = [
  { name: 'light', size: { width: 1389, height: 868 }, media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark', size: { width: 1389, height: 868 }, media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'contrast', size: { width: 1389, height: 868 }, media: { colorScheme: 'light', forcedColors: 'active' } },
  // where columns are narrowest: beside the navigation, just before it becomes a drawer
  { name: 'laptop', size: { width: 1210, height: 868 }, media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'small laptop', size: { width: 905, height: 868 }, media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'tablet', size: { width: 800, height: 868 }, media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'phone', size: { width: 320, height: 640 }, media: { colorScheme: 'light', forcedColors: 'none' } },
] as const
const axeViews = new Set<string>(['light', 'dark', 'phone'])

/**
 * Run in the page: what makes it scroll to the side, what is too small to be hit (24 px, WCAG 2.2, 2.5.8), what lies over something else,
 * and words of a table that have no room.
 */
const measure = `(() => {
  const seen = (element) => {
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1 && element.closest('[aria-hidden=true]') === null &&
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  }
  const scrolls = (element) => element !== null && element !== document.body &&
    (/auto|scroll|hidden/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
  const named = (element) => element.tagName + ' ' + (element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 50)
  const inText = (element) => element.tagName === 'A' && getComputedStyle(element).display === 'inline'
  const words = [...document.querySelectorAll('label[for]')].map((label) => label.htmlFor)
  const box = (element) => element.getBoundingClientRect()
  // for who listens to the figures of a chart
  const isClipped = (element) => element !== null && (box(element).width <= 1 || isClipped(element.parentElement))
  const fields = [...document.querySelectorAll('main .fui-Input, main .fui-Select, main .fui-Textarea, main button, main th')].filter(seen)
    .filter((element) => !isClipped(element))
  const lies = (a, b) => {
    const [one, other] = [box(a), box(b)]
    return Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
      Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2
  }
  const isFixed = (element) => element !== null && (/sticky|fixed/.test(getComputedStyle(element).position) || isFixed(element.parentElement))
  const lines = (element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
  }
  return {
    over: fields.flatMap((a, at) => fields.slice(at + 1)
      .filter((b) => !a.contains(b) && !b.contains(a) && !isFixed(a) && !isFixed(b) && lies(a, b))
      .map((b) => named(a) + ' / ' + named(b))).slice(0, 5),
    squeezed: [...document.querySelectorAll('main th, main td')].filter(seen).filter((cell) => !isClipped(cell) &&
      (
      (cell.tagName === 'TH' && cell.scrollWidth > cell.clientWidth + 1) ||
      lines(cell) > (cell.innerText.match(/\\S+/g) ?? []).length + 4)).map(named).slice(0, 5),
    // two words for one control: a click on the second reaches the first
    sharing: [...new Set(words.filter((id, index) => words.indexOf(id) !== index))],
    outside: [...document.querySelectorAll('#admin *')].filter(seen).filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      return (left < -0.5 || right > document.documentElement.clientWidth + 0.5) && !scrolls(element.parentElement)
    }).map(named).slice(0, 5),
    small: [...document.querySelectorAll('button, a, input:not([hidden]), select, textarea, [role=tab]')].filter(seen).filter((element) => {
      const { width, height } = element.getBoundingClientRect()
      return (width < 24 || height < 24) && !inText(element) && element.closest('label, .fui-Input, .fui-Select') === null
    }).map(named).slice(0, 5),
  }
})()`

describe('the built admin pages in a real Chromium', () => {
  let site: AdminSite
  beforeAll(async () => {
    site = await openAdminSite()
  }, 120_000)
  afterAll(() => site.close())

  async function faultsOf(view: (typeof views)[number]): Promise<readonly unknown[]> {
    const { page } = site
    await page.setViewportSize(view.size)
    await page.emulateMedia({ ...view.media, reducedMotion: 'reduce' })
    await drawn(page)
    const measured = await page.evaluate<Record<string, string[]>>(measure)
    const found: unknown[] = Object.entries(measured).flatMap(([fault, which]) =>
      which.length === 0 ? [] : [[view.name, fault, which]],
    )
    if (!axeViews.has(view.name)) return found
    const violations = await lookWithAxe(page, { coloursOnly: view.name === 'dark' })
    return [...found, ...violations.map((violation) => [view.name, ...violation])]
  }

  it.each(pages)(
    '[R393] fits, is readable and can be hit in every view: %s',
    async (name) => {
      await site.page.setViewportSize(views[0].size)
      await site.open(name, 3)
      const faults: unknown[] = []
      for (const view of views) faults.push(...(await faultsOf(view)))
      expect(faults).toEqual([])
      expect(site.chromium.outsideRequests).toEqual([])
    },
    120_000,
  )

  it.each(lists)(
    'shows nothing and 20,000 rows as well: %s',
    async (name) => {
      const faults: unknown[] = []
      for (const count of [0, 20_000]) {
        await site.page.setViewportSize(views[0].size)
        await site.open(name, count)
        for (const view of [views[0], views.at(-1) ?? views[0]]) faults.push(...(await faultsOf(view)))
        const rows = await site.page.locator('main tbody tr').count()
        if (rows > 150) faults.push([name, count, `${rows} rows at once`])
      }
      expect(faults).toEqual([])
    },
    120_000,
  )
})
