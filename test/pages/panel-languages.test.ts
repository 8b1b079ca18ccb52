import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { measure } from './measure-page.ts'
import { openPanelPage, type PanelPage } from './panel-page.ts'
import { otherLocales, screens } from './panel-screens.ts'

/** Those with the most words; the script `screens` takes all of them. */
const wordy = new Set([
  'first run',
  'not linked',
  'create, long names',
  'create, fields at fault',
  'people',
  'link existing',
  'linked',
  'linked, Arabic subject',
  'unlink',
  'why',
  'waiting',
  'new activities',
  'attendee',
  'offline',
  'private',
  'not saved',
  'supplier',
])

describe('the built panel in other languages', () => {
  let panel: PanelPage
  beforeAll(async () => {
    panel = await openPanelPage()
  }, 120_000)
  afterAll(() => panel.close())

  it.each(otherLocales)(
    '[R40] says everything in %s, with nothing cut and nothing beside the view, at 320 px',
    async (language) => {
      const { page } = panel
      await page.setViewportSize({ width: 320, height: 570 })
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' })
      const faults: unknown[] = []
      const spoken = new Set<string>()
      for (const screen of screens.filter(({ name }) => wordy.has(name))) {
        await panel.open({ ...screen, office: { ...screen.office, language } })
        spoken.add(await page.evaluate<string>('document.documentElement.lang'))
        faults.push(...(await measure(page)).map((found) => [screen.name, ...found]))
      }

      expect({ faults, spoken: [...spoken] }).toEqual({ faults: [], spoken: [language] })
    },
    180_000,
  )

  it('[R40] shows a text that runs from right to left in its own direction, in a panel that runs from left to right', async () => {
    const { page } = panel
    const arabic = screens.find(({ name }) => name === 'not linked, Arabic subject')
    if (arabic !== undefined) await panel.open(arabic)

    const directions = await page.evaluate<readonly string[]>(
      `[document.querySelector('h1'), document.querySelector('h1 + span')].map((element) => getComputedStyle(element).direction)`,
    )

    expect(directions).toEqual(['rtl', 'ltr'])
  })

  it('[R40] falls back to English where nobody translated', async () => {
    const { page } = panel
    const first = screens.find(({ name }) => name === 'first run')
    if (first !== undefined) await panel.open({ ...first, office: { language: 'it-IT' } })

    expect(await page.getByRole('button').textContent()).toBe('Sign in')
    expect(await page.evaluate<string>('document.documentElement.lang')).toBe('en-GB')
  })
})
