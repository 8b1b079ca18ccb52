import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { openPanelPage, type PanelPage } from './panel-page.ts'
import { screens } from './panel-screens.ts'

let panel: PanelPage
beforeAll(async () => {
  panel = await openPanelPage()
  await panel.page.addInitScript(`
    window.shifts = []
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true })
  `)
}, 120_000)
afterAll(() => panel.close())

const shifted = (): Promise<number> => panel.page.evaluate<number>('window.shifts.reduce((sum, value) => sum + value, 0)')

it.each(['not linked', 'linked', 'attendee', 'first run'])('[R43] nothing moves from the shape to the view: %s', async (name) => {
  const screen = screens.find((candidate) => candidate.name === name)
  if (screen !== undefined) await panel.open(screen)
  await panel.page.waitForLoadState('networkidle')

  expect(await shifted()).toBe(0)
})

it('is measured: what pushes the view down is a shift', async () => {
  await panel.page.evaluate(`document.body.insertAdjacentHTML('afterbegin', '<div style="height: 200px">late</div>')`)
  await panel.page.waitForFunction('window.shifts.length > 0')

  expect(await shifted()).toBeGreaterThan(0)
})
