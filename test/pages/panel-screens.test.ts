import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { drawn } from '../support/seen.ts'
import { lookWithAxe } from '../support/look-with-axe.ts'
import { measure } from './measure-page.ts'
import { openPanelPage, type PanelPage } from './panel-page.ts'
import { type Screen, screens } from './panel-screens.ts'

const usual = { width: 320, height: 640 }
const views = [
  { name: 'light', size: usual, media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark', size: usual, media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'forced colours', size: usual, media: { colorScheme: 'light', forcedColors: 'active' } },
  { name: 'narrow', size: { width: 300, height: 640 }, media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'wide', size: { width: 450, height: 640 }, media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'low', size: { width: 320, height: 570 }, media: { colorScheme: 'light', forcedColors: 'none' } },
] as const

/** Of what axe looks at, the colours differ by theme; the sizes are measured. `npm run screens` takes the pictures. */
const axeViews = new Set<string>(['light', 'dark'])

describe('the built panel in a real Chromium', () => {
  let panel: PanelPage
  beforeAll(async () => {
    panel = await openPanelPage()
  })
  afterAll(() => panel.close())

  const violations = (screen: Screen, coloursOnly: boolean) =>
    lookWithAxe(panel.page, {
      coloursOnly,
      without: [
        // The shape of what comes has no words yet, so no heading either.
        ...(screen.view === null ? ['page-has-heading-one'] : []),
        // A menu opens above the page, beside its landmarks.
        ...(screen.name === 'linked, menu open' ? ['region'] : []),
      ],
    })

  it.each(screens)('fits, is readable and can be hit in every view: $name', async (screen) => {
    const { page } = panel
    await page.setViewportSize(usual)
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' })
    await panel.open(screen)

    const faults: unknown[] = []
    for (const { name, size, media } of views) {
      await page.setViewportSize(size)
      await page.emulateMedia(media)
      await drawn(page)
      faults.push(...(axeViews.has(name) ? (await violations(screen, name !== 'light')).map((found) => [name, ...found]) : []))
      faults.push(...(await measure(page)).map((found) => [name, ...found]))
    }

    expect(faults).toEqual([])
    expect(panel.chromium.outsideRequests).toEqual([])
  })

  it('finds what is too small, too wide and unnamed', async () => {
    const { page } = panel
    await page.setViewportSize(usual)
    await panel.open({ name: 'planted', view: null })
    await page.evaluate(`document.querySelector('#panel').insertAdjacentHTML('beforeend',
      '<button style="width: 10px; height: 10px; padding: 0"></button><p style="width: 400px">wide</p>' +
      '<span style="display: block; width: 60px; overflow: hidden; white-space: nowrap">much longer than its room</span>')`)

    const found = await lookWithAxe(page)

    expect(found.map(([rule]) => rule)).toContain('button-name')
    expect(await measure(page)).toEqual([
      ['outside', ['P wide']],
      ['sideways', ['page']],
      ['small', ['BUTTON ']],
      ['cut', ['SPAN much longer than its room']],
    ])
  })
})
